/** What a citation of an edition is made from, whatever its style. */

import type { Contributor } from '../../book/book.ts'
import { isInstitution } from '../../book/file-as.ts'
import { wholeTitle } from '../../pdf/facts.ts'
import { dateOf } from '../feeds/facts.ts'
import type { EditionManifest } from '../manifest.ts'

/** A person has a family name; institutions, and names that are filed as they are read, are whole. */
export type CitedName =
  | {
      readonly kind: 'person'
      readonly family: string
      readonly given: string
      readonly suffix?: string
      readonly name: string
    }
  | { readonly kind: 'whole'; readonly name: string; readonly isInstitution: boolean }

export type Cited = {
  /** With the subtitle. */
  readonly title: string
  readonly authors: readonly CitedName[]
  readonly editors: readonly CitedName[]
  readonly translators: readonly CitedName[]
  readonly form: 'book' | 'article'
  /** `2026`; absent where no date is known. */
  readonly year?: string
  /** 1 to 12. */
  readonly month?: number
  readonly day?: number
  readonly edition?: { readonly number?: number; readonly text?: string }
  readonly series?: { readonly name: string; readonly position?: number }
  readonly publisher?: string
  readonly place?: string
  readonly isbn?: string
  /** Where this edition is read. */
  readonly url?: string
  readonly language: string
}

/**
 * Takes from a manifest what is cited.
 *
 * @param url address of the page of the edition; the address in its metadata when absent
 */
export function citedOf(manifest: EditionManifest, url?: string): Cited {
  const { work, edition, form } = manifest
  const [year, month, day] = dateOf(manifest)?.split('-') ?? []
  const address = url ?? work.url
  const named = (role: string): readonly CitedName[] =>
    work.contributors.filter((one) => one.role === role).map(citedName)
  return {
    title: oneLine(wholeTitle(work)),
    authors: work.authors.map(citedName),
    editors: named('edt'),
    translators: named('trl'),
    form,
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(edition.number === undefined && edition.text === undefined ? {} : { edition }),
    ...(work.series === undefined ? {} : { series: { ...work.series, name: oneLine(work.series.name) } }),
    ...(work.publisher === undefined ? {} : { publisher: oneLine(work.publisher) }),
    ...(work.place === undefined ? {} : { place: oneLine(work.place) }),
    ...(work.isbn === undefined ? {} : { isbn: work.isbn }),
    ...(address === undefined ? {} : { url: address }),
    language: work.language,
  }
}

/** `Shue, Elisabeth` → family and given name; `King, Martin Luther, Jr.` has a suffix too. */
export function citedName(contributor: Contributor): CitedName {
  const name = oneLine(contributor.name)
  const fileAs = oneLine(contributor.fileAs)
  const [family = '', given = '', ...suffixes] = fileAs.split(/\s*[,،，、]\s*/)
  if (isInstitution(contributor) || family === '' || given === '') {
    return { kind: 'whole', name, isInstitution: isInstitution(contributor) }
  }
  const suffix = suffixes.join(', ')
  return { kind: 'person', family, given, ...(suffix === '' ? {} : { suffix }), name }
}

/** Text on one line, without control characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
}

/** The name at the head of a line: `Maren, Ida`; where the family name comes first anyway, there is no comma. */
export function leadingName(name: CitedName): string {
  return isEastAsian(name) ? name.name : inverted(name)
}

export function isEastAsian({ name }: CitedName): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(name)
}

/** `Maren, Ida`; whole names as they are. */
export function inverted(name: CitedName): string {
  if (name.kind === 'whole') return name.name
  return [name.family, name.given, name.suffix].filter((part) => part !== undefined).join(', ')
}

/** Who publishes himself is not named twice. */
export function isOwnPublisher({ authors, editors, publisher }: Cited): boolean {
  const people = authors.length > 0 ? authors : editors
  return people.length === 1 && people[0]?.name === publisher
}

/** `2nd ed.`, or what the writer calls it; the first edition goes without saying. */
export function editionAbbreviated(edition: Cited['edition']): string {
  if (edition?.number !== undefined) return edition.number > 1 ? `${ordinal(edition.number)} ed.` : ''
  const text = edition?.text
  if (text === undefined) return ''
  return /\b(?:ed\.|edn\.?|edition)/i.test(text) || !/[A-Za-z]/.test(text) ? text : `${text} ed.`
}

function ordinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14
  return `${number}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}

export const monthNames = 'January February March April May June July August September October November December'.split(
  ' ',
)
