/** Tells slips of the pen from what says something else. */

import type { Hunk, Wording } from './hunks.ts'
import type { Token } from './tokens.ts'

/** More words than these are no slip of the pen. */
const most = 3

/**
 * Whether a difference is a correction: signs and capitals, words written together or apart, a word that stood twice, or as many words
 * of nearly the same letters. Numbers are facts, and a word that is put in or taken out may turn the sense around.
 */
export function isCorrection(hunk: Hunk, old: Wording, now: Wording): boolean {
  const before = wordsIn(old, hunk.oldFrom, hunk.oldTo)
  const after = wordsIn(now, hunk.newFrom, hunk.newTo)
  const [lettersBefore, lettersAfter] = [joined(before), joined(after)]
  if (lettersBefore === lettersAfter) return true
  if (isDoubled(hunk, old, now, before, after)) return true
  if (before.length === 0 || after.length === 0 || Math.max(before.length, after.length) > most) return false
  if (numbers(lettersBefore) !== numbers(lettersAfter)) return false
  if (before.length !== after.length) return isSlip(lettersBefore, lettersAfter)
  return before.every((word, index) => isSlip(word, after[index] ?? ''))
}

function wordsIn({ tokens }: Wording, from: number, to: number): readonly string[] {
  return tokens.slice(from, to).flatMap((token) => (token.isWord ? [wordOf(token)] : []))
}

function wordOf({ key }: Token): string {
  return key.replaceAll(/[\u2060'-]/g, '').toLowerCase()
}

function joined(words: readonly string[]): string {
  return words.join('')
}

function numbers(letters: string): string {
  return letters.replaceAll(/\P{N}/gu, '')
}

/** One word that stood twice in a row and now stands once, or the other way round. */
function isDoubled(
  hunk: Hunk,
  old: Wording,
  now: Wording,
  before: readonly string[],
  after: readonly string[],
): boolean {
  const [only] = [...before, ...after]
  if (only === undefined || before.length + after.length !== 1) return false
  const [from, to, { tokens }] = before.length === 1 ? [hunk.oldFrom, hunk.oldTo, old] : [hunk.newFrom, hunk.newTo, now]
  return [tokens[from - 1], tokens[to]].some((token) => token?.isWord === true && wordOf(token) === only)
}

/** Whether two words differ in a letter, or a few where they are long. */
function isSlip(before: string, after: string): boolean {
  const [a, b] = [Array.from(before), Array.from(after)]
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  // Two letters put before a word are mostly an `un`, `in`, `im`: the contrary.
  if (longer.length - shorter.length >= 2 && longer.join('').endsWith(shorter.join(''))) return false
  const allowed = longer.length <= 3 ? 1 : longer.length <= 7 ? 2 : 3
  return distance(a, b) <= Math.min(allowed, Math.max(1, Math.floor(longer.length / 2)))
}

/** Letters put in, taken out, changed, or exchanged with the next (optimal string alignment). */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isExchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isExchanged ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = next
  }
  return last[b.length] ?? 0
}
