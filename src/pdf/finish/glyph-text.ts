/** Lets fonts say what their glyphs mean, so that ligatures and alternates need no replacement text in the content. */

import type { FontUse, FontUses } from '../content/fonts.ts'
import { SHOWN_ARTIFACT, SHOWN_TAGGED } from '../content/fonts.ts'
import type { UnicodeMap } from '../content/cmap.ts'
import { readUnicodeMap, writeUnicodeMap } from '../content/cmap.ts'
import { set, streamAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import { flateStream, streamBytes } from '../streams.ts'

/** By font: the text of each code once the pass is done. */
export type GlyphTexts = ReadonlyMap<FontUse, UnicodeMap>

/**
 * Chromium writes a ligature, an alternate or a small capital as `/Span <</ActualText …>>` round one glyph. Where the glyph is
 * never read by its own code, its text goes into ToUnicode (of several texts the most frequent) and the spans are dispensable.
 * Alternates without a character of their own get their only mapping so (7.21.7-1 of PDF/UA-1). A hyphen that only artifacts
 * show was put in at a line end and becomes U+00AD (ISO 32000-1, 14.8.2.2.3).
 */
export function settleGlyphTexts({ context }: OpenPdf, fonts: FontUses): GlyphTexts {
  const texts = new Map<FontUse, UnicodeMap>()
  for (const use of fonts.values()) {
    const stream = streamAt(use.dict, 'ToUnicode')
    const bytes = stream && streamBytes(stream)
    const map = new Map(bytes ? readUnicodeMap(bytes) : [])
    const isChanged = [giveReplacedTexts(use, map), softenHyphens(use, map), joinParts(map)].some((changed) => changed)
    texts.set(use, map)
    if (!isChanged) continue
    set(use.dict, 'ToUnicode', context.register(flateStream(context, writeUnicodeMap(map, use.codeBytes))))
  }
  return texts
}

function giveReplacedTexts({ shown, replaced }: FontUse, map: Map<number, string>): boolean {
  let isChanged = false
  for (const [code, counts] of replaced) {
    const isRead = ((shown[code] ?? 0) & (SHOWN_TAGGED | SHOWN_ARTIFACT)) !== 0
    const text = mostFrequent(counts)
    if ((isRead && map.has(code)) || text === undefined || map.get(code) === text) continue
    map.set(code, text)
    isChanged = true
  }
  return isChanged
}

function softenHyphens({ shown, replaced }: FontUse, map: Map<number, string>): boolean {
  const hyphens = [...map].filter(
    ([code, text]) => text === HYPHEN && ((shown[code] ?? 0) & SHOWN_TAGGED) === 0 && !replaced.has(code),
  )
  for (const [code] of hyphens) map.set(code, SOFT_HYPHEN)
  return hyphens.length > 0
}

/**
 * Glyphs that are only a part of a letter, such as the dots of Arabic ones, come with the text U+0000, which is forbidden
 * (7.21.7-2 of PDF/UA-1). They become a joiner: nothing that is seen or read.
 */
function joinParts(map: Map<number, string>): boolean {
  const parts = [...map].filter(([, text]) => /^[\u0000\ufeff\ufffe]*$/.test(text))
  for (const [code] of parts) map.set(code, ZERO_WIDTH_JOINER)
  return parts.length > 0
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  const usable = [...counts].filter(([text]) => text !== '' && text !== SOFT_HYPHEN)
  return usable.toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))[0]?.[0]
}

export const HYPHEN = '\u2010'
export const SOFT_HYPHEN = '\u00ad'
const ZERO_WIDTH_JOINER = '\u200d'
