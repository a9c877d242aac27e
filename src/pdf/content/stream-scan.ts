/** Reads one content stream: its marked sequences, what it paints outside them, and the glyphs it shows. */

import type { PDFDict } from 'pdf-lib'
import type { ContentFault, GlyphSpan, MarkedSequence, StreamFacts } from './facts.ts'
import type { FontUse, FontUses } from './fonts.ts'
import { fontUse, SHOWN_ARTIFACT, SHOWN_REPLACED, SHOWN_TAGGED } from './fonts.ts'
import type { OpenMark } from './open-marks.ts'
import { isOwner, newMark, readProperties } from './open-marks.ts'
import type { Operands } from './tokens.ts'
import { readOperators } from './tokens.ts'
import { forEachCode, nameValue } from './values.ts'

type ScanContext = {
  readonly fonts: FontUses
  readonly fontResources: PDFDict | undefined
  /** Whether the stream is drawn inside a marked sequence. */
  readonly isTagged: boolean
  /** Looks into what `Do` draws; says whether marked content is in there. */
  readonly drawsMarks: (name: string, isMarked: boolean) => boolean
}

/** Scans a decoded stream. Positions are those in `bytes`. */
export function scanStream(bytes: Uint8Array, context: ScanContext): StreamFacts {
  const scan = newScan(bytes, context)
  readOperators(bytes, (operator, start, end, operands) => visit(scan, operator, start, end, operands))
  const { sequences, unmarked, spans, faults, marks } = scan
  if (marks.length > 0) faults.add('unbalanced')
  return { sequences, unmarked, spans, hasMarks: sequences.length > 0 || scan.hasFormMarks, faults }
}

type Scan = {
  readonly bytes: Uint8Array
  readonly context: ScanContext
  readonly sequences: MarkedSequence[]
  readonly unmarked: { start: number; end: number }[]
  readonly spans: GlyphSpan[]
  readonly faults: Set<ContentFault>
  /** What is open, outermost first. */
  readonly marks: OpenMark[]
  readonly fontStack: (FontUse | undefined)[]
  readonly showCode: (code: number) => void
  font: FontUse | undefined
  pathStart: number | undefined
  textRun: { start: number; end: number } | undefined
  hasFormMarks: boolean
  /** The innermost mark. */
  mark: OpenMark | undefined
  /** The innermost mark with a text in place of its content. */
  replacing: OpenMark | undefined
  isTagged: boolean
  /** Whether tagged, or an artifact. */
  isOwned: boolean
}

function newScan(bytes: Uint8Array, context: ScanContext): Scan {
  const scan: Scan = {
    bytes,
    context,
    sequences: [],
    unmarked: [],
    spans: [],
    faults: new Set(),
    marks: [],
    fontStack: [],
    showCode: (code) => showCode(scan, code),
    font: undefined,
    pathStart: undefined,
    textRun: undefined,
    hasFormMarks: false,
    mark: undefined,
    replacing: undefined,
    isTagged: context.isTagged,
    isOwned: context.isTagged,
  }
  return scan
}

function visit(scan: Scan, operator: string, start: number, end: number, operands: Operands): void {
  const { bytes, context, marks, faults } = scan
  switch (operator) {
    case 'Td':
    case 'Tm':
      return
    case 'Tj':
    case "'":
    case '"':
    case 'TJ':
      return show(scan, start, end, operands)
    case 'BDC':
    case 'BMC':
      return open(scan, operator, start, end, operands)
    case 'EMC':
      return close(scan, start, end)
    case 'BT':
    case 'ET':
      scan.textRun = undefined
      return
    case 'Tf': {
      const name = nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0)
      scan.font = fontUse(context.fonts, context.fontResources, name)
      return
    }
    case 'q':
      scan.fontStack.push(scan.font)
      if (scan.fontStack.length > DEEPEST_STATE) faults.add('deep-graphics-state')
      return
    case 'Q':
      scan.font = scan.fontStack.pop()
      return
    case 'Do': {
      const name = nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0)
      const hasMarks = context.drawsMarks(name, context.isTagged || marks.length > 0)
      scan.hasFormMarks ||= hasMarks
      if (!hasMarks) paint(scan, start, end, false)
      return
    }
    case 'BI':
    case 'sh':
      return paint(scan, start, end, false)
    default:
      if (PATH_OPERATORS.has(operator)) scan.pathStart ??= start
      else if (PATH_ENDS.has(operator)) {
        if (operator !== 'n') paint(scan, scan.pathStart ?? start, end, false)
        scan.pathStart = undefined
      }
  }
}

function show(scan: Scan, start: number, end: number, { count, kinds, starts, ends }: Operands): void {
  if (count === 0) return
  paint(scan, start, end, true)
  if (!scan.font) return
  const string = { kind: kinds[count - 1] ?? 'string', start: starts[count - 1] ?? 0, end: ends[count - 1] ?? 0 }
  forEachCode(scan.bytes, string, scan.font.codeBytes, scan.showCode)
}

function showCode({ font, replacing, isTagged }: Scan, code: number): void {
  if (!font) return
  const kind = replacing ? SHOWN_REPLACED : isTagged ? SHOWN_TAGGED : SHOWN_ARTIFACT
  font.shown[code] = (font.shown[code] ?? 0) | kind
  if (!replacing) return
  replacing.glyphs++
  replacing.code = code
  replacing.font = font
}

function paint(scan: Scan, start: number, end: number, isText: boolean): void {
  const { mark, unmarked, textRun } = scan
  if (mark) mark.paints = true
  if (mark && isText) mark.showsText = true
  if (scan.isOwned) return
  const outermost = scan.marks[0]
  if (outermost) return void (outermost.isUnowned = true)
  // The shows of one text object make one range, so that a running head becomes one artifact.
  if (isText && textRun && textRun === unmarked.at(-1)) textRun.end = end
  else {
    const range = { start, end }
    unmarked.push(range)
    scan.textRun = isText ? range : undefined
  }
}

function open(scan: Scan, operator: string, start: number, end: number, operands: Operands): void {
  const { bytes, marks, faults } = scan
  const tag = operands.count > 0 ? nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0) : ''
  const mark = newMark(tag, start, end)
  if (operator === 'BDC' && operands.kinds[1] === 'dictionary') readProperties(bytes, operands.starts[1] ?? 0, mark)
  if (tag === 'Artifact' && scan.isTagged) faults.add('artifact-in-text')
  if (mark.mcid !== undefined && marks.some((outer) => outer.tag === 'Artifact')) faults.add('text-in-artifact')
  marks.push(mark)
  lookAround(scan)
}

function close(scan: Scan, start: number, end: number): void {
  const { marks, sequences, unmarked, spans, faults, isTagged } = scan
  const mark = marks.pop()
  if (!mark) return void faults.add('unbalanced')
  const outer = marks.at(-1)
  if (outer) {
    outer.paints ||= mark.paints
    outer.showsText ||= mark.showsText
  }
  lookAround(scan)
  if (mark.isUnowned) unmarked.push({ start: mark.start, end })
  if (mark.mcid !== undefined) {
    const { mcid, tag, showsText, paints } = mark
    sequences.push({ mcid, tag, start: mark.start, end: mark.openEnd, showsText, paints })
  }
  const { actualText, font, code, glyphs } = mark
  if (actualText === undefined || !font || glyphs !== 1) return
  count(font.replaced, code, actualText)
  const { start: spanStart, openEnd: bodyStart } = mark
  spans.push({ start: spanStart, bodyStart, bodyEnd: start, end, font, code, text: actualText, isTagged })
}

/** Keeps for the shows, of which a book has a million, what only marks change. */
function lookAround(scan: Scan): void {
  const { context, marks } = scan
  scan.textRun = undefined
  scan.mark = marks.at(-1)
  scan.isTagged = context.isTagged || marks.some(({ mcid }) => mcid !== undefined)
  scan.isOwned = context.isTagged || marks.some(isOwner)
  scan.replacing = marks.findLast(({ actualText }) => actualText !== undefined)
}

function count(texts: Map<number, Map<string, number>>, code: number, text: string): void {
  const counts = texts.get(code) ?? new Map<string, number>()
  counts.set(text, (counts.get(text) ?? 0) + 1)
  texts.set(code, counts)
}

const PATH_OPERATORS = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
const PATH_ENDS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n'])

// ISO 19005-2, 6.1.13: q and Q nest at most 28 deep.
const DEEPEST_STATE = 28
