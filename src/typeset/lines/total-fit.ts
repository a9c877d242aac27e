/**
 * The best lines for a whole paragraph: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
 * Software: Practice and Experience 11 (1981). Boxes and glue are kept as running sums at each possible break.
 */

import { badnessOf, classOf } from './evenness.ts'

/** Kinds of places where a line could end, as `Breakpoints.kinds` has them. */
export const breakKind = { start: 0, space: 1, hyphen: 2, joint: 3, end: 4 } as const

/** Places where a line could end, in order. They stand in columns, since a book has a quarter of a million of them. */
export type Breakpoints = {
  readonly count: number
  readonly kinds: Uint8Array
  /** Where a line that ends here ends, and where one that begins here begins, px along the paragraph at the least word space. */
  readonly ends: Float64Array
  readonly begins: Float64Array
  /** Word spaces before the break, without and with the one that the break takes away. */
  readonly spacesBefore: Int32Array
  readonly spacesAfter: Int32Array
  /** Cost of breaking here: 0 at a space. */
  readonly penalties: Float64Array
}

export type Measure = {
  /** Width of the lines, px. */
  readonly width: number
  /** Widths of the first lines, where they differ: an indent, or an initial that several lines stand beside. */
  readonly firstWidths: readonly number[]
  /** Where the first line ends at each breakpoint, px, where it is set in another face than the others. */
  readonly firstEnds?: Float64Array | undefined
  /** What the least word space lacks to the natural one, and how much it likes to grow beyond that, px. */
  readonly shrink: number
  readonly stretch: number
}

const hyphenAfterHyphen = 5_000
const hyphenBeforeLastLine = 20_000
/** At the end of a first line in another face: dearer than a line whose spaces are stretched by all that is not yet too loose. */
const hyphenOnOwnLine = 2.5e7
const loneWordOnLastLine = 3_000
/** A loose line beside a tight one: `\adjdemerits` of plain TeX. */
const unevenNeighbours = 10_000
const shortLastLine = 0.08
/** A line whose spaces are stretched by more than this, in parts of what they like, is considered only where there is no other way. */
const loosest = 6
/** And never one that lacks more than this share of the measure. */
const emptiest = 0.55
/** A line of one word: dear, but still better than no lines. */
const loneWord = 1e7

/** Ends of lines with no hyphen, with one, and with the second in a row; there is no third. */
const runs = 3
/** A way to a break that costs this much more than another one there cannot become the better one later. */
const hopeless = unevenNeighbours + hyphenAfterHyphen

/**
 * Chooses breaks with the least sum of demerits.
 *
 * Of all ways to a break the best is kept, one for each count of hyphens in a row and, while lines have widths of their own, of
 * lines. How loose a line may be beside the next is judged by these; keeping a way for each class too, as Knuth and Plass do,
 * takes twice the time for lines that cannot be told apart.
 *
 * @param begin index of the place where the first line begins
 * @param last index of the place where the last line ends
 * @returns indices of the chosen breakpoints between the two; `undefined` where no set of lines fits.
 */
export function fitLines(
  points: Breakpoints,
  measure: Measure,
  begin = 0,
  last = points.count - 1,
): readonly number[] | undefined {
  const length = (points.ends[last] as number) - (points.begins[begin] as number)
  const spaces = (points.spacesBefore[last] as number) - (points.spacesAfter[begin] as number)
  const usual = (loosest * measure.stretch * spaces) / length
  return (
    (usual < emptiest ? search(points, measure, begin, last, usual) : undefined) ??
    search(points, measure, begin, last, emptiest)
  )
}

function search(
  { kinds, ends, begins, spacesBefore, spacesAfter, penalties }: Breakpoints,
  measure: Measure,
  begin: number,
  last: number,
  mostEmpty: number,
): readonly number[] | undefined {
  const { firstWidths, firstEnds, shrink } = measure
  const states = runs * (firstWidths.length + 1)
  const { best, previous, fitnesses, reached, reachedCount } = searchOf(last + 1, states)
  best.fill(Infinity, begin * states, (last + 1) * states)
  best[begin * states] = 0
  fitnesses[begin * states] = 1
  reached[begin * states] = 0
  reachedCount[begin] = 1
  const widest = Math.max(measure.width, ...firstWidths)
  const narrowest = Math.min(measure.width, ...firstWidths)
  const longest = widest * 1.3
  const shortest = narrowest * (1 - mostEmpty)
  // Points before `first` are too far back for any later line, and those behind `nearest` too near for this one: widths only grow.
  let first = begin
  let nearest = begin
  for (let to = begin + 1; to <= last; to++) {
    const end = ends[to] as number
    const kind = kinds[to]
    const isEnd = kind === breakKind.end
    const isHyphen = kind === breakKind.hyphen
    const penalty = penalties[to] as number
    const spacesTo = spacesBefore[to] as number
    const base = to * states
    let found = 0
    while (nearest + 1 < to && end - (begins[nearest + 1] as number) >= shortest) nearest++
    for (let from = isEnd ? to - 1 : nearest; from >= first; from--) {
      const ways = reachedCount[from] as number
      if (ways === 0) continue
      const ownEnd = from === begin ? firstEnds?.[to] : undefined
      const length = (ownEnd ?? end) - (begins[from] as number)
      if (length < shortest && !isEnd) continue
      if (length > longest) {
        first = from + 1
        break
      }
      const spaces = spacesTo - (spacesAfter[from] as number)
      for (let way = 0; way < ways; way++) {
        const state = reached[from * states + way] as number
        const line = (state / runs) | 0
        const width = line < firstWidths.length ? (firstWidths[line] as number) : measure.width
        const run = isHyphen ? (state % runs) + 1 : 0
        if (length > width + 0.02 || run === runs) continue
        const before = fitnesses[from * states + state] as number
        let fitness = before
        let cost = best[from * states + state] as number
        if (isEnd) {
          cost += lastLineDemerits(kinds[from] === breakKind.hyphen, length, width)
        } else if (spaces < 1) {
          fitness = 3
          cost += loneWord + width - length + penalty * penalty
        } else {
          const ratio = ratioOf((width - length) / spaces - shrink, measure)
          fitness = classOf(ratio)
          const badness = 10 + badnessOf(ratio)
          cost += badness * badness + penalty * penalty + (run > 1 ? hyphenAfterHyphen : 0)
          if (from > begin && (fitness > before + 1 || fitness < before - 1)) cost += unevenNeighbours
        }
        if (isHyphen && ownEnd !== undefined) cost += hyphenOnOwnLine
        const next = (line < firstWidths.length ? line + 1 : line) * runs + run
        const known = best[base + next] as number
        if (cost >= known) continue
        if (known === Infinity) reached[base + found++] = next
        best[base + next] = cost
        fitnesses[base + next] = fitness
        previous[base + next] = from * states + state
      }
    }
    reachedCount[to] = found < 2 ? found : keepHopeful(reached, found, best, base)
  }
  let cheapest = -1
  for (let state = 0; state < states; state++) {
    const cost = best[last * states + state] as number
    if (cost < (cheapest < 0 ? Infinity : (best[last * states + cheapest] as number))) cheapest = state
  }
  if (cheapest < 0) return undefined
  const chosen: number[] = []
  let at = previous[last * states + cheapest] as number
  for (; at >= (begin + 1) * states; at = previous[at] as number) chosen.push(Math.floor(at / states))
  return chosen.toReversed()
}

/** How far a space is from a natural one, px, in parts of what it likes to grow or shrink by. */
export function ratioOf(fromNatural: number, { shrink, stretch }: Pick<Measure, 'shrink' | 'stretch'>): number {
  if (fromNatural > 0) return fromNatural / stretch
  return shrink > 0 ? fromNatural / shrink : 0
}

type Search = {
  /** By place and state: least sum of demerits, the place and state before, and how even the line before is. */
  readonly best: Float64Array
  readonly previous: Int32Array
  readonly fitnesses: Uint8Array
  /** States of each place that there is a way to, and how many. */
  readonly reached: Uint8Array
  readonly reachedCount: Uint8Array
}

let columns: Search = emptySearch(0)

function emptySearch(size: number): Search {
  return {
    best: new Float64Array(size),
    previous: new Int32Array(size),
    fitnesses: new Uint8Array(size),
    reached: new Uint8Array(size),
    reachedCount: new Uint8Array(size),
  }
}

/** One search after the other uses the same columns: making them anew took longer than the search. */
function searchOf(places: number, states: number): Search {
  if (columns.best.length < places * states) columns = emptySearch(places * states * 2)
  return columns
}

/** Leaves out states that can only lose against another one with as few hyphens and as many lines; tells how many stay. */
function keepHopeful(reached: Uint8Array, found: number, best: Float64Array, base: number): number {
  let kept = 0
  for (let index = 0; index < found; index++) {
    const state = reached[base + index] as number
    const cost = best[base + state] as number
    const line = (state / runs) | 0
    let isHopeless = false
    for (let other = line * runs; other <= state; other++)
      if ((best[base + other] as number) + hopeless < cost) isHopeless = true
    if (!isHopeless) reached[base + kept++] = state
  }
  return kept
}

function lastLineDemerits(isAfterHyphen: boolean, length: number, width: number): number {
  return 1 + (length < width * shortLastLine ? loneWordOnLastLine : 0) + (isAfterHyphen ? hyphenBeforeLastLine : 0)
}
