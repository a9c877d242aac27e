/** Which of many pairs stand in the same order on both sides. */

export type Pair = { readonly old: number; readonly new: number }

/**
 * The pairs with the most weight together that rise on both sides; what is not among them has moved. A heaviest increasing
 * subsequence, with a tree of prefix maxima (Fenwick), in n log n.
 *
 * @param pairs each index once on either side
 * @param weightOf above 0
 */
export function inOrder<P extends Pair>(pairs: readonly P[], weightOf: (pair: P) => number): readonly P[] {
  const rising = pairs.toSorted((a, b) => a.new - b.new)
  const size = rising.reduce((largest, { old }) => Math.max(largest, old), 0) + 1
  // Of the pairs up to an old index: the index of the one at which the heaviest row ends.
  const tree = new Int32Array(size + 1).fill(-1)
  const total: number[] = []
  const before: number[] = []
  const weight = (index: number): number => (index < 0 ? 0 : (total[index] ?? 0))
  let heaviest = -1
  for (const [index, pair] of rising.entries()) {
    let best = -1
    for (let at = pair.old; at > 0; at -= at & -at) if (weight(tree[at] ?? -1) > weight(best)) best = tree[at] ?? -1
    before.push(best)
    total.push(weight(best) + weightOf(pair))
    for (let at = pair.old + 1; at <= size; at += at & -at) if (weight(index) > weight(tree[at] ?? -1)) tree[at] = index
    if (weight(index) > weight(heaviest)) heaviest = index
  }
  const row: P[] = []
  for (let at = heaviest; at >= 0; at = before[at] ?? -1) {
    const pair = rising[at]
    if (pair) row.push(pair)
  }
  return row.toReversed()
}
