/** Passages that are told together: a section with its heading, paragraphs that follow each other. */

import type { Group } from './groups.ts'
import type { Passage } from './passages.ts'

/** Indices of the chosen passages, in runs. */
export function runsOf(
  passages: readonly Passage[],
  isChosen: (passage: Passage, index: number) => boolean,
): readonly (readonly number[])[] {
  const runs: number[][] = []
  for (const [index, passage] of passages.entries()) {
    if (!isChosen(passage, index)) continue
    const run = runs.at(-1)
    const head = passages[run?.[0] ?? -1]
    if (run?.at(-1) === index - 1 && head && belongs(passage, head)) run.push(index)
    else runs.push([index])
  }
  return runs
}

/** Groups that have moved, in runs that follow each other on both sides. */
export function movedRuns(
  groups: readonly Group[],
  old: readonly Passage[],
  now: readonly Passage[],
): readonly (readonly Group[])[] {
  const [oldTaken, newTaken] = [
    new Set(groups.flatMap((group) => group.old)),
    new Set(groups.flatMap((group) => group.new)),
  ]
  const runs: Group[][] = []
  for (const group of groups) {
    if (!group.isMoved) continue
    const run = runs.at(-1)
    const head = now[run?.[0]?.new[0] ?? -1]
    const passage = now[group.new[0] ?? -1]
    const last = run?.at(-1)
    const follows =
      last !== undefined &&
      isNext(last.new, group.new, newTaken) &&
      isNext(last.old, group.old, oldTaken) &&
      old[last.old[0] ?? -1]?.chapter === old[group.old[0] ?? -1]?.chapter
    if (follows && head && passage && belongs(passage, head)) run?.push(group)
    else runs.push([group])
  }
  return runs
}

/** Whether nothing stands between, save what is new or gone there. */
function isNext(before: readonly number[], after: readonly number[], taken: ReadonlySet<number>): boolean {
  const [from, to] = [before.at(-1) ?? 0, after[0] ?? 0]
  if (to <= from) return false
  for (let index = from + 1; index < to; index += 1) if (taken.has(index)) return false
  return true
}

/** Whether a passage is told with the one at the head of its run: all that stands under a heading, and else text with text. */
function belongs(passage: Passage, head: Passage): boolean {
  if (passage.chapter !== head.chapter) return false
  if (head.class === 'heading') return passage.class !== 'heading' || (passage.level ?? 2) > (head.level ?? 2)
  return head.class === 'text' && passage.class === 'text'
}
