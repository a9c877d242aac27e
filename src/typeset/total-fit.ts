/**
 * The best lines for a whole paragraph: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
 * Software: Practice and Experience 11 (1981). Boxes and glue are kept as running sums at each possible break.
 */

import { badnessOf, classOf } from './evenness.ts'

export type Breakpoint = {
  readonly kind: 'start' | 'space' | 'hyphen' | 'joint' | 'end'
  /** Where a line that ends here ends, and where one that begins here begins, px along the paragraph at the least word space. */
  readonly end: number
  readonly begin: number
  /** Word spaces before the break, without and with the one that the break takes away. */
  readonly spacesBefore: number
  readonly spacesAfter: number
  /** Cost of breaking here: 0 at a space. */
  readonly penalty: number
}

export type Measure = {
  /** Width of the lines, px. */
  readonly width: number
  /** Widths of the first lines, where they differ: an indent, or an initial that several lines stand beside. */
  readonly firstWidths: readonly number[]
  /** Where the first line ends at each breakpoint, px, where it is set in another face than the others. */
  readonly firstEnds?: readonly number[] | undefined
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
/** A line looser than this share of the measure is not considered. */
const loosest = 0.55
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
 * @returns indices of the chosen breakpoints without start and end; `undefined` where no set of lines fits.
 */
export function fitLines(points: readonly Breakpoint[], measure: Measure): readonly number[] | undefined {
  const { firstWidths, firstEnds, shrink } = measure
  const last = points.length - 1
  const states = runs * (firstWidths.length + 1)
  const best = new Float64Array(points.length * states).fill(Infinity)
  const previous = new Int32Array(points.length * states).fill(-1)
  const fitnesses = new Uint8Array(points.length * states).fill(1)
  /** States of each break that there is a way to. */
  const reached: (readonly number[])[] = [[0]]
  best[0] = 0
  const widest = Math.max(measure.width, ...firstWidths)
  const narrowest = Math.min(measure.width, ...firstWidths)
  // Points before `first` are too far back for any later line: widths only grow.
  let first = 0
  for (let to = 1; to <= last; to++) {
    const end = points[to]
    if (!end) continue
    const isEnd = end.kind === 'end'
    const isHyphen = end.kind === 'hyphen'
    const shortest = isEnd ? -Infinity : narrowest * (1 - loosest)
    const found: number[] = []
    for (let from = to - 1; from >= first; from--) {
      const start = points[from]
      const ways = reached[from]
      if (!start || !ways || ways.length === 0) continue
      const ownEnd = from === 0 ? firstEnds?.[to] : undefined
      const length = (ownEnd ?? end.end) - start.begin
      if (length < shortest) continue
      if (length > widest * 1.3) {
        first = from + 1
        break
      }
      const spaces = end.spacesBefore - start.spacesAfter
      for (const state of ways) {
        const line = Math.floor(state / runs)
        const width = firstWidths[line] ?? measure.width
        const run = isHyphen ? (state % runs) + 1 : 0
        if (length > width + 0.02 || run === runs) continue
        const before = fitnesses[from * states + state] ?? 1
        let fitness = before
        let cost = best[from * states + state] ?? Infinity
        if (isEnd) {
          cost += lastLineDemerits(start, length, width)
        } else if (spaces < 1) {
          fitness = 3
          cost += loneWord + width - length + end.penalty * end.penalty
        } else {
          const fromNatural = (width - length) / spaces - shrink
          const ratio = ratioOf(fromNatural, measure)
          fitness = classOf(ratio)
          const badness = 10 + badnessOf(ratio)
          cost += badness * badness + end.penalty * end.penalty + (run > 1 ? hyphenAfterHyphen : 0)
          if (from > 0 && (fitness > before + 1 || fitness < before - 1)) cost += unevenNeighbours
        }
        if (isHyphen && ownEnd !== undefined) cost += hyphenOnOwnLine
        const next = Math.min(line + 1, firstWidths.length) * runs + run
        const at = to * states + next
        const known = best[at] ?? Infinity
        if (cost >= known) continue
        if (known === Infinity) found.push(next)
        best[at] = cost
        fitnesses[at] = fitness
        previous[at] = from * states + state
      }
    }
    reached.push(hopeful(found, best, to * states))
  }
  const [cheapest] = (reached[last] ?? []).toSorted(
    (a, b) => (best[last * states + a] ?? 0) - (best[last * states + b] ?? 0),
  )
  if (cheapest === undefined) return undefined
  const chosen: number[] = []
  for (let at = previous[last * states + cheapest] ?? 0; at >= states; at = previous[at] ?? 0)
    chosen.push(Math.floor(at / states))
  return chosen.toReversed()
}

/** How far a space is from a natural one, px, in parts of what it likes to grow or shrink by. */
export function ratioOf(fromNatural: number, { shrink, stretch }: Pick<Measure, 'shrink' | 'stretch'>): number {
  if (fromNatural > 0) return fromNatural / stretch
  return shrink > 0 ? fromNatural / shrink : 0
}

/** Leaves out states that can only lose against another one with as few hyphens and as many lines. */
function hopeful(found: readonly number[], best: Float64Array, base: number): readonly number[] {
  if (found.length < 2) return found
  return found.filter(
    (state) =>
      !found.some(
        (other) =>
          other % runs <= state % runs &&
          Math.floor(other / runs) === Math.floor(state / runs) &&
          (best[base + other] ?? 0) + hopeless < (best[base + state] ?? 0),
      ),
  )
}

function lastLineDemerits(start: Breakpoint, length: number, width: number): number {
  return (
    1 + (length < width * shortLastLine ? loneWordOnLastLine : 0) + (start.kind === 'hyphen' ? hyphenBeforeLastLine : 0)
  )
}
