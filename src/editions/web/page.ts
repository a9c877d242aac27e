/** What every part of the web page is made from. */

import type { Book } from '../../book/book.ts'
import type { Settings } from '../../settings.ts'
import { fill } from '../../theme/words.ts'
import type { Words } from '../../theme/theme.ts'
import type { EditionContext } from '../edition.ts'
import { freeIds } from '../markup.ts'
import type { MarkedBook, PageMark } from '../page-marks.ts'
import { readPictures } from '../embedded-pictures.ts'
import type { Provenance } from '../provenance.ts'

export type Page = {
  readonly book: Book
  readonly words: Words
  /** Pages that the writer asks for or switches off. */
  readonly switches: Settings['matter']
  /** What the book was made from, for the foot of the page. */
  readonly provenance: Provenance | undefined
  /** Fills the edition's words in the language of the book. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  /** Gives an id that nothing else on the page has. */
  readonly freeId: (wanted: string) => string
  /** Id of a picture → its `data:` address. */
  readonly pictures: ReadonlyMap<string, string>
  /** Where the pages of the print edition begin, and the marks that stand before the heading of a chapter; empty without one. */
  readonly marks: readonly PageMark[]
  readonly openings: MarkedBook['openings']
  readonly paper: { readonly light: string; readonly dark: string }
  /** SVG of the small picture in the browser's tab. */
  readonly icon: string
}

/** Reads what the page needs beside the book: words, pictures and the icon of the theme. */
export async function makePage({ book, theme, settings, provenance, host }: EditionContext): Promise<Page> {
  const [words, pictures, icon] = await Promise.all([
    theme.words(book.metadata.language),
    readPictures(book, host),
    theme.file('icon.svg'),
  ])
  return {
    book,
    words,
    switches: settings.matter,
    provenance,
    say: (key, values) => fill(words, key, values),
    freeId: freeIds(book),
    pictures,
    marks: [],
    openings: new Map(),
    paper: theme.paper,
    icon,
  }
}
