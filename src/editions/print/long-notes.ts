/** Warns of notes that are so long that they crowd the text out of its pages. */

import type { Book } from '../../book/book.ts'
import type { TypesetResult } from '../../typeset/types.ts'
import type { EditionWarning } from '../edition.ts'

/** One warning for each note that would fill more than three pages by itself, with its line. */
export function longNotes(notes: TypesetResult['longNotes'], book: Book): readonly EditionWarning[] {
  return notes.map(({ note, pages }) => {
    const place = book.notes.find(({ id }) => id === note)?.place
    return {
      reason: `This note is as long as ${Math.round(pages * 10) / 10} pages, and goes on over many`,
      note: 'Move it into the text or an appendix, or set notes behind the text with `print: { notes: chapter }`.',
      ruleId: 'long-note',
      ...(place && { place }),
    }
  })
}
