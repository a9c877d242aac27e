/** Counts the words of a book. */

import { toString } from 'hast-util-to-string'
import type { Book } from './book.ts'
import { treesOf } from './trees.ts'

/** The words of headings, text and notes; a text in a script without spaces has one word a clause. */
export function countWords(book: Book): number {
  let words = 0
  // Block by block, so that the last word of one is not joined to the first of the next.
  for (const tree of treesOf(book)) for (const node of tree) words += toString(node).match(word)?.length ?? 0
  return words
}

/** A word: letters and digits, with what may stand inside. */
export const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu
