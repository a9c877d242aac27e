/** Which passage of the new text is which of the old one. */

import { findAlike, findSame } from './find-pairs.ts'
import { groupPassages, type Group } from './groups.ts'
import { pairGap } from './gaps.ts'
import { inOrder, type Pair } from './in-order.ts'
import type { Passage } from './passages.ts'

export type Alignment = {
  /** By their first new passage; what stands in no group is removed or added. */
  readonly groups: readonly Group[]
}

/**
 * Pairs the passages of two texts: first those that are the same, then those that are alike wherever they stand, then what lies between
 * two pairs, and headings above the same text. What does not rise on both sides has moved.
 */
export function align(old: readonly Passage[], now: readonly Passage[]): Alignment {
  const table: Table = { old, now, oldTo: new Map(), newTo: new Map() }
  for (const pair of findSame(table, ({ text }) => text)) join(table, pair)
  for (const pair of findSame(table, ({ key }) => key())) join(table, pair)
  for (const pair of findAlike(table)) join(table, pair)
  // A passage that has moved brings along what stands beside it on both sides.
  for (const gap of gapsOf(neighbours(table), table, true)) for (const pair of pairGap(gap, table)) join(table, pair)
  for (const gap of gapsOf(rising(table), table)) for (const pair of pairGap(gap, table)) join(table, pair)
  for (const pair of headingsAbove(table)) join(table, pair)
  const inPlace = new Set(rising(table).map((pair) => pair.new))
  return { groups: groupPassages(table, (index) => !inPlace.has(index)) }
}

/** The passages, and the index of the partner of each that has one. */
export type Table = {
  readonly old: readonly Passage[]
  readonly now: readonly Passage[]
  readonly oldTo: Map<number, number>
  readonly newTo: Map<number, number>
}

function join({ oldTo, newTo }: Table, pair: Pair): void {
  oldTo.set(pair.old, pair.new)
  newTo.set(pair.new, pair.old)
}

function rising({ now, newTo }: Table): readonly Pair[] {
  const pairs = [...newTo].map(([index, partner]) => ({ old: partner, new: index }))
  return inOrder(pairs, (pair) => 1 + (now[pair.new]?.text.length ?? 0))
}

/** All pairs by their new passage. */
function neighbours({ newTo }: Table): readonly Pair[] {
  return [...newTo].map(([index, partner]) => ({ old: partner, new: index })).toSorted((a, b) => a.new - b.new)
}

/** Indices that have no partner, between two pairs that follow each other. */
export type Gap = { readonly old: readonly number[]; readonly new: readonly number[] }

/** @param isTight whether only gaps count in which nothing stands that has moved elsewhere */
function gapsOf(pairs: readonly Pair[], { old, now, oldTo, newTo }: Table, isTight = false): readonly Gap[] {
  const gaps: Gap[] = []
  let before: Pair = { old: -1, new: -1 }
  for (const pair of [...pairs, { old: old.length, new: now.length }]) {
    const gap = { old: free(before.old, pair.old, oldTo), new: free(before.new, pair.new, newTo) }
    const isWhole = gap.old.length === pair.old - before.old - 1
    if (gap.old.length > 0 && gap.new.length > 0 && (isWhole || !isTight)) gaps.push(gap)
    before = pair
  }
  return gaps
}

function free(from: number, to: number, taken: ReadonlyMap<number, number>): readonly number[] {
  const found: number[] = []
  for (let index = from + 1; index < to; index += 1) if (!taken.has(index)) found.push(index)
  return found
}

/** Headings that have other words now, and most of the same text under them. */
function headingsAbove({ old, now, oldTo, newTo }: Table): readonly Pair[] {
  const forward = mostUnder(now, newTo, old)
  const backward = mostUnder(old, oldTo, now)
  return [...forward].flatMap(([index, partner]) =>
    !newTo.has(index) && !oldTo.has(partner) && backward.get(partner) === index ? [{ old: partner, new: index }] : [],
  )
}

/** Heading → the heading on the other side that stands above most of its text. */
function mostUnder(
  passages: readonly Passage[],
  partners: ReadonlyMap<number, number>,
  others: readonly Passage[],
): ReadonlyMap<number, number> {
  const above = headingsOf(others)
  const own = headingsOf(passages)
  const letters = new Map<number, Map<number, number>>()
  for (const [index, partner] of partners) {
    const [heading, other] = [own[index], above[partner]]
    if (heading === undefined || other === undefined || passages[index]?.class === 'heading') continue
    const under = letters.get(heading) ?? new Map<number, number>()
    under.set(other, (under.get(other) ?? 0) + (passages[index]?.text.length ?? 0))
    letters.set(heading, under)
  }
  return new Map(
    [...letters].map(([heading, under]) => [
      heading,
      [...under].reduce((most, found) => (found[1] > most[1] ? found : most))[0],
    ]),
  )
}

/** For each passage the index of the heading that it stands under. */
function headingsOf(passages: readonly Passage[]): readonly (number | undefined)[] {
  let heading: number | undefined
  return passages.map((passage, index) => {
    if (passage.class === 'heading') heading = index
    return heading
  })
}
