/** The metadata of a publication in the vocabulary of the Readium Web Publication Manifest, which OPDS 2.0 shares. */

import type { Contributor, Subject } from '../../book/book.ts'
import { timestamp } from '../../settings/dates.ts'
import type { EditionManifest, ReleasedAccessibility } from '../manifest.ts'
import { dateOf, fileOf, isbnDigits, schemeOf, updatedOf, workAddress } from './facts.ts'

export const webPublicationType = 'application/webpub+json'

/** MARC relators → properties; others contribute, with their role. */
const roles: Readonly<Record<string, string>> = { edt: 'editor', trl: 'translator', ill: 'illustrator', art: 'artist' }

/** The object `metadata`; keys without a value are left out when it is written. */
export function publicationMetadata(manifest: EditionManifest): Readonly<Record<string, unknown>> {
  const { work, form, accessibility } = manifest
  const isbn = work.isbn === undefined ? undefined : `urn:isbn:${isbnDigits(work.isbn)}`
  const identifier = workAddress(manifest)
  return {
    '@type': form === 'book' ? 'http://schema.org/Book' : 'http://schema.org/Article',
    identifier,
    altIdentifier: isbn === undefined || isbn === identifier ? undefined : [isbn],
    title: work.title,
    sortAs: work.titleSort,
    subtitle: work.subtitle,
    author: some(work.authors.map(person)),
    ...contributors(work.contributors),
    language: work.language,
    publisher: work.publisher,
    // The schema wants a whole day, so that a year is its first one.
    published: timestamp(dateOf(manifest) ?? '')?.slice(0, 10),
    modified: timestamp(work.modified) ?? updatedOf(manifest),
    description: work.description,
    subject: some(work.subjects.map(subjectOf)),
    belongsTo: work.series && { series: seriesOf(work.series) },
    readingProgression: work.direction,
    numberOfPages: fileOf(manifest, 'print')?.pages,
    accessibility: accessibilityOf(accessibility, work.accessibility),
    tdm: work.mining && { reservation: 'all', policy: work.mining.policy },
  }
}

function person({ name, fileAs }: Contributor): Readonly<Record<string, string>> {
  return fileAs === name ? { name } : { name, sortAs: fileAs }
}

function contributors(given: readonly Contributor[]): Readonly<Record<string, unknown>> {
  const properties = [...new Set(given.map(({ role }) => roles[role] ?? 'contributor'))]
  return Object.fromEntries(
    properties.map((property) => [
      property,
      given
        .filter(({ role }) => (roles[role] ?? 'contributor') === property)
        .map((one) => (property === 'contributor' ? { ...person(one), role: one.role } : person(one))),
    ]),
  )
}

function subjectOf(subject: Subject): Readonly<Record<string, unknown>> {
  const scheme = schemeOf(subject)
  return scheme === undefined ? { name: subject.name } : { name: subject.name, scheme, code: subject.code }
}

/** A position is greater than nothing. */
function seriesOf({ name, position }: { readonly name: string; readonly position?: number }): unknown {
  return { name, position: position !== undefined && position > 0 ? position : undefined }
}

type Claims = EditionManifest['work']['accessibility']

function accessibilityOf(
  { modes, sufficient, features, hazards, summary }: ReleasedAccessibility,
  { conformsTo, certifiedBy }: Claims,
): Readonly<Record<string, unknown>> {
  return {
    conformsTo: conformsTo === undefined ? undefined : profileOf(conformsTo),
    certification: certifiedBy === undefined ? undefined : { certifiedBy },
    accessMode: modes,
    accessModeSufficient: sufficient.map((set) => set.split(',')),
    feature: features,
    hazard: hazards,
    summary: summary.text,
  }
}

/** `EPUB Accessibility 1.1 - WCAG 2.1 Level AA` → the address of that profile; of others none is known. */
function profileOf(claim: string): string | undefined {
  const [, version, level] = /^EPUB Accessibility 1\.1 - WCAG (2\.[0-2]) Level (A{1,3})$/i.exec(claim.trim()) ?? []
  if (version !== undefined && level !== undefined)
    return `https://www.w3.org/TR/epub-a11y-11#wcag-${version}-${level.toLowerCase()}`
  return /^https?:\/\/[!-~]+$/.test(claim) ? claim : undefined
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined
}
