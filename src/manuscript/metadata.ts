/** Completes what the writer says about the book with what is found in the text and what follows from both. */

import { basename, extname } from 'node:path'
import { stableIdentifier } from '../book/identifier.ts'
import type { Metadata } from '../book/book.ts'
import { slug } from '../book/slug.ts'
import { titleSort } from '../book/title-sort.ts'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { timestamp } from '../settings/dates.ts'
import { directionOf } from './language.ts'
import type { GivenMetadata } from './manuscript.ts'

export type FoundInText = {
  /** The lone first heading above the chapters. */
  readonly title?: string | undefined
  /** Path of the manuscript's first file, from which the title is taken when nothing else names it. */
  readonly path?: string | undefined
  /** Id of the asset that the given cover became. */
  readonly cover?: string | undefined
}

/** Used when the text says nothing of its age: the earliest date that a ZIP archive can hold. */
const earliest = '1980-01-01T00:00:00Z'

/**
 * Completes the metadata. The title is the given one, the first heading, or the file's name made readable. Nothing depends on
 * the clock: without a date, `SOURCE_DATE_EPOCH` (seconds) says when the text was changed. Throws `ChapbookError` (usage) where
 * that is not a whole number.
 */
export function completeMetadata(given: GivenMetadata, found: FoundInText, environment: Host['environment']): Metadata {
  const { coverPath: _, ...said } = given
  const title = given.title ?? found.title ?? readableName(found.path)
  const language = given.language ?? 'en'
  const authors = given.authors.map(({ name }) => name)
  return {
    ...said,
    title,
    titleSort: given.titleSort ?? titleSort(title, language),
    slug: given.slug ?? slug(title),
    language,
    direction: given.direction ?? directionOf(language),
    identifier: given.identifier ?? stableIdentifier({ url: given.url, language, title, authors }),
    modified: given.modified ?? timestamp(given.date ?? '') ?? sourceDate(environment) ?? earliest,
    ...(found.cover === undefined ? {} : { cover: found.cover }),
  }
}

/** `02-the_angel in-the-desert.md` → `The angel in the desert`. */
function readableName(path = ''): string {
  const stem = basename(path, extname(path)).normalize('NFC')
  const words = stem
    .replace(/^\d+[\s._-]+(?=\D)/, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
  const readable = words === '' ? stem : words
  return readable === '' ? 'Untitled' : readable.charAt(0).toLocaleUpperCase('en') + readable.slice(1)
}

/** Moment of https://reproducible-builds.org/specs/source-date-epoch/ */
function sourceDate(environment: Host['environment']): string | undefined {
  const seconds = environment['SOURCE_DATE_EPOCH']
  if (seconds === undefined || seconds === '') return undefined
  // Later than the year 9999 no date of four digits exists.
  if (/^\d{1,12}$/.test(seconds) && Number(seconds) <= 253_402_300_799) {
    return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
  }
  throw new ChapbookError(`SOURCE_DATE_EPOCH is \`${seconds}\`, which is not a number of seconds`, {
    kind: 'usage',
    hint: 'Set it to the seconds since 1970, such as 1763769600, or unset it.',
  })
}
