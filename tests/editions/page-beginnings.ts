/** Holds the page map against the printed pages: the words that a page begins with are the words at its position. */

import type { ElementContent } from 'hast'
import type { Book } from '../../src/book/book.ts'
import { textAt, type PageMap } from '../../src/book/page-map.ts'
import type { ReadPdf } from '../pdf-text.ts'

type Beginning = { readonly page: number; readonly label: string | undefined; readonly text: string }

/** What each page of the map begins with: in the PDF, by its tags; and in the book, at the position in the map. */
export function beginnings(
  pdf: ReadPdf,
  book: Book,
  map: PageMap | undefined,
): readonly [shown: readonly Beginning[], written: readonly Beginning[]] {
  const pages = map?.pages ?? []
  const unsigned = withoutSigns(book)
  const shown = pages.map(({ page }) => lettersOf(textOfPage(pdf, page)).slice(0, compared))
  return [
    pages.map(({ page }, index) => ({ page, label: pdf.labels[page - 1], text: shown[index] ?? '' })),
    // A page that is the last may hold fewer words than are compared.
    pages.map((beginning, index) => ({
      page: beginning.page,
      label: beginning.label,
      text: lettersOf(textAt(unsigned, beginning)).slice(0, shown[index]?.length),
    })),
  ]
}

/** The book with blanks in the place of the signs of formulas: a PDF has them in an order of their own. */
function withoutSigns(book: Book): Book {
  const blanked = (node: ElementContent, isFormula: boolean): ElementContent => {
    if (node.type === 'text') return isFormula ? { ...node, value: ' '.repeat(node.value.length) } : node
    if (node.type !== 'element') return node
    return { ...node, children: node.children.map((child) => blanked(child, isFormula || node.tagName === 'math')) }
  }
  const all = (nodes: readonly ElementContent[]): readonly ElementContent[] => nodes.map((node) => blanked(node, false))
  const chapters = book.chapters.map((chapter) => ({
    ...chapter,
    heading: all(chapter.heading),
    body: all(chapter.body),
  }))
  return { ...book, chapters }
}

function textOfPage({ blocks }: ReadPdf, number: number): string {
  return blocks.flatMap(({ page, text }) => (page === number ? [text] : [])).join(' ')
}

const compared = 60

/** Letters and figures without spaces and hyphens, which lines take away; writing from right to left is turned round in a PDF. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Script=Hebrew}\p{Script=Arabic}]+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
