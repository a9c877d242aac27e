/** What notes are called on the page: numbers or marks, counted through the book, the chapter or the page. */

import type { ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Book } from '../../book/book.ts'
import type { PrintSettings } from '../../settings.ts'
import { rebuild } from '../markup.ts'

/** In the order of use, doubled after the last: The Chicago Manual of Style, 14.25 (17th edition). */
export const symbols: readonly string[] = ['*', '\u2020', '\u2021', '\u00a7', '\u2016', '\u00b6']

/** Labels by the id of the note. */
export type NoteLabels = ReadonlyMap<string, string>

/** Whether labels depend on the page: notes behind a chapter or the text have no page of their own. */
export function isByPage({ notes, noteNumbers }: PrintSettings): boolean {
  return noteNumbers === 'page' && (notes === 'page' || notes === 'margin')
}

/** Counts the notes of a book; each is the first of its page where pages count, until the pages are known. */
export function noteLabels({ notes }: Book, print: PrintSettings): NoteLabels {
  const counts = new Map<string, number>()
  return new Map(
    notes.map(({ id, chapter }) => {
      const within = isByPage(print) ? id : print.noteNumbers === 'book' ? '' : chapter
      const count = (counts.get(within) ?? 0) + 1
      counts.set(within, count)
      return [id, print.noteMarks === 'symbols' ? symbolOf(count) : String(count)]
    }),
  )
}

function symbolOf(count: number): string {
  const index = count - 1
  return (symbols[index % symbols.length] ?? '*').repeat(1 + Math.floor(index / symbols.length))
}

/** The book with these labels in its calls; each says with `data-characters` how long the one in the book is. */
export function withLabels(book: Book, labels: NoteLabels): Book {
  if (book.notes.every(({ id, number }) => labels.get(id) === String(number))) return book
  const relabelled = (nodes: readonly ElementContent[]): ElementContent[] =>
    rebuild(nodes, (node) => {
      const { dataNote } = node.properties
      const label = typeof dataNote === 'string' ? labels.get(dataNote) : undefined
      if (label === undefined) return node
      const dataCharacters = String(toString(node).length)
      return {
        ...node,
        properties: { ...node.properties, dataCharacters },
        children: [{ type: 'text', value: label }],
      }
    })
  return {
    ...book,
    chapters: book.chapters.map((chapter) => ({
      ...chapter,
      heading: relabelled(chapter.heading),
      body: relabelled(chapter.body),
    })),
    notes: book.notes.map((note) => ({ ...note, content: relabelled(note.content) })),
  }
}
