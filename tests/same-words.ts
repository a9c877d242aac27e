/** Compares the words of two files that should have the same, in whatever order they stand. */

import { wordsIn } from './words.ts'

/** What the second text has fewer and more of than the first: `harbour -1`; nothing where both have the same words. */
export function otherWords(one: string, other: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of wordsIn(one)) counts.set(word, (counts.get(word) ?? 0) - 1)
  for (const word of wordsIn(other)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([word, count]) => `${word} ${count > 0 ? '+' : ''}${count}`)
}
