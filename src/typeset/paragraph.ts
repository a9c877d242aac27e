/** Chooses the best lines of a paragraph of the page, and looks for better ones where the best are still bad. */

import { breakpoints, type Reading, type TextBreak } from './breakpoints.ts'
import { linesBesideInitial } from './initials.ts'
import { fitLines, ratioOf } from './total-fit.ts'

/** A paragraph and the breaks chosen for it, not yet set. */
export type Fitting = {
  readonly element: HTMLElement
  /** Every place where a line could end, start and end of the paragraph included. */
  readonly points: readonly TextBreak[]
  /** Indices of the chosen and the forced ones, without start and end. */
  readonly chosen: readonly number[]
  /** Width of the lines, and of the first ones where they differ, px. */
  readonly width: number
  readonly firstWidths: readonly number[]
  /** What the least word space is narrower than a natural one, px. */
  readonly shrink: number
  /** What a word space likes to grow by, px. */
  readonly stretch: number
  /** Natural word space, px. */
  readonly space: number
  /** What the word spaces are narrower than natural ones before the browser stretches them, px. */
  readonly tightening: number
}

/** What a paragraph has for its lines, px. */
export type Column = {
  readonly width: number
  /** Widths of the first lines, where they differ. */
  readonly firstWidths: readonly number[]
  /** Whether `::first-line` gives the first line another face. */
  readonly hasOwnFirstLine: boolean
  /** Whether the lines run from right to left. */
  readonly isRightToLeft: boolean
}

export type FittingTools = Omit<Reading, 'shrink' | 'widest'> & {
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

function attempt(
  element: HTMLElement,
  { width, firstWidths, hasOwnFirstLine, isRightToLeft }: Column,
  tools: FittingTools,
  share: number,
  widest: number,
): Fitting | undefined {
  const { space } = tools.typefaceOf(element).typeface
  const shrink = space * share
  const stretch = space * stretchShare
  const reading = { ...tools, shrink, widest, hanging: tools.hanging && !isRightToLeft }
  const read = breakpoints(element, reading)
  const inFirst = hasOwnFirstLine
    ? breakpointsInFirstLine(read, element, { ...reading, typefaceOf: tools.inFirstLine(element) })
    : undefined
  const chosen = chooseAll(read, { width, firstWidths, firstEnds: inFirst?.map(({ end }) => end), shrink, stretch })
  if (!chosen) return undefined
  const points = inFirst ? withFirstLine(read, inFirst, chosen[0]) : read
  const fitting = { element, points, chosen, width, firstWidths, shrink, stretch, space, tightening: 0 }
  return { ...fitting, tightening: tighteningOf(fitting) }
}

/** The same places, measured in the face of the first line. */
function breakpointsInFirstLine(
  points: readonly TextBreak[],
  element: HTMLElement,
  reading: Reading,
): readonly TextBreak[] {
  const found = new Map(breakpoints(element, reading).map((point) => [`${point.kind} ${point.index}`, point]))
  return points.map((point) => found.get(`${point.kind} ${point.index}`) ?? point)
}

/** Places up to the end of the first line as they are there, and those after it as they are in all others. */
function withFirstLine(
  points: readonly TextBreak[],
  inFirst: readonly TextBreak[],
  end = points.length - 1,
): readonly TextBreak[] {
  return points.map((point, index) => {
    const first = inFirst[index]
    if (!first || index > end) return point
    return index < end ? first : { ...point, end: first.end, hang: first.hang }
  })
}

/** Fits what stands between two forced breaks by itself. */
function chooseAll(
  points: readonly TextBreak[],
  measure: Parameters<typeof fitLines>[1],
): readonly number[] | undefined {
  const chosen: number[] = []
  let from = 0
  for (let to = 1; to < points.length; to++) {
    if (points[to]?.kind !== 'end') continue
    const begin = from
    const whole = begin === 0 && to === points.length - 1
    const lines = fitLines(
      whole ? points : points.slice(begin, to + 1),
      begin === 0 ? measure : { ...measure, firstWidths: [], firstEnds: undefined },
    )
    if (!lines) return undefined
    chosen.push(...lines.map((index) => index + begin))
    if (to < points.length - 1) chosen.push(to)
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

/** The lines of a fitting, from the first to the last. */
export function linesOf(fitting: Fitting): readonly FittedLine[] {
  const { points, chosen, width, firstWidths, shrink, space } = fitting
  const lines: FittedLine[] = []
  let from = points[0]
  for (const index of [...chosen, points.length - 1]) {
    const to = points[index]
    if (!from || !to) break
    const spaces = to.spacesBefore - from.spacesAfter
    const room = ((firstWidths[lines.length] ?? width) - (to.end - from.begin)) / spaces
    const isFlush = to.kind !== 'end' && spaces > 0
    const beyond = room - shrink
    lines.push({
      from,
      to,
      spaces,
      isFlush,
      wordSpace: spaces > 0 ? space + beyond : NaN,
      ratio: isFlush ? ratioOf(beyond, fitting) : 0,
    })
    from = to
  }
  return lines
}

function worstRatio(fitting: Fitting): number {
  return linesOf(fitting).reduce((worst, { ratio }) => Math.max(worst, ratio), 0)
}

/** How much narrower than natural the tightest line wants its spaces; no more, because it shows on the last line, px. */
function tighteningOf(fitting: Fitting): number {
  // The last line is not set flush, but it has to go in as well.
  const most = linesOf(fitting).reduce((sofar, { wordSpace }) => Math.max(sofar, fitting.space - wordSpace || 0), 0)
  return most > 0 ? most + 0.02 : 0
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
    firstWidths: beside.length > 0 || indent === 0 ? beside : [lineWidth - indent],
    hasOwnFirstLine: element.dataset['begins'] === 'small-capitals',
    isRightToLeft: style.direction === 'rtl',
  }
}
