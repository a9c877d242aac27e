/** Goes through the trees of a book: the headings, the texts and the notes. */

import type { Element, ElementContent } from 'hast'
import type { Book } from './book.ts'

/** The trees of a book in reading order: of each chapter its heading, its text and the notes first called in it. */
export function treesOf({ chapters, notes }: Book): readonly (readonly ElementContent[])[] {
  return chapters.flatMap((chapter) => [
    chapter.heading,
    chapter.body,
    ...notes.filter((note) => note.chapter === chapter.id).map((note) => note.content),
  ])
}

/** Visits every element in reading order. */
export function eachElement(nodes: readonly ElementContent[], visit: (node: Element) => void): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    visit(node)
    eachElement(node.children, visit)
  }
}
