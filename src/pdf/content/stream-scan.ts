/** Reads one content stream: its marked sequences, what it paints outside them, and the glyphs it shows. */

import type { PDFDict } from 'pdf-lib'
import type { ContentFault, GlyphSpan, MarkedSequence, StreamFacts } from './facts.ts'
import type { FontUse, FontUses } from './fonts.ts'
import { fontUse, SHOWN_ARTIFACT, SHOWN_REPLACED, SHOWN_TAGGED } from './fonts.ts'
import type { OpenMark } from './open-marks.ts'
import { isOwner, newMark, readProperties } from './open-marks.ts'
import type { Operands } from './tokens.ts'
import { readOperators } from './tokens.ts'
import type { Range } from './values.ts'
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
  const sequences: MarkedSequence[] = []
  const unmarked: { start: number; end: number }[] = []
  const spans: GlyphSpan[] = []
  const faults = new Set<ContentFault>()
  const marks: OpenMark[] = []
  const state: ScanState = { ...NEW_STATE, isTagged: context.isTagged, isOwned: context.isTagged }
  const fontStack: (FontUse | undefined)[] = []

  const paint = (start: number, end: number, isText: boolean): void => {
    if (state.mark) state.mark.paints = true
    if (state.mark && isText) state.mark.showsText = true
    if (state.isOwned) return
    const outermost = marks[0]
    if (outermost) return void (outermost.isUnowned = true)
    const last = unmarked.at(-1)
    // The shows of one text object make one range, so that a running head becomes one artifact.
    if (isText && last && state.textRun === last) last.end = end
    else {
      const range = { start, end }
      unmarked.push(range)
      state.textRun = isText ? range : undefined
    }
  }

  const show = (string: Range, start: number, end: number): void => {
    paint(start, end, true)
    const { font, replacing: actual, isTagged } = state
    if (!font) return
    const kind = actual ? SHOWN_REPLACED : isTagged ? SHOWN_TAGGED : SHOWN_ARTIFACT
    forEachCode(bytes, string, font.codeBytes, (code) => {
      font.shown[code] = (font.shown[code] ?? 0) | kind
      if (!actual) return
      actual.glyphs++
      actual.code = code
      actual.font = font
    })
  }

  // Kept for the shows, of which a book has a million.
  const lookAround = (): void => {
    state.textRun = undefined
    state.mark = marks.at(-1)
    state.isTagged = context.isTagged || marks.some(({ mcid }) => mcid !== undefined)
    state.isOwned = context.isTagged || marks.some(isOwner)
    state.replacing = marks.findLast(({ actualText }) => actualText !== undefined)
  }

  const open = (operator: string, start: number, end: number, operands: Operands): void => {
    const tag = operands.count > 0 ? nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0) : ''
    const mark = newMark(tag, start, end)
    if (operator === 'BDC' && operands.kinds[1] === 'dictionary') readProperties(bytes, operands.starts[1] ?? 0, mark)
    if (tag === 'Artifact' && state.isTagged) faults.add('artifact-in-text')
    if (mark.mcid !== undefined && marks.some((outer) => outer.tag === 'Artifact')) faults.add('text-in-artifact')
    marks.push(mark)
    lookAround()
  }

  const close = (start: number, end: number): void => {
    const mark = marks.pop()
    if (!mark) return void faults.add('unbalanced')
    const { isTagged } = state
    const outer = marks.at(-1)
    if (outer) {
      outer.paints ||= mark.paints
      outer.showsText ||= mark.showsText
    }
    lookAround()
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

  readOperators(bytes, (operator, start, end, operands) => {
    switch (operator) {
      case 'Tj':
      case "'":
      case '"':
      case 'TJ': {
        const last = operands.count - 1
        if (last < 0) return
        const [kind = 'string', from = 0, to = 0] = [operands.kinds[last], operands.starts[last], operands.ends[last]]
        return show({ kind, start: from, end: to }, start, end)
      }
      case 'Td':
      case 'Tm':
        return
      case 'BDC':
      case 'BMC':
        return open(operator, start, end, operands)
      case 'EMC':
        return close(start, end)
      case 'BT':
      case 'ET':
        state.textRun = undefined
        return
      case 'Tf': {
        const name = nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0)
        state.font = fontUse(context.fonts, context.fontResources, name)
        return
      }
      case 'q':
        fontStack.push(state.font)
        if (fontStack.length > DEEPEST_STATE) faults.add('deep-graphics-state')
        return
      case 'Q':
        state.font = fontStack.pop()
        return
      case 'Do': {
        const name = nameValue(bytes, operands.starts[0] ?? 0, operands.ends[0] ?? 0)
        const hasMarks = context.drawsMarks(name, context.isTagged || marks.length > 0)
        state.hasFormMarks ||= hasMarks
        if (!hasMarks) paint(start, end, false)
        return
      }
      case 'BI':
      case 'sh':
        return paint(start, end, false)
      default:
        if (PATH_OPERATORS.has(operator)) state.pathStart ??= start
        else if (PATH_ENDS.has(operator)) {
          if (operator !== 'n') paint(state.pathStart ?? start, end, false)
          state.pathStart = undefined
        }
    }
  })
  if (marks.length > 0) faults.add('unbalanced')
  return { sequences, unmarked, spans, hasMarks: sequences.length > 0 || state.hasFormMarks, faults }
}

function count(texts: Map<number, Map<string, number>>, code: number, text: string): void {
  const counts = texts.get(code) ?? new Map<string, number>()
  counts.set(text, (counts.get(text) ?? 0) + 1)
  texts.set(code, counts)
}

type ScanState = {
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

const NEW_STATE: ScanState = {
  font: undefined,
  pathStart: undefined,
  textRun: undefined,
  hasFormMarks: false,
  mark: undefined,
  replacing: undefined,
  isTagged: false,
  isOwned: false,
}

const PATH_OPERATORS = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
const PATH_ENDS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n'])

// ISO 19005-2, 6.1.13: q and Q nest at most 28 deep.
const DEEPEST_STATE = 28
