/** Pairs what lies between two pairs, in order. */

import { diffArrays } from 'diff'
import type { Gap, Table } from './align.ts'
import type { Pair } from './in-order.ts'
import type { Passage } from './passages.ts'
import { similarity } from './similarity.ts'

/** As alike as two wordings of one passage are. */
const kindred = 0.35

/** Between the same neighbours less is enough. */
const related = 0.15

/** Most comparisons in one gap; larger ones are first parted by what is the same in them. */
const most = 4000

/** The pairs of a gap; they rise on both sides. */
export function pairGap(gap: Gap, table: Table): readonly Pair[] {
  if (gap.old.length * gap.new.length <= most) return pairBest(gap, table)
  const same = pairSame(gap, table)
  // What is larger still is another text.
  return [
    ...same,
    ...between(gap, same).flatMap((part) => (part.old.length * part.new.length <= most ? pairBest(part, table) : [])),
  ]
}

function pairSame(gap: Gap, { old, now }: Table): readonly Pair[] {
  const keys = (indices: readonly number[], passages: readonly Passage[]): string[] =>
    indices.map((index) => `${passages[index]?.class ?? ''} ${passages[index]?.key() ?? ''}`)
  const parts = diffArrays(keys(gap.old, old), keys(gap.new, now), { maxEditLength: 4000 }) ?? []
  const pairs: Pair[] = []
  let [left, right] = [0, 0]
  for (const { added, removed, count } of parts) {
    for (let step = 0; step < count && !added && !removed; step += 1)
      pairs.push(...pairAt(gap, left + step, right + step))
    if (!added) left += count
    if (!removed) right += count
  }
  return pairs
}

function pairAt(gap: Gap, left: number, right: number): readonly Pair[] {
  const [old, now] = [gap.old[left], gap.new[right]]
  return old === undefined || now === undefined ? [] : [{ old, new: now }]
}

/** The parts of a gap between its pairs. */
function between(gap: Gap, pairs: readonly Pair[]): readonly Gap[] {
  const parts: Gap[] = []
  let [left, right] = [0, 0]
  for (const pair of [...pairs, undefined]) {
    const [l, r] = pair ? [gap.old.indexOf(pair.old), gap.new.indexOf(pair.new)] : [gap.old.length, gap.new.length]
    const part = { old: gap.old.slice(left, l), new: gap.new.slice(right, r) }
    if (part.old.length > 0 && part.new.length > 0) parts.push(part)
    left = l + 1
    right = r + 1
  }
  return parts
}

/** The pairs that are most alike together, by dynamic programming; then neighbours that only their place makes a pair. */
function pairBest(gap: Gap, table: Table): readonly Pair[] {
  const width = gap.new.length + 1
  const gains = gap.old.map((o) => gap.new.map((n) => gainOf(table.old[o], table.now[n])))
  const best = new Float64Array((gap.old.length + 1) * width)
  for (let left = gap.old.length - 1; left >= 0; left -= 1) {
    for (let right = gap.new.length - 1; right >= 0; right -= 1) {
      const gain = gains[left]?.[right] ?? 0
      const paired = gain > 0 ? gain + (best[(left + 1) * width + right + 1] ?? 0) : 0
      best[left * width + right] = Math.max(
        paired,
        best[(left + 1) * width + right] ?? 0,
        best[left * width + right + 1] ?? 0,
      )
    }
  }
  const pairs: Pair[] = []
  let [left, right] = [0, 0]
  while (left < gap.old.length && right < gap.new.length) {
    const here = best[left * width + right] ?? 0
    if (here === (best[(left + 1) * width + right] ?? 0)) left += 1
    else if (here === (best[left * width + right + 1] ?? 0)) right += 1
    else pairs.push(...pairAt(gap, left++, right++))
  }
  return [...pairs, ...between(gap, pairs).flatMap((part) => pairByPlace(part, table))]
}

/** A long passage that is a little alike is worth more than a short one that is the same. */
function gainOf(old: Passage | undefined, now: Passage | undefined): number {
  if (!old || !now || old.class !== now.class) return 0
  const likeness = old.key() === now.key() ? 1 : similarity(old, now, kindred)
  return likeness >= kindred ? likeness * (1 + Math.min(old.text.length, now.text.length)) : 0
}

/** As many here as there: the first is the first. */
function pairByPlace(gap: Gap, { old, now }: Table): readonly Pair[] {
  if (gap.old.length !== gap.new.length) return []
  return gap.old.flatMap((_, index) =>
    pairAt(gap, index, index).filter((pair) => {
      const [before, after] = [old[pair.old], now[pair.new]]
      if (!before || !after || before.class !== after.class) return false
      return (before.isCell && after.isCell) || similarity(before, after, related) >= related
    }),
  )
}
