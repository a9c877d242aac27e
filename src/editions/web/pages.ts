/** The pages of the print edition on the web page: a quiet number where each begins, an address, and a list of them all. */

import type { Element } from 'hast'
import type { PageMap } from '../../book/page-map.ts'
import { element } from '../markup.ts'
import { markPages, pageMarks, type PageMark } from '../page-marks.ts'
import type { Page } from './page.ts'

/** The page with marks in its text, so that `#page-12` leads to page 12 of the PDF; as it was where nothing is printed. */
export function withPages(page: Page, printed: PageMap | undefined): Page {
  const marks = pageMarks(page.book, printed).filter(({ chapter }) => isShown(page, chapter))
  if (marks.length === 0) return page
  const { book, openings } = markPages(page.book, marks, (mark) => pageBreak(mark, page))
  return { ...page, book, openings, marks }
}

/** The writer's own title pages are not: the head of the page stands in their place. */
function isShown({ book }: Page, id: string): boolean {
  const chapter = book.chapters.find((candidate) => candidate.id === id)
  return chapter?.role !== 'half-title' && chapter?.role !== 'title-page'
}

/** The number is drawn by the style, so that it is not copied with the text. */
function pageBreak({ id, label }: PageMark, { say }: Page): Element {
  const name = say('page', { number: label })
  return element('span', { id, className: ['page-mark'], role: 'doc-pagebreak', ariaLabel: name, dataPage: label })
}

/** Links to all pages, folded; nothing where there are none. */
export function pageList({ marks, say }: Page): Element | undefined {
  if (marks.length === 0) return undefined
  const links = marks.map(({ id, label }) =>
    element('li', {}, [element('a', { href: `#${id}`, ariaLabel: say('page', { number: label }) }, [label])]),
  )
  return element('nav', { className: ['page-list'], ariaLabel: say('pages') }, [
    element('details', {}, [element('summary', {}, [say('pages')]), element('ol', { role: 'list' }, links)]),
  ])
}
