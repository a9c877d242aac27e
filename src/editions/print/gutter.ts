/** The inside margin that a thick book needs, because its pages do not lie flat. */

import { toString } from 'hast-util-to-string'
import type { Book } from '../../book/book.ts'
import { treesOf } from '../../book/trees.ts'
import type { Geometry } from './geometry.ts'

/**
 * The least inside margin of a book with so many pages, in CSS px: the table of Kindle Direct Publishing for paperbacks ("Set trim
 * size, bleed, and margins"), which other printers on demand share. Thicker books get its widest.
 */
export function gutterFor(pages: number): number {
  const { inches } = GUTTERS.find(({ most }) => pages <= most) ?? WIDEST
  return inches * 96
}

/** About how many pages the text will fill, so that it is seldom set twice. */
export function estimatedPages(book: Book, { text, fontSize }: Geometry): number {
  let characters = 0
  for (const tree of treesOf(book)) for (const node of tree) characters += toString(node).length
  const onPage = ((text.width * text.lines) / (fontSize * CHARACTER_WIDTH)) * FILLED
  return Math.ceil(characters / onPage + book.chapters.length / 2) + FRONT_MATTER
}

const WIDEST = { most: Number.POSITIVE_INFINITY, inches: 0.875 }
const GUTTERS = [
  { most: 150, inches: 0.375 },
  { most: 300, inches: 0.5 },
  { most: 500, inches: 0.625 },
  { most: 700, inches: 0.75 },
  WIDEST,
]

/** Of the size of type. */
const CHARACTER_WIDTH = 0.4
/** Last lines of paragraphs, headings and notes leave a part of each page empty. */
const FILLED = 0.85
const FRONT_MATTER = 4
