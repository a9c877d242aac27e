/** Gives a foreword, an appendix and their like the heading that the writer has left out. */

import type { Book, OutlineEntry } from './book.ts'
import { isLeaf, isMatter, type Matter } from './matter.ts'

/**
 * The book with a heading above every part that is listed, and the same in its outline.
 *
 * @param nameOf the usual heading of a part in the language of the book
 */
export function nameMatter(book: Book, nameOf: (matter: Matter) => string): Book {
  const names = new Map(
    book.chapters
      .filter(isMatter)
      .filter(({ role, title }) => !isLeaf(role) && title === '')
      .map((matter) => [matter.id, nameOf(matter)]),
  )
  if (names.size === 0) return book
  return {
    ...book,
    chapters: book.chapters.map((chapter) => {
      const title = names.get(chapter.id)
      return title === undefined ? chapter : { ...chapter, title, heading: [{ type: 'text', value: title }] }
    }),
    outline: book.outline.map((entry): OutlineEntry => ({ ...entry, title: names.get(entry.id) ?? entry.title })),
  }
}
