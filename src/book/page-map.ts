/** Where each printed page begins in the text, so that every edition can say the same page numbers. */

import type { Book } from './book.ts'
import { blockText, textBlocks } from './positions.ts'

export type PageMap = {
  /** Ascending by page and by position. */
  readonly pages: readonly PageBeginning[]
}

/**
 * A page on which text of the manuscript begins or goes on, a dedication too, and the position of the first text on it. What is made from
 * the metadata, blank pages and pages that hold nothing but notes have none.
 */
export type PageBeginning = {
  /** Physical page, from 1. */
  readonly page: number
  /** What the page calls itself: `iv`, `12`. */
  readonly label: string
  /** Id of the chapter. */
  readonly chapter: string
  /** Leaf block of the chapter, from 0, as `textBlocks` counts them. */
  readonly block: number
  /** UTF-16 units of the block's text before the page. */
  readonly character: number
}

/** The text from the beginning of a page to the end of the book, a line end between blocks; `''` where its chapter is not in the book. */
export function textAt(
  { chapters }: Pick<Book, 'chapters'>,
  { chapter, block, character }: Pick<PageBeginning, 'chapter' | 'block' | 'character'>,
): string {
  const first = chapters.findIndex(({ id }) => id === chapter)
  if (first < 0) return ''
  const texts = chapters
    .slice(first)
    .flatMap((each) => textBlocks(each).map(blockText))
    .slice(block)
  return texts.map((text, index) => (index === 0 ? text.slice(character) : text)).join('\n')
}
