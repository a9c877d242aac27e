/** Says which characters the web page shows in which face. */

import { toString } from 'hast-util-to-string'
import type { Book } from '../../book/book.ts'
import { textOf } from '../../book/matter.ts'
import { fontUse } from '../../theme/fonts.ts'
import type { FontUse } from '../../theme/fonts.ts'
import type { Words } from '../../theme/theme.ts'
import { shownWords } from '../../theme/words.ts'
import { imprintGroups, wordsOf } from '../imprint.ts'
import type { Provenance } from '../provenance.ts'
import { dateWords } from './title.ts'

/** Longest first line that a screen may show, in characters; those of the first line are set in small capitals. */
const firstLine = 160

/** The characters of the book, of the words around it, and of the first line, which web.css sets in small capitals. */
export function webFontUse(book: Book, words: Words, provenance?: Provenance): FontUse {
  const { date, identifier } = book.metadata
  const imprint = wordsOf(imprintGroups(book.metadata, { words, families: [], provenance }))
  const use = fontUse(book, [...shownWords(words), ...imprint, identifier, date && dateWords(book)].join(''))
  const [opening] = textOf(book).flatMap(({ body }) => body)
  const begins = opening?.type === 'element' && opening.tagName === 'p'
  return begins ? { ...use, smallCapitals: use.smallCapitals + toString(opening).slice(0, firstLine) } : use
}
