/** Finds passages that are the same or alike on both sides, wherever they stand. */

import type { Table } from './align.ts'
import type { Pair } from './in-order.ts'
import type { Passage } from './passages.ts'
import { similarity } from './similarity.ts'

/** Those without a partner that nothing else on their side equals, and one on the other side does. */
export function findSame({ old, now, oldTo, newTo }: Table, nameOf: (passage: Passage) => string): readonly Pair[] {
  const olds = onlyOnes(old, oldTo, nameOf)
  const pairs: Pair[] = []
  for (const [name, index] of onlyOnes(now, newTo, nameOf)) {
    const partner = olds.get(name)
    if (index !== undefined && partner !== undefined) pairs.push({ old: partner, new: index })
  }
  return pairs
}

/** Name → index; nothing where two have it. */
function onlyOnes(
  passages: readonly Passage[],
  taken: ReadonlyMap<number, number>,
  nameOf: (passage: Passage) => string,
): ReadonlyMap<string, number | undefined> {
  const found = new Map<string, number | undefined>()
  for (const [index, passage] of passages.entries()) {
    if (taken.has(index)) continue
    const name = `${passage.class} ${nameOf(passage)}`
    found.set(name, found.has(name) ? undefined : index)
  }
  return found
}

/** So alike that nobody takes them for two passages. */
const alike = 0.55

/** Letters that a passage must have to be known again elsewhere. */
const enough = 30

/** What more passages than these have in common says nothing about any of them. */
const common = 30

/** Those without a partner that are much alike: the most alike first. They are found by two words that follow each other. */
export function findAlike({ old, now, oldTo, newTo }: Table): readonly Pair[] {
  const index = new Map<string, number[]>()
  for (const [at, passage] of old.entries()) {
    if (oldTo.has(at) || passage.words().letters < enough) continue
    for (const two of twosOf(passage)) {
      const known = index.get(two)
      if (known === undefined) index.set(two, [at])
      else known.push(at)
    }
  }
  const found: (Pair & { readonly likeness: number })[] = []
  if (index.size === 0) return found
  for (const [at, passage] of now.entries()) {
    if (newTo.has(at) || passage.words().letters < enough) continue
    for (const candidate of candidates(passage, index)) {
      const partner = old[candidate]
      const likeness = partner ? similarity(partner, passage, alike) : 0
      if (likeness >= alike) found.push({ old: candidate, new: at, likeness })
    }
  }
  const [olds, news] = [new Set<number>(), new Set<number>()]
  return found
    .toSorted((a, b) => b.likeness - a.likeness || a.new - b.new || a.old - b.old)
    .filter((pair) => {
      if (olds.has(pair.old) || news.has(pair.new)) return false
      olds.add(pair.old)
      news.add(pair.new)
      return true
    })
}

/** The five that share most with a passage. */
function candidates(passage: Passage, index: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const shared = new Map<number, number>()
  for (const two of twosOf(passage)) {
    const known = index.get(two) ?? []
    if (known.length <= common) for (const at of known) shared.set(at, (shared.get(at) ?? 0) + 1)
  }
  return [...shared]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 5)
    .map(([at]) => at)
}

function twosOf(passage: Passage): ReadonlySet<string> {
  const words = passage.tokens().flatMap(({ key, isWord }) => (isWord ? [key.toLowerCase()] : []))
  return new Set(words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`))
}
