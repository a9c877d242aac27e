/** The changes as plain text, for a terminal or a mail. */

import { visible } from '../report/visible.ts'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import { changeGroups, groupOf, type Change, type Changes, type Piece } from './change.ts'
import { arrowOf, capitalised, onOneLine, placeOf, whatOf } from './told.ts'

/** Lines that end with a line feed; long ones are not wrapped. What has changed stands in brackets: `[teh → the]`, `[+ not]`, `[− not]`. */
export function changesText(changes: Changes, words: Words): string {
  const heading = visible(fill(words, 'changes-of', { title: changes.title }))
  if (changes.entries.length === 0) return `${heading}\n\n${fill(words, 'changes-none')}\n`
  const arrow = arrowOf(changes.language)
  const groups = changeGroups.flatMap((group) => {
    const entries = changes.entries.filter((entry) => groupOf(entry) === group)
    if (entries.length === 0) return []
    const title = fill(words, `changes-${group}`)
    return [`\n${title} (${entries.length})\n`, ...entries.map((entry) => entryText(entry, words, arrow))]
  })
  return `${heading}\n${groups.join('')}`
}

function entryText(change: Change, words: Words, arrow: string): string {
  const place = placeOf(change, words)
  const what = capitalised(whatOf(change, words))
  const head = place === '' ? what : change.what === 'passage' ? capitalised(place) : `${what} · ${place}`
  const length = Math.max(change.words.gone, change.words.new)
  const isLong = change.pieces.some(({ kind }) => kind === 'left-out') && change.action !== 'changed'
  const size = isLong ? ` · ${fill(words, 'changes-words', { count: String(length) })}` : ''
  return `\n  ${visible(onOneLine(head))}${size}\n    ${visible(onOneLine(excerpt(change, arrow)))}\n`
}

function excerpt({ action, pieces }: Change, arrow: string): string {
  if (action !== 'changed') return pieces.map(({ text }) => text).join('')
  return pieces
    .map(({ kind, text }, index) => {
      if (kind === 'same' || kind === 'left-out') return text
      if (kind === 'gone') return nextIs('new', pieces, index) ? `[${text} ${arrow} ` : `[− ${onOneLine(text).trim()}]`
      if (pieces[index - 1]?.kind === 'gone') return `${text}]`
      return /^[\p{L}\p{N}]/u.test(text) ? `[+ ${text}]` : `[+${text}]`
    })
    .join('')
}

function nextIs(kind: Piece['kind'], pieces: readonly Piece[], index: number): boolean {
  return pieces[index + 1]?.kind === kind
}
