/** What feeds and descriptions say of an edition, found in its manifest. */

import { identifierBelow } from '../../book/identifier.ts'
import type { Subject } from '../../book/book.ts'
import { editionLine } from '../../editions/imprint.ts'
import { wholeTitle } from '../../pdf/facts.ts'
import { timestamp } from '../../settings/dates.ts'
import type { Words } from '../../theme/theme.ts'
import type { EditionManifest, FileRole, ReleasedFile } from '../manifest.ts'
import type { PublishedEdition, PublishedTitle, Site } from '../published.ts'

/** The words that editions add and those of releases, in the nearest known language. */
export type WordsOf = (language: string) => Words

/** What a reader can take with him, in the order in which it is offered. */
const offered: readonly FileRole[] = ['epub', 'print', 'large-print', 'handout', 'booklet', 'n-up']

/** The files that a reader can take; the web page where there are no others. Instructions go with their sheets and are not offered. */
export function filesToTake({ files }: EditionManifest): readonly ReleasedFile[] {
  const found = offered.flatMap((role) => files.filter((file) => file.role === role))
  return found.length > 0 ? found : files.filter(({ role }) => role === 'web')
}

export function fileOf({ files }: EditionManifest, role: FileRole): ReleasedFile | undefined {
  return files.find((file) => file.role === role)
}

/** The cover in all its sizes, the largest first. */
export function coversOf({ files }: EditionManifest): readonly ReleasedFile[] {
  return [...files.filter(({ role }) => role === 'cover'), ...files.filter(({ role }) => role === 'thumbnail')]
}

/** Page for readers: the one that offers everything, else the text itself; from the root of the site. */
export function pageOf({ manifest, path }: PublishedEdition): string | undefined {
  const page = fileOf(manifest, 'reader-page') ?? fileOf(manifest, 'web')
  return page && `${path}/${page.path}`
}

/** When the edition appeared, as exactly as it is known: `2026`, `2026-11`, `2026-11-22`. */
export function dateOf({ edition, work }: EditionManifest): string | undefined {
  return edition.date ?? work.edition?.date ?? work.date
}

/** The first moment of that date, else when the text was last changed; never the clock. */
export function updatedOf(manifest: EditionManifest): string {
  return timestamp(dateOf(manifest) ?? '') ?? timestamp(manifest.work.modified) ?? '1980-01-01T00:00:00Z'
}

/** The latest of some moments. */
export function latest(moments: readonly string[]): string {
  return moments.reduce((one, other) => (other > one ? other : one), '')
}

export function newestOf({ editions }: PublishedTitle): PublishedEdition {
  const edition = editions.at(-1)
  if (edition === undefined) throw new Error('A title has no editions')
  return edition
}

export function titleOf({ work }: EditionManifest): string {
  return wholeTitle(work)
}

/** `Second edition`, in the language of the book; absent where nothing is said of it. */
export function editionName({ edition: { number, text }, work }: EditionManifest, words: WordsOf): string | undefined {
  const edition = { ...(number === undefined ? {} : { number }), ...(text === undefined ? {} : { text }) }
  return editionLine({ ...work, edition }, words(work.language)) || undefined
}

/** The identifier as an IRI, which not every identifier of a writer is. */
export function workAddress({ work: { identifier } }: EditionManifest): string {
  return /^(?:urn:[a-z0-9][a-z0-9-]*:|https?:\/\/)[!-~]+$/i.test(identifier) && !/[<>"{}|\\^`]/.test(identifier)
    ? identifier
    : identifierBelow(identifier)
}

/** The same for the same site, whatever stands on it: from its address, else the only work, else the name of the shelf. */
export function siteIdentifier({ url, isShelf, title, titles }: Site, name: string): string {
  const [only] = titles
  const work = isShelf || only === undefined ? undefined : newestOf(only).manifest.work.identifier
  return identifierBelow(work ?? url ?? title, name)
}

/** Rights, and under which licence the work stands. */
export function rightsOf({ work: { rights, licence } }: EditionManifest): string | undefined {
  const parts = [rights, licence?.name].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('\n') : undefined
}

/** Address of the scheme of a subject, as the Readium Web Publication Manifest recommends them. */
export function schemeOf({ authority }: Subject): string | undefined {
  if (authority === undefined) return undefined
  if (/^https?:\/\/[!-~]+$/.test(authority) && URL.canParse(authority)) return new URL(authority).href
  return schemes[authority.toLowerCase()]
}

const schemes: Readonly<Record<string, string>> = {
  bic: 'https://bic.org.uk/',
  bisac: 'https://www.bisg.org/#bisac',
  clil: 'http://clil.org/',
  thema: 'https://ns.editeur.org/thema/',
  lcsh: 'http://id.loc.gov/authorities/subjects',
}

/** Thirteen digits. */
export function isbnDigits(isbn: string): string {
  return isbn.replaceAll(/\D/g, '')
}
