/** Says which characters the printed pages show in which face. */

import type { ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import { fontNameLetters, fontUse, type FontUse } from '../../theme/fonts.ts'
import type { Words } from '../../theme/theme.ts'
import { dateInWords, listNames, shownWords } from '../../theme/words.ts'

/** Folios, numbers of list items, the plain ornament, hyphens at line ends, and the capital that tells how high capitals are. */
const furniture = 'H0123456789ivxlcdm.*-–—…©•'

/**
 * The characters of the book and of the pages made from the metadata; running heads and names are in small capitals.
 *
 * @param raised paragraphs whose first lines are
 */
export function printFontUse(book: Book, words: Words, ornament: string, raised: readonly ElementContent[]): FontUse {
  const { metadata, chapters } = book
  const added = [
    ...shownWords(words),
    ...Object.values(metadata).map((value) => JSON.stringify(value)),
    furniture,
    ornament,
    datesInWords(metadata),
    'ISBN,…',
    // The imprint lists the fonts.
    fontNameLetters,
    listNames(['', '', ''], metadata.language),
    listNames(['', ''], metadata.language),
  ].join('')
  const use = fontUse(book, added, raised)
  const heads = [metadata.title, ...chapters.map(({ title }) => title), metadata.publisher ?? '']
  const names = metadata.authors.map(({ name }) => name)
  const capitals = [...heads.map((head) => head.toLowerCase()), ...heads, ...names].join('')
  return { ...use, smallCapitals: use.smallCapitals + capitals }
}

function datesInWords({ edition, language }: Book['metadata']): string {
  return edition?.date === undefined ? '' : dateInWords(edition.date, language)
}
