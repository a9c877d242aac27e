/** Passages that belong together: a pair, or what a paragraph has been divided into or joined from. */

import type { Table } from './align.ts'
import type { Bag, Passage } from './passages.ts'
import { shared, without } from './similarity.ts'

export type Group = {
  /** Indices, ascending; more than one on one side at most. */
  readonly old: readonly number[]
  readonly new: readonly number[]
  readonly isMoved: boolean
}

/** So much of a passage must be left in its neighbour's partner for it to be a piece of it. */
const most = 0.8

/** Makes the groups, by their first new passage. */
export function groupPassages(table: Table, hasMoved: (index: number) => boolean): readonly Group[] {
  const { old, now, oldTo, newTo } = table
  const groups = [...newTo]
    .toSorted((a, b) => a[0] - b[0])
    .map(([index, partner]) => ({ old: [partner], new: [index], isMoved: hasMoved(index) }))
  const byNew = new Map(groups.flatMap((group) => group.new.map((index) => [index, group])))
  const byOld = new Map(groups.flatMap((group) => group.old.map((index) => [index, group])))
  gather(now, newTo, byNew, 'new', 'old', old)
  gather(old, oldTo, byOld, 'old', 'new', now)
  return groups
}

type Growing = { readonly old: number[]; readonly new: number[]; readonly isMoved: boolean }

/** Adds passages without a partner to the group beside them where they are a piece of its other side. */
function gather(
  passages: readonly Passage[],
  taken: ReadonlyMap<number, number>,
  groups: Map<number, Growing>,
  own: 'old' | 'new',
  other: 'old' | 'new',
  others: readonly Passage[],
): void {
  const tryToAdd = (index: number, beside: number): void => {
    const group = groups.get(beside)
    const passage = passages[index]
    if (taken.has(index) || groups.has(index) || !group || passage?.class !== 'text' || group[other].length > 1) return
    const whole = others[group[other][0] ?? -1]
    if (whole?.class !== 'text' || passages[beside]?.chapter !== passage.chapter) return
    const left = group[own].reduce((bag: Bag, part) => without(bag, passages[part]?.words() ?? bag), whole.words())
    const words = passage.words()
    if (words.letters === 0 || shared(words, left) < most * words.letters) return
    group[own].push(index)
    group[own].sort((a, b) => a - b)
    groups.set(index, group)
  }
  for (let index = 0; index < passages.length; index += 1) tryToAdd(index, index - 1)
  for (let index = passages.length - 1; index >= 0; index -= 1) tryToAdd(index, index + 1)
}
