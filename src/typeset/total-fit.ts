/**
 * The best lines for a whole paragraph: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
 * Software: Practice and Experience 11 (1981). Boxes and glue are kept as running sums at each possible break.
 */

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
  /** Width of the lines and of the first, px. */
  readonly width: number
  readonly firstWidth: number
  /** What the least word space lacks to the natural one, and how much it likes to grow beyond that, px. */
  readonly shrink: number
  readonly stretch: number
}

const hyphenAfterHyphen = 5_000
const hyphenBeforeLastLine = 5_000
const loneWordOnLastLine = 3_000
const shortLastLine = 0.08
/** A line looser than this share of the measure is not considered. */
const loosest = 0.55

/**
 * Chooses breaks with the least sum of demerits.
 *
 * @returns indices of the chosen breakpoints without start and end; `undefined` where no set of lines fits.
 */
export function fitLines(points: readonly Breakpoint[], measure: Measure): readonly number[] | undefined {
  const last = points.length - 1
  const best = new Float64Array(points.length).fill(Infinity)
  const previous = new Int32Array(points.length).fill(-1)
  best[0] = 0
  // Points before `first` are too far back for any later line: widths only grow.
  let first = 0
  for (let to = 1; to <= last; to++) {
    const end = points[to]
    if (!end) continue
    for (let from = to - 1; from >= first; from--) {
      const start = points[from]
      const sofar = best[from]
      if (!start || sofar === undefined || sofar === Infinity) continue
      const width = from === 0 ? measure.firstWidth : measure.width
      const length = end.end - start.begin
      if (length > width + 0.02) {
        if (length > width * 1.3) {
          first = from + 1
          break
        }
        continue
      }
      const cost = sofar + demerits(start, end, length, width, measure)
      if (cost < (best[to] ?? Infinity)) {
        best[to] = cost
        previous[to] = from
      }
    }
  }
  if ((previous[last] ?? -1) < 0) return undefined
  const chosen: number[] = []
  for (let at = previous[last] ?? 0; at > 0; at = previous[at] ?? 0) chosen.push(at)
  return chosen.toReversed()
}

function demerits(
  start: Breakpoint,
  end: Breakpoint,
  length: number,
  width: number,
  { shrink, stretch }: Measure,
): number {
  if (end.kind === 'end') {
    return (
      1 +
      (length < width * shortLastLine ? loneWordOnLastLine : 0) +
      (start.kind === 'hyphen' ? hyphenBeforeLastLine : 0)
    )
  }
  const spaces = end.spacesBefore - start.spacesAfter
  const excess = width - length
  if (excess > width * loosest) return Infinity
  if (spaces < 1) return 1e7 + excess
  const fromNatural = excess / spaces - shrink
  const ratio = fromNatural >= 0 ? fromNatural / stretch : -fromNatural / shrink
  const badness = 10 + 100 * ratio * ratio * ratio
  const twice = end.kind === 'hyphen' && start.kind === 'hyphen' ? hyphenAfterHyphen : 0
  return badness * badness + end.penalty * end.penalty + twice
}
