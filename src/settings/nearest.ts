/** Finds the known word that a mistyped one was probably meant to be. */

/**
 * Names the known word nearest to the given one, or `undefined` where none is near enough: one slip in a word of
 * up to four letters, two in a longer one, three from twelve letters on. Case does not count.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const given = word.toLowerCase()
  const limit = given.length <= 4 ? 1 : given.length < 12 ? 2 : 3
  let best: string | undefined
  let fewest = limit + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - given.length) >= fewest) continue
    const slips = distance(given, candidate.toLowerCase())
    if (slips < fewest) [best, fewest] = [candidate, slips]
  }
  // A word of which nothing is left is no slip.
  return fewest >= given.length ? undefined : best
}

/** Counts the slips between two words: letters added, left out, changed, or swapped with a neighbour (Damerau 1964). */
export function distance(from: string, to: string): number {
  const [a, b] = [Array.from(from), Array.from(to)]
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [row, letter] of a.entries()) {
    const current = [row + 1]
    for (const [column, other] of b.entries()) {
      const changed = (last[column] ?? 0) + (letter === other ? 0 : 1)
      const added = (current[column] ?? 0) + 1
      const leftOut = (last[column + 1] ?? 0) + 1
      const isSwapped = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other
      const swapped = isSwapped ? (beforeLast[column - 1] ?? 0) + 1 : Infinity
      current.push(Math.min(changed, added, leftOut, swapped))
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[b.length] ?? 0
}
