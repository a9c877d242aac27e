/** Chooses the best lines of a paragraph of the page, and looks for better ones where the best are still bad. */

import { breakList, textBreak, type BreakList, type TextBreak } from './break-list.ts'
import { breakpoints, type Reading } from './breakpoints.ts'
import { holdsOf, type Holds } from './holds.ts'
import { linesBesideInitial } from '../galley/initials.ts'
import { fitLines, ratioOf, type Measure } from './total-fit.ts'

/** A paragraph and the breaks chosen for it, not yet set. */
export type Fitting = {
  readonly element: HTMLElement
  /** The start of the paragraph, the ends of its lines (chosen and forced), and its end. */
  readonly breaks: readonly TextBreak[]
  readonly lines: readonly FittedLine[]
  /** What keeps a browser to these lines; `undefined` where holding words together does not. */
  readonly holds: Holds | undefined
  /** Width of the lines but the first, px. */
  readonly width: number
  /** Height of a line, px. */
  readonly leading: number
  /** What the least word space is narrower than a natural one, px. */
  readonly shrink: number
  /** What the word spaces are narrower than natural ones before the browser stretches them, px. */
  readonly tightening: number
}

/** What a paragraph has for its lines, px. */
export type Column = {
  readonly width: number
  /** Widths of the first lines, where they differ. */
  readonly firstWidths: readonly number[]
  /** Height of a line. */
  readonly leading: number
  /** Whether `::first-line` gives the first line another face. */
  readonly hasOwnFirstLine: boolean
  /** Whether the lines run from right to left. */
  readonly isRightToLeft: boolean
}

export type FittingTools = Omit<Reading, 'shrink' | 'widest' | 'longest'> & {
  /** Words where nothing else helps: divided also where the patterns know no place. */
  readonly forced: Reading['divided']
  /** The typefaces of a paragraph's first line, where it has its own. */
  readonly inFirstLine: (paragraph: Element) => Reading['typefaceOf']
}

/** The least word space is this much of the natural one narrower; it likes to grow by `stretchShare`. */
const shrinkShare = 0.24
const stretchShare = 0.45
/** Plain TeX lets spaces shrink by a third; here only where lines would be worse otherwise. */
const emergencyShrinkShare = 1 / 3
/** Lines whose spaces are stretched by more than this, in parts of what they like, are worth a second attempt. */
const tooLoose = 3.6

/**
 * Chooses the lines of a paragraph of text, emphasis, links, calls and small pictures. Only reads: all paragraphs are fitted
 * before any is set, so that the browser lays the page out once.
 *
 * @returns `undefined` where no set of lines fits.
 */
export function fitParagraph(element: HTMLElement, column: Column, tools: FittingTools): Fitting | undefined {
  const first = attempt(element, column, tools, shrinkShare, Infinity)
  if (first && worstRatio(first) <= tooLoose) return first
  const emergency = { ...tools, divided: tools.forced }
  const second = attempt(element, column, emergency, emergencyShrinkShare, column.width * 0.8)
  if (!first || !second) return second ?? first
  return worstRatio(second) < worstRatio(first) ? second : first
}

/** The places of the paragraph that is fitted at the time, and those of its first line in another face. */
const places = breakList()
const placesInFirstLine = breakList()

function attempt(
  element: HTMLElement,
  { width, firstWidths, leading, hasOwnFirstLine, isRightToLeft }: Column,
  tools: FittingTools,
  share: number,
  widest: number,
): Fitting | undefined {
  const { space } = tools.typefaceOf(element)
  const shrink = space * share
  const stretch = space * stretchShare
  const reading = { ...tools, shrink, widest, longest: Infinity, hanging: tools.hanging && !isRightToLeft }
  const list = breakpoints(element, reading, places)
  const inFirst = hasOwnFirstLine
    ? readFirstLine(list, element, { ...reading, longest: width * 1.5, typefaceOf: tools.inFirstLine(element) })
    : undefined
  const measure = { width, firstWidths, shrink, stretch }
  const chosen = chooseAll(list, { ...measure, firstEnds: inFirst?.ends })
  if (!chosen) return undefined
  if (inFirst) takeFirstLine(list, inFirst, chosen[0])
  const breaks = [0, ...chosen, list.count - 1].map((at) => textBreak(list, at))
  const lines = linesOf(breaks, { ...measure, space })
  const tightening = tighteningOf(lines, space)
  const holds = holdsOf(list, { ...measure, breaks, chosen, tightening }, element.textContent ?? '')
  return { element, breaks, lines, holds, leading, width, shrink, tightening }
}

/** The places of a paragraph as they are in the face of its first line, and which of them each place of the others is. */
type FirstLine = { readonly own: BreakList; readonly ownOf: readonly number[]; readonly ends: Float64Array }

/** Reads the paragraph as far as the first line may go in its face. What lies beyond is measured like any other. */
function readFirstLine(list: BreakList, element: HTMLElement, reading: Reading): FirstLine {
  const own = breakpoints(element, reading, placesInFirstLine)
  const ends = list.ends.slice(0, list.count)
  const ownOf: number[] = []
  let next = 0
  for (let at = 0; at < list.count && next < own.count; at++) {
    while (next < own.count && (own.indices[next] as number) < (list.indices[at] as number)) next++
    if (own.indices[next] !== list.indices[at] || own.kinds[next] !== list.kinds[at]) continue
    ends[at] = own.ends[next] as number
    ownOf[at] = next++
  }
  return { own, ownOf, ends }
}

/** Leaves the places up to the end of the first line as they are there, and those after it as they are in all others. */
function takeFirstLine(list: BreakList, { own, ownOf }: FirstLine, end = list.count - 1): void {
  for (let at = 0; at <= end; at++) {
    const from = ownOf[at]
    if (from === undefined) continue
    list.ends[at] = own.ends[from] as number
    list.hangs[at] = own.hangs[from] as number
    list.hangKerns[at] = own.hangKerns[from] as number
    if (at === end) break
    list.begins[at] = own.begins[from] as number
    list.outdents[at] = own.outdents[from] as number
    list.outdentKerns[at] = own.outdentKerns[from] as number
  }
}

/** Fits what stands between two forced breaks by itself. */
function chooseAll(list: BreakList, measure: Measure): readonly number[] | undefined {
  if (list.forcedBy.size === 0) return fitLines(list, measure)
  const chosen: number[] = []
  let from = 0
  for (const to of [...list.forcedBy.keys(), list.count - 1]) {
    const lines = fitLines(list, from === 0 ? measure : { ...measure, firstWidths: [], firstEnds: undefined }, from, to)
    if (!lines) return undefined
    chosen.push(...lines)
    if (to < list.count - 1) chosen.push(to)
    from = to
  }
  return chosen
}

/** A line as it was chosen. */
export type FittedLine = {
  readonly from: TextBreak
  readonly to: TextBreak
  readonly spaces: number
  readonly isFlush: boolean
  /** What each word space has to itself when the line is set flush, px; `NaN` where it has none. */
  readonly wordSpace: number
  /** How far that is from a natural one, in parts of what a space likes to grow or shrink by. */
  readonly ratio: number
}

/** The lines between the breaks, from the first to the last. */
function linesOf(
  breaks: readonly TextBreak[],
  { width, firstWidths, shrink, stretch, space }: Measure & { readonly space: number },
): readonly FittedLine[] {
  const measure = { shrink, stretch }
  return breaks.slice(1).map((to, line) => {
    const from = breaks[line] ?? to
    const spaces = to.spacesBefore - from.spacesAfter
    const room = ((firstWidths[line] ?? width) - (to.end - from.begin)) / spaces
    const isFlush = to.kind !== 'end' && spaces > 0
    const beyond = room - shrink
    const wordSpace = spaces > 0 ? space + beyond : NaN
    return { from, to, spaces, isFlush, wordSpace, ratio: isFlush ? ratioOf(beyond, measure) : 0 }
  })
}

function worstRatio({ lines }: Fitting): number {
  let worst = 0
  for (const { ratio } of lines) worst = Math.max(worst, ratio)
  return worst
}

/** Room that every line should have to spare, px, so that the browser sees none as too long; a space gives no more than `mostSpared`. */
const spare = 0.8
const mostSpared = 0.2

/**
 * How much narrower than natural the spaces are before the browser stretches them: so much that the tightest line goes in with some
 * room to spare. The last line is not stretched, and shows it; but it has to go in as well. px.
 */
function tighteningOf(lines: readonly FittedLine[], space: number): number {
  let most = 0
  for (const { spaces, wordSpace } of lines)
    if (spaces > 0) most = Math.max(most, space - wordSpace + Math.min(mostSpared, spare / spaces))
  return most > 0.001 ? most : 0
}

/** Reads where the lines of a block stand: makes the browser lay the page out, but not the block's text. */
export function columnOf(element: HTMLElement): Column {
  const style = getComputedStyle(element)
  const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
  const border = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth)
  const rounded = element.clientWidth
  const exact = Number.parseFloat(style.width) - border
  // They differ by more where the element is scaled.
  const width = Math.abs(exact - rounded) < 1 ? exact : rounded
  const lineWidth = width - padding
  const indent = Number.parseFloat(style.textIndent) || 0
  const beside = linesBesideInitial(element, lineWidth)
  return {
    width: lineWidth,
    leading: Number.parseFloat(style.lineHeight),
    firstWidths: beside.length > 0 || indent === 0 ? beside : [lineWidth - indent],
    hasOwnFirstLine: element.dataset['begins'] === 'small-capitals',
    isRightToLeft: style.direction === 'rtl',
  }
}
