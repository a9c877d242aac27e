/** Compares what a book says of itself in one line: title, subtitle, authors. */

import type { Change } from './change.ts'
import { isCorrection } from './corrections.ts'
import { beginningOf, excerptOf } from './excerpts.ts'
import { countWordsIn, hunksOf, type Wording } from './hunks.ts'
import { tokensOf } from './tokens.ts'

/** The change of a line; `''` is a line that is not there. */
export function changeOfLine(what: 'title' | 'subtitle' | 'authors', before: string, after: string): readonly Change[] {
  const [old, now] = [wording(before), wording(after)]
  const words = { gone: countWordsIn(old.tokens), new: countWordsIn(now.tokens) }
  if (before === '' && after === '') return []
  if (before === '') return [{ kind: 'substance', action: 'added', what, pieces: beginningOf('new', now), words }]
  if (after === '') return [{ kind: 'substance', action: 'removed', what, pieces: beginningOf('gone', old), words }]
  const hunks = hunksOf(old, now)
  const [first] = hunks
  if (!first) return []
  const kind = hunks.every((hunk) => isCorrection(hunk, old, now)) ? 'correction' : 'substance'
  const pieces = excerptOf({ hunks, before: first.newFrom, after: now.tokens.length }, old, now)
  return [{ kind, action: 'changed', what, pieces, words }]
}

function wording(text: string): Wording {
  return { text, tokens: tokensOf(text, false) }
}
