/** The notes of the printed document: asides for the foot or the margin of their page, or sections behind the chapter or the text. */

import type { Element } from 'hast'
import type { Book, Chapter, Note } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { directionOf } from '../../manuscript/language.ts'
import { fill } from '../../theme/words.ts'
import { element } from '../markup.ts'
import type { NoteLabels } from './note-labels.ts'
import { notesId } from './outline.ts'
import { printed, type PictureAddresses } from './text.ts'

export type NotesOfDocument = {
  readonly book: Book
  readonly words: Words
  readonly pictures: PictureAddresses
  readonly noteLabels: NoteLabels
}

/** Notes in the order of their calls. */
export function noteAsides(document: NotesOfDocument): readonly Element[] {
  return document.book.notes.map((note) => noteAside(note, document, false))
}

/** The notes of a chapter under a heading of their own; `undefined` where it has none. */
export function chapterNotes({ id }: Chapter, document: NotesOfDocument): Element | undefined {
  const notes = document.book.notes.filter(({ chapter }) => chapter === id)
  if (notes.length === 0) return undefined
  const asides = notes.map((note) => noteAside(note, document, true))
  return element('section', { className: ['endnotes'], id: notesId(id) }, [
    element('h2', {}, [fill(document.words, 'notes')]),
    ...asides,
  ])
}

/** All notes of the book; each chapter's under its title, where several have some. */
export function bookNotes(document: NotesOfDocument): readonly Element[] {
  const { book, words } = document
  if (book.notes.length === 0) return []
  const noted = book.chapters.filter(({ id }) => book.notes.some(({ chapter }) => chapter === id))
  const parts = noted.flatMap(({ id, title }) => [
    noted.length > 1 && title !== '' ? element('h2', {}, [title]) : undefined,
    ...book.notes.filter(({ chapter }) => chapter === id).map((note) => noteAside(note, document, true)),
  ])
  const heading = fill(words, 'notes')
  const properties = { className: ['chapter', 'endnotes'], id: notesId(), dataRunningHead: heading }
  return [element('section', properties, [element('h1', {}, [heading]), ...parts])]
}

/** Behind the text, the label leads back to the call. */
function noteAside(
  { id, calls, content, chapter }: Note,
  { pictures, words, book, noteLabels }: NotesOfDocument,
  leadsBack: boolean,
): Element {
  const label = noteLabels.get(id) ?? ''
  const [call] = calls
  const mark = element('span', { className: ['note-number'] }, [
    leadsBack && call !== undefined ? element('a', { href: `#${call}` }, [label]) : label,
  ])
  const blocks = printed(content, { pictures, words })
  const [first, ...others] = blocks
  const isParagraph = first?.type === 'element' && first.tagName === 'p'
  const opening = isParagraph
    ? [element('p', first.properties, [mark, ' ', ...first.children]), ...others]
    : [element('p', {}, [mark]), ...blocks]
  const { metadata, chapters } = book
  // It stands outside its chapter, whose language it speaks.
  const own = chapters.find((candidate) => candidate.id === chapter)?.language
  const language = own ?? metadata.language
  const direction = own === undefined ? {} : { dir: directionOf(own) }
  return element('aside', { className: ['note'], id, role: 'note', lang: `${language}-x-Note`, ...direction }, opening)
}
