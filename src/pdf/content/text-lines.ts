/** Writes text as lines: one operator for all glyphs of a line, where Chromium has two for every pair that is kerned. */

import type { ByteWriter } from './bytes.ts'
import { newWriter, writeBytes, writeDecimal, writeStringByte, writeText, written } from './bytes.ts'
import type { Operands } from './tokens.ts'
import { readOperators } from './tokens.ts'
import { forEachCode, nameValue, numberValue } from './values.ts'
import type { GlyphWidths } from './widths.ts'

/**
 * The same page in two thirds of the bytes. Glyphs stand where they stood, to within half a thousandth of the type size
 * (0.006 pt at 11 pt): moves are given as whole thousandths (`TJ`, ISO 32000-1, 9.4.3), and what is rounded off goes into the next.
 * A stream with other operators of text than those of Chromium (`BT Tf Tm Td Tj ET`) comes back as it is.
 *
 * @param widthsOf The widths of a font by its name in the resources; moves in a font without them stay as they are.
 */
export function writeTextLines(bytes: Uint8Array, widthsOf: (font: string) => GlyphWidths | undefined): Uint8Array {
  const target = newTarget(bytes, widthsOf)
  readOperators(bytes, (operator, start, end, operands) => visit(target, operator, start, end, operands))
  closeText(target)
  return target.isStrange ? bytes : written(target.out)
}

type Target = {
  readonly source: Uint8Array
  readonly widthsOf: (font: string) => GlyphWidths | undefined
  readonly out: ByteWriter
  /** As it shall be for the next glyph: the line matrix, and how far the glyphs shown since have moved the pen; `NaN` if not known. */
  readonly wanted: { font: Font | undefined; readonly matrix: Matrix; advance: number; hasMoved: boolean }
  /** The font that was written. */
  font: Font | undefined
  /** Fonts of the graphics states around. */
  readonly fontStack: { readonly wanted: Font | undefined; readonly written: Font | undefined }[]
  /** Whether a text object was begun, and the last line matrix in it. */
  isOpen: boolean
  line: Matrix | undefined
  /** Where that line was to stand before its place was rounded. */
  baseline: number
  /** The show that is being written; closed before anything else is. */
  readonly show: { isOpen: boolean; isString: boolean; pen: number }
  readonly writeCode: (code: number) => void
  isStrange: boolean
}

type Font = { readonly name: string; readonly size: number; readonly widths: GlyphWidths | undefined }

/** `a b c d e f` (ISO 32000-1, 8.3.3). */
type Matrix = [number, number, number, number, number, number]

function newTarget(source: Uint8Array, widthsOf: Target['widthsOf']): Target {
  const target: Target = {
    source,
    widthsOf,
    out: newWriter(source.length),
    wanted: { font: undefined, matrix: [1, 0, 0, 1, 0, 0], advance: 0, hasMoved: true },
    font: undefined,
    fontStack: [],
    isOpen: false,
    line: undefined,
    baseline: 0,
    show: { isOpen: false, isString: false, pen: 0 },
    writeCode: (code) => writeCode(target, code),
    isStrange: false,
  }
  return target
}

function visit(target: Target, operator: string, start: number, end: number, operands: Operands): void {
  const { source, wanted } = target
  const value = (index: number): number => numberValue(source, operands.starts[index] ?? 0, operands.ends[index] ?? 0)
  switch (operator) {
    case 'Tj':
      return showString(target, operands)
    case 'Td':
      return move(target, value(0), value(1))
    case 'Tm':
      for (let index = 0; index < 6; index++) wanted.matrix[index] = value(index)
      wanted.advance = 0
      wanted.hasMoved = true
      return
    case 'Tf': {
      const name = nameValue(source, operands.starts[0] ?? 0, operands.ends[0] ?? 0)
      const [size, known] = [value(1), target.wanted.font]
      if (known?.name === name && known.size === size) return
      wanted.font = { name, size, widths: target.widthsOf(name) }
      target.isStrange ||= !PLAIN_NAME.test(name) || (target.isOpen && !wanted.hasMoved)
      return
    }
    case 'BT':
      wanted.matrix.splice(0, 6, 1, 0, 0, 1, 0, 0)
      wanted.advance = 0
      wanted.hasMoved = true
      return
    case 'ET':
      return
  }
  if (STRANGE.has(operator)) target.isStrange = true
  closeText(target)
  writeBytes(target.out, source, start, end)
  writeText(target.out, '\n')
  if (operator === 'q') target.fontStack.push({ wanted: wanted.font, written: target.font })
  if (operator === 'Q') {
    const around = target.fontStack.pop()
    wanted.font = around?.wanted
    target.font = around?.written
  }
}

function move({ wanted }: Target, x: number, y: number): void {
  const [a, b, c, d] = wanted.matrix
  wanted.matrix[4] += a * x + c * y
  wanted.matrix[5] += b * x + d * y
  wanted.advance = 0
  wanted.hasMoved = true
}

function showString(target: Target, { kinds, starts, ends }: Operands): void {
  const { wanted } = target
  const [kind = 'word', start = 0, end = 0] = [kinds[0], starts[0], ends[0]]
  if (wanted.hasMoved || wanted.font !== target.font) place(target)
  if (wanted.font?.widths) return forEachCode(target.source, { kind, start, end }, 2, target.writeCode)
  closeShow(target)
  writeBytes(target.out, target.source, start, end)
  writeText(target.out, 'Tj\n')
  wanted.advance = Number.NaN
}

/** Puts the pen where the next glyph is wanted: inside the line by a move in it, else by a line of its own. */
function place(target: Target): void {
  const { wanted, font, line, baseline, show, out } = target
  wanted.hasMoved = false
  const matrix = penOf(target)
  const isStraight = matrix[0] === 1 && matrix[1] === 0 && matrix[2] === 0
  if (
    show.isOpen &&
    font?.widths &&
    font === wanted.font &&
    isStraight &&
    matrix[3] === line?.[3] &&
    matrix[5] === baseline
  ) {
    const finer = font.size > LARGE ? 1 : 0
    const unit = font.size / 1000 / 10 ** finer
    const steps = Math.round((show.pen - matrix[4]) / unit)
    if (steps === 0) return
    closeString(target)
    writeDecimal(out, steps, finer)
    show.pen -= steps * unit
    return
  }
  closeShow(target)
  if (!target.isOpen) writeText(out, 'BT\n')
  if (wanted.font && wanted.font !== font) {
    writeText(out, `/${wanted.font.name} ${wanted.font.size} Tf\n`)
    target.font = wanted.font
  }
  target.line =
    isStraight && line && target.isOpen && line[3] === matrix[3] ? stepped(target, line, matrix) : begun(target, matrix)
  target.isOpen = true
  target.baseline = matrix[5]
  show.pen = target.line[4]
}

/** Where the pen stands. Marks may part glyphs of which the second begins where the first ends (dots of Arabic letters). */
function penOf(target: Target): Matrix {
  const [a, b, c, d, x, y] = target.wanted.matrix
  const { advance } = target.wanted
  target.isStrange ||= Number.isNaN(advance)
  return [a, b, c, d, x + a * advance, y + b * advance]
}

/** Begins a line by its distance from the line before. */
function stepped({ out, wanted }: Target, line: Matrix, pen: Matrix): Matrix {
  const decimals = decimalsFor(wanted.font)
  const scale = 10 ** decimals
  const across = Math.round((pen[4] - line[4]) * scale)
  const down = Math.round(((pen[5] - line[5]) / line[3]) * scale)
  writeDecimal(out, across, decimals)
  writeText(out, ' ')
  writeDecimal(out, down, decimals)
  writeText(out, ' Td\n')
  return [1, 0, 0, line[3], line[4] + across / scale, line[5] + (down / scale) * line[3]]
}

function begun({ out, wanted }: Target, pen: Matrix): Matrix {
  const decimals = decimalsFor(wanted.font)
  const matrix: Matrix = [...pen]
  for (const [index, exact] of matrix.entries()) {
    const places = index < 4 ? EXACT : decimals
    const steps = Math.round(exact * 10 ** places)
    matrix[index] = steps / 10 ** places
    writeDecimal(out, steps, places)
    writeText(out, ' ')
  }
  writeText(out, 'Tm\n')
  return matrix
}

/** Half a step of a position is less than half a thousandth of the type size. */
function decimalsFor(font: Font | undefined): number {
  return font && font.size >= SMALL ? 2 : 4
}

function writeCode(target: Target, code: number): void {
  const { show, wanted, out, font } = target
  if (!show.isOpen) writeText(out, '[')
  if (!show.isString) writeText(out, '(')
  show.isOpen = show.isString = true
  writeStringByte(out, code >> 8)
  writeStringByte(out, code & 255)
  if (!font?.widths) return
  const width = ((font.widths[code] ?? 0) * font.size) / 1000
  show.pen += width
  wanted.advance += width
}

function closeString({ show, out }: Target): void {
  if (show.isString) writeText(out, ')')
  show.isString = false
}

function closeShow(target: Target): void {
  const { show, out } = target
  if (!show.isOpen) return
  closeString(target)
  show.isOpen = false
  writeText(out, ']TJ\n')
}

function closeText(target: Target): void {
  closeShow(target)
  if (target.isOpen) writeText(target.out, 'ET\n')
  target.isOpen = false
  target.line = undefined
  target.wanted.hasMoved = true
}

/** Type above this size, units of the content, has moves in tenths of thousandths. */
const LARGE = 20
const SMALL = 8
const EXACT = 8

const STRANGE: ReadonlySet<string> = new Set(['TJ', 'TD', 'T*', 'Tc', 'Tw', 'Tz', 'TL', 'Ts', 'Tr', "'", '"'])
const PLAIN_NAME = /^[\w+.-]+$/
