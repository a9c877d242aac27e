/** Who made the work and what may be done with it, in the words of its language. */

import type { Contributor, Metadata } from '../book/book.ts'
import type { Words } from '../theme/theme.ts'
import { fill, listNames } from '../theme/words.ts'

/** The authors as one name: `Ann Lee and Bo Chen`; `''` where nobody is named. */
export function authorNames({ authors, language }: Pick<Metadata, 'authors' | 'language'>): string {
  return namesOf(authors, language)
}

/** One line a role, in the order of the first who has it: `Translated by Cy Dee`. */
export function contributorLines({ contributors, language }: Metadata, words: Words): readonly string[] {
  const roles = [...new Set(contributors.map(({ role }) => role))]
  return roles.map((role) => {
    const names = namesOf(
      contributors.filter((person) => person.role === role),
      language,
    )
    return words[`role-${role}`] === undefined ? names : fill(words, `role-${role}`, { names })
  })
}

/** What the writer says about the rights, else `© 2026 Ann Lee`, or without the year where no date is known. */
export function rightsLine(metadata: Metadata, words: Words): string | undefined {
  const { rights, date = '', authors } = metadata
  if (rights !== undefined || authors.length === 0) return rights
  const line = fill(words, 'copyright', { year: date.slice(0, 4), holder: authorNames(metadata) })
  return line.replaceAll(/ {2,}/g, ' ')
}

/** `Small Lights, 2`, or the name alone. */
export function seriesLine({ series }: Metadata, words: Words): string | undefined {
  if (series?.position === undefined) return series?.name
  return fill(words, 'series', { series: series.name, position: String(series.position) })
}

/** The words before and after the name of the licence, so that the name can be a link. */
export function aroundLicence(words: Words): readonly [before: string, after: string] {
  const mark = '\u0000'
  const [before = '', after = ''] = fill(words, 'licence', { licence: mark }).split(mark)
  return [before, after]
}

function namesOf(people: readonly Contributor[], language: string): string {
  return listNames(
    people.map(({ name }) => name),
    language,
  )
}
