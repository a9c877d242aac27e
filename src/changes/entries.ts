/** Makes the entries of a comparison out of aligned passages. */

import type { Alignment } from './align.ts'
import type { Change, ChangedThing, Piece } from './change.ts'
import { isCorrection } from './corrections.ts'
import { beginningOf, clustersOf, excerptOf } from './excerpts.ts'
import type { Group } from './groups.ts'
import { countWordsIn, hunksOf, wordingOf } from './hunks.ts'
import type { Passage } from './passages.ts'
import { movedRuns, runsOf } from './runs.ts'

export type PlacedChange = {
  readonly change: Change
  /** Where it is told: among the new passages, halves between two of them. */
  readonly position: number
  /** Index of its chapter in the text that it stands in: in the old one for what is removed. */
  readonly own: number
}

/** In no order, save that a passage which has moved is told before what has changed in it. Notes do not move: they go with their calls. */
export function entriesOf(
  old: readonly Passage[],
  now: readonly Passage[],
  { groups }: Alignment,
): readonly PlacedChange[] {
  const [oldTaken, newTaken] = [
    new Set(groups.flatMap((group) => group.old)),
    new Set(groups.flatMap((group) => group.new)),
  ]
  const isFree = (taken: ReadonlySet<number>) => (_: Passage, index: number) => !taken.has(index)
  const before = positionsBefore(old.length, groups)
  const moved = movedRuns(groups, old, now)
  return [
    ...(now[0]?.class === 'note' ? [] : moved).map((run) => movedEntry(run, old, now)),
    ...groups.flatMap((group) => changesOf(group, old, now)),
    ...runsOf(now, isFree(newTaken)).map((run) => added(run, now)),
    ...runsOf(old, isFree(oldTaken)).map((run) => removed(run, old, before)),
  ]
}

/** For each old passage the position after the new one that stands where the last one before it stood. */
function positionsBefore(length: number, groups: readonly Group[]): readonly number[] {
  const inPlace = new Map(
    groups.flatMap((group) => (group.isMoved ? [] : group.old.map((index) => [index, group] as const))),
  )
  let position = -0.5
  return Array.from({ length }, (_, index) => {
    const found = position
    position = (inPlace.get(index)?.new.at(-1) ?? position - 0.5) + 0.5
    return found
  })
}

/** What has changed within a group. */
function changesOf(group: Group, old: readonly Passage[], now: readonly Passage[]): readonly PlacedChange[] {
  const [olds, news] = [passagesAt(group.old, old), passagesAt(group.new, now)]
  const [before, after] = [olds[0], news[0]]
  if (!before || !after || (olds.length === 1 && news.length === 1 && before.text === after.text)) return []
  const [oldWording, newWording] = [wordingOf(olds), wordingOf(news)]
  return clustersOf(hunksOf(oldWording, newWording), newWording).map((cluster) => {
    const { hunks } = cluster
    const isSlip = hunks.every((hunk) => isCorrection(hunk, oldWording, newWording))
    return {
      position: group.new[0] ?? 0,
      own: after.chapter,
      change: {
        kind: isSlip ? 'correction' : 'substance',
        action: 'changed',
        what: thingOf(after),
        ...(after.class === 'heading' ? { heading: after.text } : {}),
        old: before.place,
        new: after.place,
        pieces: excerptOf(cluster, oldWording, newWording),
        words: {
          gone: hunks.reduce((sum, { oldFrom, oldTo }) => sum + countWordsIn(oldWording.tokens, oldFrom, oldTo), 0),
          new: hunks.reduce((sum, { newFrom, newTo }) => sum + countWordsIn(newWording.tokens, newFrom, newTo), 0),
        },
      },
    }
  })
}

function added(run: readonly number[], now: readonly Passage[]): PlacedChange {
  const passages = passagesAt(run, now)
  const place = passages[0] ? { new: passages[0].place } : {}
  return {
    position: run[0] ?? 0,
    own: passages[0]?.chapter ?? 0,
    change: {
      kind: 'substance',
      action: 'added',
      ...about(passages, 'new'),
      ...place,
      words: { gone: 0, new: wordsIn(passages) },
    },
  }
}

function removed(run: readonly number[], old: readonly Passage[], before: readonly number[]): PlacedChange {
  const passages = passagesAt(run, old)
  const place = passages[0] ? { old: passages[0].place } : {}
  return {
    position: before[run[0] ?? 0] ?? 0,
    own: passages[0]?.chapter ?? 0,
    change: {
      kind: 'substance',
      action: 'removed',
      ...about(passages, 'gone'),
      ...place,
      words: { gone: wordsIn(passages), new: 0 },
    },
  }
}

function movedEntry(run: readonly Group[], old: readonly Passage[], now: readonly Passage[]): PlacedChange {
  const news = run.flatMap((group) => passagesAt(group.new, now))
  const olds = run.flatMap((group) => passagesAt(group.old, old))
  const places = { ...(olds[0] ? { old: olds[0].place } : {}), ...(news[0] ? { new: news[0].place } : {}) }
  return {
    position: run[0]?.new[0] ?? 0,
    own: news[0]?.chapter ?? 0,
    change: {
      kind: 'moved',
      action: 'moved',
      ...about(news, 'same'),
      ...places,
      words: { gone: wordsIn(olds), new: wordsIn(news) },
    },
  }
}

/** What a run is, and its beginning. The heading is told apart from its text. */
function about(passages: readonly Passage[], kind: Piece['kind']): Pick<Change, 'what' | 'heading' | 'pieces'> {
  const [first, ...others] = passages
  if (!first) return { what: 'passage', pieces: [] }
  if (first.class !== 'heading') return { what: thingOf(first), pieces: beginningOf(kind, wordingOf(passages)) }
  const isAlone = others.length === 0
  const what = isAlone ? 'heading' : first.level === 1 ? 'chapter' : 'section'
  return { what, heading: first.text, pieces: beginningOf(kind, wordingOf(isAlone ? passages : others)) }
}

function thingOf(passage: Passage): ChangedThing {
  return passage.class === 'text' ? 'passage' : passage.class
}

function wordsIn(passages: readonly Passage[]): number {
  return passages.reduce((sum, passage) => sum + countWordsIn(passage.tokens()), 0)
}

function passagesAt(indices: readonly number[], passages: readonly Passage[]): readonly Passage[] {
  return indices.flatMap((index) => passages[index] ?? [])
}
