/** Cuts the fonts of the printed bookplates down to what one of them shows. */

import { createHash } from 'node:crypto'
import { PDFDict, type PDFRef } from 'pdf-lib'
import { readUnicodeMap, type UnicodeMap } from '../pdf/content/cmap.ts'
import { glyphWidths } from '../pdf/content/widths.ts'
import { readTrueType, type TrueType } from '../pdf/join/true-type.ts'
import { writeTrueType } from '../pdf/join/write-true-type.ts'
import { arrayAt, dictAt, nameAt, streamAt } from '../pdf/objects.ts'
import { streamBytes } from '../pdf/streams.ts'
import { UnfitBookplate } from './unfit.ts'

/** A font with the glyphs of one bookplate, numbered from 1 in the order of their use; 0 is the glyph of what is missing. */
export type PartFont = {
  /** With a tag made from the glyphs: `ABCDEF+Alegreya-Regular`. */
  readonly name: string
  readonly descendant: PDFDict
  readonly descriptor: { readonly dict: PDFDict; readonly box: readonly number[] }
  readonly program: Uint8Array
  /** Thousandths of the font size, by glyph. */
  readonly widths: readonly number[]
  readonly texts: UnicodeMap
}

export type UsedFont = {
  /** The new number of a glyph. */
  readonly glyph: (old: number) => number
  readonly finish: () => PartFont
}

export type FontReader = (font: PDFDict, ref: PDFRef | undefined) => UsedFont

type Whole = {
  readonly name: string
  readonly descendant: PDFDict
  readonly descriptor: PDFDict
  readonly program: TrueType
  readonly widths: ArrayLike<number | undefined>
  readonly texts: UnicodeMap
}

/** Reads each font of a document once. Throws where one is no composite font with TrueType outlines, which cannot be cut. */
export function fontReader(): FontReader {
  const known = new Map<PDFDict, Whole>()
  return (font) => {
    const whole = known.get(font) ?? readWhole(font)
    known.set(font, whole)
    return usedFont(whole)
  }
}

function readWhole(font: PDFDict): Whole {
  const descendant = arrayAt(font, 'DescendantFonts')?.lookup(0)
  const descriptor = descendant instanceof PDFDict ? dictAt(descendant, 'FontDescriptor') : undefined
  const [file, map] = [descriptor && streamAt(descriptor, 'FontFile2'), streamAt(font, 'ToUnicode')]
  const [bytes, mapBytes] = [file && streamBytes(file), map && streamBytes(map)]
  const [program, widths] = [bytes && readTrueType(bytes), glyphWidths(font)]
  if (!(descendant instanceof PDFDict) || !descriptor || !program || !widths || !mapBytes)
    throw new UnfitBookplate(nameAt(font, 'BaseFont') ?? 'a font')
  const name = (nameAt(font, 'BaseFont') ?? '').replace(/^[A-Z]{6}\+/, '')
  return { name, descendant, descriptor, program, widths, texts: readUnicodeMap(mapBytes) }
}

function usedFont(whole: Whole): UsedFont {
  const numbers = new Map([[0, 0]])
  const glyph = (old: number): number => {
    const number = numbers.get(old) ?? numbers.size
    numbers.set(old, number)
    return number
  }
  return { glyph, finish: () => cutFont(whole, numbers, glyph) }
}

function cutFont(whole: Whole, numbers: ReadonlyMap<number, number>, glyph: (old: number) => number): PartFont {
  const { descendant, descriptor, widths, texts } = whole
  const shown = [...numbers.keys()]
  const cut = cutProgram(whole.program, numbers, glyph)
  const bytes = writeTrueType(cut.program)
  const { unitsPerEm } = whole.program
  return {
    name: `${tagOf(bytes)}+${whole.name}`,
    descendant,
    descriptor: { dict: descriptor, box: cut.box.map((value) => Math.round((value * 1000) / unitsPerEm)) },
    program: bytes,
    // Parts of other glyphs come last and are never shown by themselves.
    widths: [...numbers.keys()].map((old) => widths[old] ?? 0),
    texts: new Map(shown.flatMap((old) => (texts.has(old) && old > 0 ? [[glyph(old), texts.get(old) ?? '']] : []))),
  }
}

/** The program with the glyphs by their new numbers, and its measures from them alone (OpenType 1.9.1, `head`, `hhea`, `maxp`). */
function cutProgram(
  { tables, outlines, metrics, unitsPerEm }: TrueType,
  numbers: ReadonlyMap<number, number>,
  glyph: (old: number) => number,
): { readonly program: TrueType; readonly box: readonly number[] } {
  const outlinesCut = new Map<number, Buffer>()
  // A composite glyph takes its parts in, which the walk comes to later.
  for (const [old, number] of numbers) {
    const outline = outlines.get(old)
    if (outline) outlinesCut.set(number, withNewParts(outline, glyph))
  }
  const metricsCut = new Map([...numbers].map(([old, number]) => [number, metrics.get(old) ?? 0]))
  const boxes = [...outlinesCut.values()].map((outline) => [2, 4, 6, 8].map((at) => outline.readInt16BE(at)))
  const extreme = (side: number, choose: (...values: number[]) => number): number =>
    boxes.length === 0 ? 0 : choose(...boxes.map((box) => box[side] ?? 0))
  const box = [extreme(0, Math.min), extreme(1, Math.min), extreme(2, Math.max), extreme(3, Math.max)]
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => Buffer.from(tables.get(tag) ?? []))
  if (!head || !hhea || !maxp) throw new UnfitBookplate('a font')
  for (const [index, value] of box.entries()) head.writeInt16BE(value, 36 + index * 2)
  head.writeUInt32BE(0, 8)
  const bearings = [...outlinesCut].map(([number, outline]) => {
    const metric = metricsCut.get(number) ?? 0
    const left = ((metric & 0xffff) << 16) >> 16
    const width = outline.readInt16BE(6) - outline.readInt16BE(2)
    return { left, right: Math.floor(metric / 65536) - left - width, extent: left + width }
  })
  const measure = (choose: (...values: number[]) => number, values: readonly number[]): number =>
    Math.min(Math.max(values.length === 0 ? 0 : choose(...values), -32768), 32767)
  hhea.writeUInt16BE(Math.max(0, ...[...metricsCut.values()].map((metric) => Math.floor(metric / 65536))), 10)
  hhea.writeInt16BE(
    measure(
      Math.min,
      bearings.map(({ left }) => left),
    ),
    12,
  )
  hhea.writeInt16BE(
    measure(
      Math.min,
      bearings.map(({ right }) => right),
    ),
    14,
  )
  hhea.writeInt16BE(
    measure(
      Math.max,
      bearings.map(({ extent }) => extent),
    ),
    16,
  )
  maxp.writeUInt16BE(numbers.size, 4)
  const program = {
    tables: new Map([...tables, ['head', head], ['hhea', hhea], ['maxp', maxp]]),
    outlines: outlinesCut,
    metrics: metricsCut,
    unitsPerEm,
  }
  return { program, box }
}

/** A composite glyph names other glyphs (OpenType 1.9.1, `glyf`). */
function withNewParts(outline: Buffer, glyph: (old: number) => number): Buffer {
  if (outline.readInt16BE(0) >= 0) return outline
  const made = Buffer.from(outline)
  for (let at = 10; ;) {
    const flags = made.readUInt16BE(at)
    made.writeUInt16BE(glyph(made.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
    if ((flags & MORE) === 0) return made
  }
}

const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x1, 0x8, 0x20, 0x40, 0x80] as const

/** Six letters that differ where the glyphs do (ISO 32000-1, 9.6.4). */
function tagOf(program: Uint8Array): string {
  const hash = createHash('sha256').update(program).digest()
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}
