/** The head of the page: title, subtitle, authors, date. */

import type { Element } from 'hast'
import type { Book } from '../../book/book.ts'
import { dateInWords, listNames } from '../../theme/words.ts'
import { element, onLines } from '../markup.ts'
import type { Page } from './page.ts'

/** Sets the title as the page's only `h1`. */
export function titleHeader({ book, say }: Page): Element {
  const { title, subtitle, authors, date, language, series } = book.metadata
  const names = listNames(
    authors.map(({ name }) => name),
    language,
  )
  return element(
    'header',
    { className: ['title'] },
    onLines([
      series && element('p', { className: ['series'] }, [seriesWords(series, say)]),
      element('h1', {}, [title]),
      subtitle === undefined ? undefined : element('p', { className: ['subtitle'] }, [subtitle]),
      authors.length > 0 ? element('p', { className: ['authors'] }, [say('by', { authors: names })]) : undefined,
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

function seriesWords({ name, position }: { name: string; position?: number }, say: Page['say']): string {
  return position === undefined ? name : say('series', { series: name, position: String(position) })
}
