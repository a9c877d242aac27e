/** Rules for fonts and for the text of their glyphs. */

import { PDFDict } from 'pdf-lib'
import { readUnicodeMap } from '../content/cmap.ts'
import type { FontUse } from '../content/fonts.ts'
import { SHOWN_ARTIFACT, SHOWN_TAGGED } from '../content/fonts.ts'
import { arrayAt, dictAt, nameAt, streamAt, valueAt } from '../objects.ts'
import { streamBytes } from '../streams.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 14289-1 7.21; ISO 19005-2 6.2.11. */
export function* checkFonts({ fonts }: Subject): Generator<Fault> {
  for (const use of fonts.values()) {
    if (!use.shown.some((shown) => shown !== 0)) continue
    const name = nameAt(use.dict, 'BaseFont') ?? nameAt(use.dict, 'Subtype') ?? ''
    for (const fault of [...fontFaults(use.dict), ...glyphFaults(use)]) yield { ...fault, place: `font ${name}` }
  }
}

function* fontFaults(font: PDFDict): Generator<Fault> {
  const subtype = nameAt(font, 'Subtype')
  if (subtype === 'Type3')
    return yield {
      advice: 'drawn-font',
      message: 'A font is made of drawings: a face is missing and Chromium slants or thickens another',
    }
  const descendant = subtype === 'Type0' ? arrayAt(font, 'DescendantFonts')?.lookup(0) : font
  const descriptor = descendant instanceof PDFDict ? dictAt(descendant, 'FontDescriptor') : undefined
  const isEmbedded = descriptor && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => streamAt(descriptor, key))
  if (!isEmbedded) yield { ua: '7.21.4.1-1', archive: '6.2.11.4.1-1', message: 'A font is not embedded' }
  if (subtype !== 'Type0' || !(descendant instanceof PDFDict)) return
  if (nameAt(descendant, 'Subtype') === 'CIDFontType2' && isEmbedded && !valueAt(descendant, 'CIDToGIDMap'))
    yield { ua: '7.21.3.2-1', archive: '6.2.11.3.2-1', message: 'A font does not say which glyphs its codes mean' }
  if (descriptor && valueAt(descriptor, 'CIDSet'))
    yield { advice: 'cid-set', message: 'A font lists its glyphs, which is easily wrong' }
  if (!IDENTITIES.has(nameAt(font, 'Encoding') ?? ''))
    yield { ua: '7.21.3.3-1', archive: '6.2.11.3.3-1', message: 'A font has an encoding other than Identity' }
}

function* glyphFaults({ dict, shown }: FontUse): Generator<Fault> {
  const stream = streamAt(dict, 'ToUnicode')
  const bytes = stream && streamBytes(stream)
  const map = bytes ? readUnicodeMap(bytes) : new Map<number, string>()
  const isComposite = nameAt(dict, 'Subtype') === 'Type0'
  for (let code = 0; code < shown.length; code++) {
    const kinds = shown[code] ?? 0
    if (kinds === 0) continue
    if (code === 0 && isComposite) {
      yield { ua: '7.21.8-1', archive: '6.2.11.8-1', message: 'A character is shown that no font has' }
      continue
    }
    const text = map.get(code)
    if (!text) yield { ua: '7.21.7-1', archive: '6.2.11.7.2-1', message: 'A glyph has no text' }
    else if (/[\0\ufffe\ufeff]/.test(text))
      yield { ua: '7.21.7-2', archive: '6.2.11.7.2-2', message: 'The text of a glyph is no character' }
    else if (PRIVATE.test(text) && (kinds & (SHOWN_TAGGED | SHOWN_ARTIFACT)) !== 0)
      yield { archive: '6.2.11.7.3-1', message: 'The text of a glyph is in the private use area' }
  }
}

const IDENTITIES: ReadonlySet<string> = new Set(['Identity-H', 'Identity-V'])
const PRIVATE = /\p{Co}/u
