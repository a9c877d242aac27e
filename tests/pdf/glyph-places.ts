/** Says where each glyph of a page stands, by the operators of its content alone: so that two files can be held against each other. */

import { PDFDict } from 'pdf-lib'
import { pageBytes } from '../../src/pdf/content/scan.ts'
import type { Operands } from '../../src/pdf/content/tokens.ts'
import { kindAt, readOperators, skipSpace, tokenEnd } from '../../src/pdf/content/tokens.ts'
import { forEachCode, nameValue, numberValue } from '../../src/pdf/content/values.ts'
import { arrayAt, dictAt, nameAt, numberAt, numbersOf } from '../../src/pdf/objects.ts'
import { inheritedDict, openPdf, type PdfPage } from '../../src/pdf/open.ts'

export type GlyphPlace = {
  readonly font: string
  readonly code: number
  /** Of its origin on the page, pt. */
  readonly x: number
  readonly y: number
  /** Of its type on the page, pt; slant and direction as the rest of the matrix. */
  readonly size: number
  readonly turn: readonly number[]
}

/** The glyphs of each page in the order in which they are drawn. Throws at an operator of text that it does not know. */
export async function glyphPlaces(bytes: Uint8Array): Promise<readonly (readonly GlyphPlace[])[]> {
  return (await openPdf(bytes)).pages.map(glyphsOf)
}

/** `a b c d e f` */
type Matrix = readonly [number, number, number, number, number, number]
type Font = {
  readonly name: string
  readonly size: number
  readonly codeBytes: 1 | 2
  readonly width: (code: number) => number
}
type State = { readonly matrix: Matrix; readonly font: Font | undefined }

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

function glyphsOf(page: PdfPage): readonly GlyphPlace[] {
  const bytes = pageBytes(page)
  const resources = inheritedDict(page.dict, 'Resources')
  const fonts = resources && dictAt(resources, 'Font')
  const glyphs: GlyphPlace[] = []
  const around: State[] = []
  let state: State = { matrix: UNMOVED, font: undefined }
  let [line, pen] = [UNMOVED, UNMOVED]

  const show = (operands: Operands): void => {
    const { font } = state
    if (!font) throw new Error('text without a font')
    const [kind = 'word', start = 0, end = 0] = [operands.kinds[0], operands.starts[0], operands.ends[0]]
    const draw = (code: number): void => {
      const [a, b, c, d, x, y] = times(pen, state.matrix)
      const size = font.size * Math.hypot(c, d)
      glyphs.push({ font: font.name, code, x, y, size, turn: [a, b, c, d].map((part) => part / Math.hypot(a, b)) })
      pen = times([1, 0, 0, 1, (font.width(code) * font.size) / 1000, 0], pen)
    }
    if (kind !== 'array') return forEachCode(bytes, { kind, start, end }, font.codeBytes, draw)
    for (let at = skipSpace(bytes, start + 1); at < end - 1;) {
      const itemKind = kindAt(bytes, at)
      const itemEnd = tokenEnd(bytes, at, itemKind)
      if (itemKind === 'number')
        pen = times([1, 0, 0, 1, (-numberValue(bytes, at, itemEnd) * font.size) / 1000, 0], pen)
      else forEachCode(bytes, { kind: itemKind, start: at, end: itemEnd }, font.codeBytes, draw)
      at = skipSpace(bytes, itemEnd)
    }
  }

  readOperators(bytes, (operator, _start, _end, operands) => {
    const value = (index: number): number => numberValue(bytes, operands.starts[index] ?? 0, operands.ends[index] ?? 0)
    const matrix = (): Matrix => [value(0), value(1), value(2), value(3), value(4), value(5)]
    if (operator === 'q') around.push(state)
    else if (operator === 'Q') state = around.pop() ?? state
    else if (operator === 'cm') state = { ...state, matrix: times(matrix(), state.matrix) }
    else if (operator === 'BT') line = pen = UNMOVED
    else if (operator === 'Tm') line = pen = matrix()
    else if (operator === 'Td') line = pen = times([1, 0, 0, 1, value(0), value(1)], line)
    else if (operator === 'Tf')
      state = {
        ...state,
        font: fontNamed(fonts, nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0), value(1)),
      }
    else if (operator === 'Tj' || operator === 'TJ') show(operands)
    else if (/^(?:T.|['"])$/.test(operator)) throw new Error(`text with ${operator}`)
  })
  return glyphs
}

/** What `first` does, then `second` (ISO 32000-1, 8.3.4). */
function times(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = second
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

function fontNamed(fonts: PDFDict | undefined, name: string, size: number): Font {
  const dict = fonts && dictAt(fonts, name)
  if (!dict) throw new Error(`no font ${name}`)
  if (nameAt(dict, 'Subtype') !== 'Type0') {
    const [first, widths] = [numberAt(dict, 'FirstChar') ?? 0, arrayAt(dict, 'Widths')]
    const known = widths ? numbersOf(widths) : []
    const unit = arrayAt(dict, 'FontMatrix')?.lookup(0)?.toString() ?? '.001'
    return { name, size, codeBytes: 1, width: (code) => (known[code - first] ?? 0) * Number(unit) * 1000 }
  }
  const widths = compositeWidths(dict)
  return { name, size, codeBytes: 2, width: (code) => widths.get(code) ?? widths.get(-1) ?? 1000 }
}

/** By code; under -1 that of all others (ISO 32000-1, 9.7.4.3). */
function compositeWidths(font: PDFDict): ReadonlyMap<number, number> {
  const descendant = arrayAt(font, 'DescendantFonts')?.lookup(0, PDFDict)
  const widths = new Map<number, number>()
  if (!descendant) return widths
  widths.set(-1, numberAt(descendant, 'DW') ?? 1000)
  const list = arrayAt(descendant, 'W')?.toString() ?? ''
  for (const [, first = '', each, last = '', same = ''] of list.matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) (-?[\d.]+))/g)) {
    const from = Number(first)
    if (each === undefined) for (let code = from; code <= Number(last); code++) widths.set(code, Number(same))
    else for (const [index, width] of each.trim().split(/\s+/).entries()) widths.set(from + index, Number(width))
  }
  return widths
}
