/** What a bookplate says: plain data, from which the page of the EPUB and that of the PDF are made. */

import { dateInWords, fill } from '../theme/words.ts'
import type { Words } from '../theme/theme.ts'
import type { Reader } from './reader.ts'

export type Bookplate = {
  /** What the page is called: `Bookplate`. */
  readonly title: string
  /** `This copy belongs to` and the name, in the order of the language. */
  readonly before: string
  readonly name: string
  readonly after: string
  /** `No. 12 of 1,000` or `Copy 12`. */
  readonly number: string
  readonly note?: string
  /** In words. */
  readonly date?: string
}

export type BookplateOptions = {
  /** BCP 47; that of the book. */
  readonly language: string
  /** How many copies there are. */
  readonly total?: number | undefined
  /** `2026`, `2026-11` or `2026-11-28`. */
  readonly date?: string | undefined
}

/** Stands where the name goes while the sentence is cut; a name cannot hold it (`reader.ts`). */
const gap = '\u0000'

/** Says on a bookplate what is known of a reader, in words of the book's language. */
export function bookplateFor(
  { name, number, note }: Pick<Reader, 'name' | 'number' | 'note'>,
  words: Words,
  { language, total, date }: BookplateOptions,
): Bookplate {
  const [before = '', after = ''] = fill(words, 'copy-belongs', { name: gap }).split(gap)
  const figure = (value: number): string => numberInWords(value, language)
  return {
    title: fill(words, 'copy-bookplate'),
    before: before.trim(),
    name,
    after: after.trim(),
    number:
      total === undefined
        ? fill(words, 'copy-number', { number: figure(number) })
        : fill(words, 'copy-number-of', { number: figure(number), total: figure(total) }),
    ...(note === undefined ? {} : { note }),
    ...(date === undefined ? {} : { date: dateInWords(date, language) }),
  }
}

/** Figures as the pages of the book have them, grouped as the language does. */
function numberInWords(value: number, language: string): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn', maximumFractionDigits: 0 }).format(value)
}

/** Everything that is set of a bookplate. */
export function textOf({ before, name, after, number, note = '', date = '' }: Bookplate): string {
  return [before, name, after, number, note, date].join(' ')
}

/** How large a name is set: the longer, the smaller. */
export function lengthOf(name: string): 'short' | 'medium' | 'long' {
  const { length } = Array.from(name)
  if (length <= 24) return 'short'
  return length <= 60 ? 'medium' : 'long'
}
