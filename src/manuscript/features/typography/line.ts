/** Applies typography to one line: the text of a block, across the elements inside it. */

import type { Text } from 'hast'
import { customsOf, type Customs } from './customs.ts'
import { quoteEdits, stranger } from './quotes.ts'
import { dashEdits, spaceEdits } from './spaces.ts'

/** Replaces `length` characters at an index of the line. */
export type Edit = { readonly at: number; readonly length: number; readonly text: string }

/** A text of the line with its language; without a node, something that is no prose, or a break. */
export type Piece = { readonly node?: Text; readonly language: string; readonly value: string }

export const codePiece = stranger
export const breakPiece = '\n'

/** A line in which nothing can change is not looked at any closer. */
const candidate = /["'«»;:!?§]|--|\.\.\.|[\d.] |(?:Mr|Mrs|Ms|Dr|Pr|Me|Mmes?|Mlles?|n[°ᵒo]) /

/** Sets quotes, dashes, ellipses and spaces in the texts of one line, in place. */
export function setLine(pieces: readonly Piece[]): void {
  const text = pieces.map(({ value }) => value).join('')
  if (!candidate.test(text)) return
  const customsAt = customsFinder(pieces)
  const edits = [...quoteEdits(text, customsAt), ...dashEdits(text, customsAt), ...spaceEdits(text, customsAt)]
  if (edits.length > 0)
    apply(
      pieces,
      edits.toSorted((a, b) => a.at - b.at),
    )
}

function customsFinder(pieces: readonly Piece[]): (index: number) => Customs {
  const [first] = pieces
  if (first === undefined) return () => customsOf('en')
  if (pieces.every(({ language }) => language === first.language)) {
    const customs = customsOf(first.language)
    return () => customs
  }
  return (index) => {
    let end = 0
    const piece = pieces.find(({ value }) => (end += value.length) > index) ?? first
    return customsOf(piece.language)
  }
}

/** Writes the edits into the texts; one that would reach over the end of a text, or into an earlier one, is left out. */
function apply(pieces: readonly Piece[], edits: readonly Edit[]): void {
  let start = 0
  let next = 0
  for (const { node, value } of pieces) {
    const end = start + value.length
    let written = ''
    let from = start
    for (; next < edits.length; next += 1) {
      const edit = edits[next]
      if (edit === undefined || edit.at >= end) break
      if (edit.at < from || edit.at + edit.length > end) continue
      written += value.slice(from - start, edit.at - start) + edit.text
      from = edit.at + edit.length
    }
    if (node !== undefined && from > start) node.value = written + value.slice(from - start)
    else if (node !== undefined && written !== '') node.value = written + value
    start = end
  }
}
