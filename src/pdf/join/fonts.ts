/** Joins the parts of a font that the parts of a document embed. */

import { PDFDict, PDFName, PDFNumber, type PDFContext, type PDFRef } from 'pdf-lib'
import { readUnicodeMap, writeUnicodeMap } from '../content/cmap.ts'
import { glyphWidths } from '../content/widths.ts'
import { arrayAt, dictAt, nameAt, numberAt, set, streamAt } from '../objects.ts'
import { objectText } from '../serialise/text.ts'
import { flateStream, streamBytes } from '../streams.ts'
import { areAlike, commonBytes, readTrueType, united, type TrueType } from './true-type.ts'
import { writeTrueType } from './write-true-type.ts'

/** A font of the joined document. */
export type JoinedFont = {
  readonly ref: PDFRef
  readonly parts: FontParts
  /** What the fonts of other parts add to it. */
  face: Face
  isChanged: boolean
}

/** Objects of a composite font (ISO 32000-1, 9.7). */
type FontParts = { readonly font: PDFDict; readonly descendant: PDFDict; readonly descriptor: PDFDict }

type Face = {
  /** The same for parts of one font. */
  readonly name: string
  readonly program: TrueType
  /** Thousandths of the font size, by glyph. */
  readonly widths: ReadonlyMap<number, number>
  readonly texts: ReadonlyMap<number, string>
}

/**
 * The font of the joined document that takes the place of one of a part: an earlier one that has the same name and measures, and the
 * same outlines for the glyphs that both hold, or else the font itself. Chromium keeps the numbers of glyphs when it leaves some
 * out, so that codes mean the same. `undefined` where it is no composite font with TrueType outlines.
 */
export function fontFor(ref: PDFRef, dict: PDFDict, fonts: JoinedFont[]): PDFRef | undefined {
  const parts = fontParts(dict)
  const face = parts && readFace(parts)
  if (!face) return undefined
  const found = fonts.find((font) => font.face.name === face.name && fitsInto(font.face, face))
  if (!found) {
    fonts.push({ ref, parts, face, isChanged: false })
    return ref
  }
  const { program, widths, texts } = found.face
  found.face = {
    ...face,
    program: united(program, face.program),
    widths: new Map([...face.widths, ...widths]),
    texts: new Map([...face.texts, ...texts]),
  }
  found.isChanged = true
  return found.ref
}

function fontParts(font: PDFDict): FontParts | undefined {
  if (nameAt(font, 'Subtype') !== 'Type0' || nameAt(font, 'Encoding') !== 'Identity-H') return undefined
  const descendant = arrayAt(font, 'DescendantFonts')?.lookup(0)
  if (!(descendant instanceof PDFDict) || nameAt(descendant, 'Subtype') !== 'CIDFontType2') return undefined
  const descriptor = dictAt(descendant, 'FontDescriptor')
  return descriptor && nameAt(descendant, 'CIDToGIDMap') === 'Identity' ? { font, descendant, descriptor } : undefined
}

function readFace({ font, descendant, descriptor }: FontParts): Face | undefined {
  const [file, map] = [streamAt(descriptor, 'FontFile2'), streamAt(font, 'ToUnicode')]
  const [bytes, mapBytes] = [file && streamBytes(file), map && streamBytes(map)]
  const program = bytes && readTrueType(bytes)
  const widths = program && widthsOf(font, descendant, program)
  if (!program || !widths || !mapBytes) return undefined
  const entries = descriptor.entries().filter(([key]) => !OWN.has(key.asString()))
  const measures = objectText(PDFDict.fromMapWithContext(new Map(entries), descriptor.context), NONE)
  const common = commonBytes(program).toString('latin1')
  const name = [bareName(font), measures, common].join('\n')
  return { name, program, widths, texts: readUnicodeMap(mapBytes) }
}

/**
 * The widths of the glyphs that are there. What the list of widths leaves out has the usual width, which can be that of a glyph by
 * chance only; `undefined` where the list says another width than the program (ISO 19005-2, 6.2.11.5).
 */
function widthsOf(font: PDFDict, descendant: PDFDict, program: TrueType): ReadonlyMap<number, number> | undefined {
  const listed = glyphWidths(font)
  const usual = numberAt(descendant, 'DW') ?? 1000
  const widths = new Map<number, number>()
  if (!listed) return undefined
  for (const [glyph, metric] of program.metrics) {
    const width = listed[glyph] ?? 0
    const isRight = Math.abs(width - (Math.floor(metric / 65536) * 1000) / program.unitsPerEm) <= 1
    if (isRight) widths.set(glyph, width)
    else if (width !== 0 && width !== usual) return undefined
  }
  return widths
}

function fitsInto(font: Face, face: Face): boolean {
  for (const [code, text] of face.texts) if ((font.texts.get(code) ?? text) !== text) return false
  return areAlike(font.program, face.program)
}

/** Writes the fonts that have taken in others, and gives all of them tags that differ (ISO 32000-1, 9.6.4). */
export function joinFonts(fonts: readonly JoinedFont[]): void {
  for (const [index, { parts, face, isChanged }] of fonts.entries()) {
    const { font, descendant, descriptor } = parts
    const { context } = font
    const name = PDFName.of(`${tag(index)}+${bareName(font)}`)
    for (const [dict, key] of [
      [font, 'BaseFont'],
      [descendant, 'BaseFont'],
      [descriptor, 'FontName'],
    ] as const)
      set(dict, key, name)
    if (!isChanged) continue
    const program = writeTrueType(face.program)
    set(descriptor, 'FontFile2', context.register(flateStream(context, program, { Length1: program.length })))
    set(font, 'ToUnicode', context.register(flateStream(context, writeUnicodeMap(face.texts, 2))))
    set(descendant, 'W', widthList(face.widths, context))
  }
}

/** Runs of glyphs, each with its first number (ISO 32000-1, 9.7.4.3). */
function widthList(widths: ReadonlyMap<number, number>, context: PDFContext) {
  const list = context.obj([])
  let run = context.obj([])
  let next = -1
  for (const [glyph, width] of [...widths].toSorted(([a], [b]) => a - b)) {
    if (glyph !== next) {
      run = context.obj([])
      list.push(PDFNumber.of(glyph))
      list.push(run)
    }
    run.push(PDFNumber.of(width))
    next = glyph + 1
  }
  return list
}

/** Without the tag of a part: `ABCDEF+`. */
function bareName(font: PDFDict): string {
  return (nameAt(font, 'BaseFont') ?? '').replace(/^[A-Z]{6}\+/, '')
}

/** Six letters, the first of which counts quickest: as Chromium writes them. */
function tag(index: number): string {
  let rest = index
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26))
    rest = Math.floor(rest / 26)
    return letter
  }).join('')
}

/** What differs among the parts of one font. */
const OWN: ReadonlySet<string> = new Set(['/FontName', '/FontFile2'])
const NONE: ReadonlyMap<number, number> = new Map()
