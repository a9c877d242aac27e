/** The outline of the printed book: that of the text, with the notes that stand behind a chapter or behind all of it. */

import type { Book, OutlineEntry } from '../../book/book.ts'
import type { PrintSettings } from '../../settings.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'

type Noted = { readonly book: Book; readonly words: Words; readonly notes: PrintSettings['notes'] }

/** The address of the notes of a chapter, or of all notes; no slug of a heading holds a point. */
export function notesId(chapter = 'book'): string {
  return `${chapter}.notes`
}

/** Parts, chapters and sections, and sections of notes where they stand. */
export function printedOutline({ book, words, notes }: Noted): readonly OutlineEntry[] {
  const { outline } = book
  const entry = (chapter: string | undefined): OutlineEntry => {
    const id = notesId(chapter)
    return { id, chapter: chapter ?? id, title: fill(words, 'notes'), number: null, children: [] }
  }
  if (book.notes.length === 0) return outline
  if (notes === 'book') return [...outline, entry(undefined)]
  if (notes !== 'chapter') return outline
  const noted = new Set(book.notes.map(({ chapter }) => chapter))
  // Text before the first heading has no entry.
  const named = new Set(outline.flatMap(chaptersOf))
  const before = [...noted].filter((chapter) => !named.has(chapter)).map(entry)
  return [...before, ...outline.map((each) => withNotes(each, noted, entry))]
}

function chaptersOf({ chapter, children }: OutlineEntry): readonly string[] {
  return [chapter, ...children.flatMap(chaptersOf)]
}

/** The notes of a part stand behind its own text and before its chapters. */
function withNotes(
  each: OutlineEntry,
  noted: ReadonlySet<string>,
  entry: (chapter: string) => OutlineEntry,
): OutlineEntry {
  const { id, chapter } = each
  const children = each.children.map((child) => (child.chapter === chapter ? child : withNotes(child, noted, entry)))
  const own = children.filter((child) => child.chapter === chapter)
  const others = children.filter((child) => child.chapter !== chapter)
  return { ...each, children: [...own, ...(id === chapter && noted.has(id) ? [entry(id)] : []), ...others] }
}
