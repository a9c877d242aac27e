/** Where two wordings of a passage differ. */

import { diffArrays } from 'diff'
import type { Passage } from './passages.ts'
import { cellMark, paragraphMark, type Token } from './tokens.ts'

/** A text in tokens; several paragraphs are one, with `¶` between them. */
export type Wording = { readonly text: string; readonly tokens: readonly Token[] }

/** Ranges of tokens that differ, ends excluded. One of them may be empty. */
export type Hunk = {
  readonly oldFrom: number
  readonly oldTo: number
  readonly newFrom: number
  readonly newTo: number
}

/** Two passages that differ in more tokens than these are two texts. */
const mostEdits = 3000

/** Where less of the words than this is the same, what is the same is chance. */
const least = 0.4

/** The differences in order; none where only typography differs. */
export function hunksOf(old: Wording, now: Wording): readonly Hunk[] {
  const whole: Hunk = { oldFrom: 0, oldTo: old.tokens.length, newFrom: 0, newTo: now.tokens.length }
  const parts = diffArrays(keysOf(old), keysOf(now), { maxEditLength: mostEdits })
  if (parts === undefined) return [whole]
  const hunks: Hunk[] = []
  let [left, right] = [0, 0]
  for (const { added, removed, count } of parts) {
    const to = { oldTo: left + (added ? 0 : count), newTo: right + (removed ? 0 : count) }
    const before = hunks.at(-1)
    if (added || removed) {
      if (before?.oldTo === left && before.newTo === right) hunks[hunks.length - 1] = { ...before, ...to }
      else hunks.push({ oldFrom: left, newFrom: right, ...to })
    }
    left = to.oldTo
    right = to.newTo
  }
  return isRewritten(hunks, old, now) ? [whole] : joinNear(hunks, old, now)
}

/** The wording of passages that belong together. */
export function wordingOf(passages: readonly Passage[]): Wording {
  const [first] = passages
  if (first && passages.length === 1) return { text: first.text, tokens: first.tokens() }
  let text = ''
  const tokens: Token[] = []
  for (const passage of passages) {
    if (text !== '') {
      const start = text.length + 1
      const mark = passage.isCell ? cellMark : paragraphMark
      tokens.push({ key: mark, start, end: start + 1, isWord: false })
      text += ` ${mark} `
    }
    const before = text.length
    for (const { start, end, ...token } of passage.tokens())
      tokens.push({ ...token, start: before + start, end: before + end })
    text += passage.text
  }
  return { text, tokens }
}

export function countWordsIn(tokens: readonly Token[], from = 0, to = tokens.length): number {
  let words = 0
  for (let index = from; index < to; index += 1) if (tokens[index]?.isWord) words += 1
  return words
}

function keysOf({ tokens }: Wording): string[] {
  return tokens.map(({ key }) => key)
}

function isRewritten(hunks: readonly Hunk[], old: Wording, now: Wording): boolean {
  if (hunks.length < 2) return false
  const total = Math.max(countWordsIn(old.tokens), countWordsIn(now.tokens))
  const gone = hunks.reduce((sum, { oldFrom, oldTo }) => sum + countWordsIn(old.tokens, oldFrom, oldTo), 0)
  return total > 6 && countWordsIn(old.tokens) - gone < least * total
}

/** A word or two that stayed between two rewritten ones make the change harder to read. */
function joinNear(hunks: readonly Hunk[], old: Wording, now: Wording): readonly Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const before = joined.at(-1)
    const between = before ? countWordsIn(now.tokens, before.newTo, hunk.newFrom) : Infinity
    if (before && between <= 2 && between * 2 <= Math.min(sizeOf(before, old, now), sizeOf(hunk, old, now)))
      joined[joined.length - 1] = { ...before, oldTo: hunk.oldTo, newTo: hunk.newTo }
    else joined.push(hunk)
  }
  return joined
}

function sizeOf({ oldFrom, oldTo, newFrom, newTo }: Hunk, old: Wording, now: Wording): number {
  return Math.min(countWordsIn(old.tokens, oldFrom, oldTo), countWordsIn(now.tokens, newFrom, newTo))
}
