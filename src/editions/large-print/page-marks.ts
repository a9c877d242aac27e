/** Marks in the text where the pages of the print edition begin, for the typesetter to show beside the line. */

import type { Element, ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import type { PageMap } from '../../book/page-map.ts'
import { isPhrasing } from '../../book/phrasing.ts'
import { element, hasClass, rebuild } from '../markup.ts'
import { markPages, pageMarks, type PageMark } from '../page-marks.ts'

/**
 * The book with an empty `span class="page-mark" data-page="12"` before the first word of each page. They are not read aloud: who
 * listens to the file is told its own pages, and a second number in the midst of a sentence would be taken for a word of it.
 */
export function withPageMarks(book: Book, printed: PageMap | undefined): Book {
  const marked = markPages(book, pageMarks(book, printed), mark)
  return {
    ...marked.book,
    chapters: marked.book.chapters.map((chapter) => ({
      ...chapter,
      heading: [...(marked.openings.get(chapter.id) ?? []), ...chapter.heading],
      body: insideBlocks(rebuild(chapter.body, (node) => ({ ...node, children: insideBlocks(node.children) }))),
    })),
  }
}

function mark({ label }: PageMark): Element {
  return element('span', { className: ['page-mark'], dataPage: label, ariaHidden: 'true' })
}

/** A mark between two blocks would be a line of its own, so it goes into the one below; where that holds nothing, into a block with it. */
function insideBlocks(nodes: readonly ElementContent[]): ElementContent[] {
  const found: ElementContent[] = []
  let waiting: Element[] = []
  for (const node of nodes) {
    const isBlock = node.type === 'element' && !isPhrasing(node)
    if (node.type === 'element' && hasClass(node, 'page-mark')) waiting.push(node)
    else if (waiting.length > 0 && isBlock) {
      found.push(withMarks(node, waiting))
      waiting = []
    } else if (isBlank(node)) found.push(node)
    else {
      found.push(...waiting, node)
      waiting = []
    }
  }
  return [...found, ...waiting]
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function withMarks(block: Element, marks: readonly Element[]): Element {
  if (block.tagName === 'hr') return element('div', { dataWhole: '' }, [...marks, block])
  return { ...block, children: [...marks, ...block.children] }
}
