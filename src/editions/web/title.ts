/** The head of the page: title, subtitle, authors, date. */

import type { Element } from 'hast'
import type { Book } from '../../book/book.ts'
import { dateInWords } from '../../theme/words.ts'
import { authorNames, seriesLine } from '../credits.ts'
import { element, onLines } from '../markup.ts'
import type { Page } from './page.ts'

/** Sets the title as the page's only `h1`. */
export function titleHeader({ book, say, words }: Page): Element {
  const { title, subtitle, authors, date } = book.metadata
  const series = seriesLine(book.metadata, words)
  return element(
    'header',
    { className: ['title'] },
    onLines([
      series === undefined ? undefined : element('p', { className: ['series'] }, [series]),
      element('h1', {}, [title]),
      subtitle === undefined ? undefined : element('p', { className: ['subtitle'] }, [subtitle]),
      authors.length > 0
        ? element('p', { className: ['authors'] }, [say('by', { authors: authorNames(book.metadata) })])
        : undefined,
      date === undefined
        ? undefined
        : element('p', { className: ['date'] }, [element('time', { dateTime: date }, [dateWords(book)])]),
    ]),
  )
}

/** The date as the language writes it; `''` without one. */
export function dateWords({ metadata: { date, language } }: Book): string {
  return date === undefined ? '' : dateInWords(date, language)
}
