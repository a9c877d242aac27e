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
  /** What the least word space lacks to the natural one, and how much it likes to grow beyond that, px. */
  readonly shrink: number
  readonly stretch: number
}

const hyphenAfterHyphen = 5_000
const hyphenBeforeLastLine = 20_000
const loneWordOnLastLine = 3_000
/** A loose line beside a tight one: `\adjdemerits` of plain TeX. */
const unevenNeighbours = 10_000
const shortLastLine = 0.08
/** A line looser than this share of the measure is not considered. */
const loosest = 0.55
/** A line of one word: dear, but still better than no lines. */
const loneWord = 1e7

const classes = 4
/** Ends of lines with no hyphen, with one, and with the second in a row; there is no third. */
const runs = 3
/** No line yet, and a normal one before it. */
const startState = 1 * runs
/** A way to a break that costs this much more than another one there cannot become the better one later. */
const hopeless = unevenNeighbours + hyphenAfterHyphen

/**
 * Chooses breaks with the least sum of demerits.
 *
 * What came before matters in three ways: how loose the last line is, whether it ended with a hyphen, and, while lines have
 * widths of their own, how many there are. Of the ways to a break that are alike in these only the best is kept.
 *
 * @returns indices of the chosen breakpoints without start and end; `undefined` where no set of lines fits.
 */
export function fitLines(points: readonly Breakpoint[], measure: Measure): readonly number[] | undefined {
  const { firstWidths, shrink, stretch } = measure
  const last = points.length - 1
  const states = classes * runs * (firstWidths.length + 1)
  const best = new Float64Array(points.length * states).fill(Infinity)
  const previous = new Int32Array(points.length * states).fill(-1)
  /** States of each break that there is a way to. */
  const reached: (readonly number[])[] = [[startState]]
  best[startState] = 0
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
      const length = end.end - start.begin
      if (length < shortest) continue
      if (length > widest * 1.3) {
        first = from + 1
        break
      }
      const spaces = end.spacesBefore - start.spacesAfter
      for (const state of ways) {
        const line = Math.floor(state / (classes * runs))
        const width = firstWidths[line] ?? measure.width
        const run = isHyphen ? (state % runs) + 1 : 0
        if (length > width + 0.02 || run === runs) continue
        const before = Math.floor(state / runs) % classes
        let fitness = before
        let cost = best[from * states + state] ?? Infinity
        if (isEnd) {
          cost += lastLineDemerits(start, length, width)
        } else if (spaces < 1) {
          fitness = classes - 1
          cost += loneWord + width - length
        } else {
          const fromNatural = (width - length) / spaces - shrink
          const ratio = fromNatural / (fromNatural > 0 ? stretch : shrink)
          fitness = classOf(ratio)
          const badness = 10 + badnessOf(ratio)
          cost += badness * badness + end.penalty * end.penalty + (run > 1 ? hyphenAfterHyphen : 0)
          if (from > 0 && (fitness > before + 1 || fitness < before - 1)) cost += unevenNeighbours
        }
        const next = (Math.min(line + 1, firstWidths.length) * classes + fitness) * runs + run
        const at = to * states + next
        const known = best[at] ?? Infinity
        if (cost >= known) continue
        if (known === Infinity) found.push(next)
        best[at] = cost
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

/** Leaves out states that can only lose against another one with as few hyphens and as many lines. */
function hopeful(found: readonly number[], best: Float64Array, base: number): readonly number[] {
  if (found.length < 2) return found
  return found.filter(
    (state) =>
      !found.some(
        (other) =>
          other % runs <= state % runs &&
          Math.floor(other / (classes * runs)) === Math.floor(state / (classes * runs)) &&
          (best[base + other] ?? 0) + hopeless < (best[base + state] ?? 0),
      ),
  )
}

function lastLineDemerits(start: Breakpoint, length: number, width: number): number {
  return (
    1 + (length < width * shortLastLine ? loneWordOnLastLine : 0) + (start.kind === 'hyphen' ? hyphenBeforeLastLine : 0)
  )
}
