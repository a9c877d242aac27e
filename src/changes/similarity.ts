/** How alike two passages are. */

import type { Bag, Passage } from './passages.ts'

/** Below so many letters single letters are compared, not words. */
const short = 30

/**
 * 0 (nothing in common) to 1 (the same words), after Dice: twice what both have, by what there is. Words count by their letters, so that
 * the little words which every passage has weigh little.
 *
 * @param least less than this may be told as 0, which spares the counting where one passage is much longer
 */
export function similarity(one: Passage, other: Passage, least: number): number {
  if (one.class !== other.class) return 0
  const [a, b] = [one.words(), other.words()]
  if (2 * Math.min(a.letters, b.letters) < least * (a.letters + b.letters)) return 0
  if (Math.min(a.letters, b.letters) < short) return dice(one.letters(), other.letters())
  return dice(a, b)
}

function dice(a: Bag, b: Bag): number {
  return a.letters + b.letters === 0 ? 0 : (2 * shared(a, b)) / (a.letters + b.letters)
}

/** Letters of the words that both have. */
export function shared(a: Bag, b: Bag): number {
  const [fewer, more] = a.counts.size < b.counts.size ? [a, b] : [b, a]
  let letters = 0
  for (const [word, count] of fewer.counts) letters += word.length * Math.min(count, more.counts.get(word) ?? 0)
  return letters
}

/** What of a bag is left when the words of another are taken out. */
export function without(bag: Bag, taken: Bag): Bag {
  const counts = new Map<string, number>()
  let letters = 0
  for (const [word, count] of bag.counts) {
    const left = count - (taken.counts.get(word) ?? 0)
    if (left <= 0) continue
    counts.set(word, left)
    letters += left * word.length
  }
  return { counts, letters }
}
