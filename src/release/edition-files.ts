/** The files of an edition as readers get them, and the manifest that says what they are. */

import type { TimedArtifact } from '../build.ts'
import { bookText, type BookText } from '../book/book-text.ts'
import { bookTextFile } from '../book/book-text-file.ts'
import type { Book } from '../book/book.ts'
import { countWords } from '../book/count-words.ts'
import type { Cover } from '../editions/cover.ts'
import type { EditionName } from '../editions/edition.ts'
import { accessibilityOf } from '../editions/epub/accessibility.ts'
import { surveyBook } from '../editions/epub/survey.ts'
import { kindOfWork } from '../editions/web/linked-data.ts'
import { claimedStandards } from '../pdf/claims.ts'
import { version } from '../version.ts'
import { releasedName } from './identity.ts'
import type { EditionIdentity, EditionManifest, FileToRelease, ReleasedFile, SourceIdentity } from './manifest.ts'
import { sha256 } from './trust/checksums.ts'

/** A file and what it is for. */
export type RoledFile = FileToRelease &
  Pick<ReleasedFile, 'role' | 'pages' | 'sheets' | 'width' | 'height' | 'conformsTo'>

/** The editions with the names that readers get, and what belongs to them. */
export function editionFiles(
  artifacts: readonly TimedArtifact[],
  slug: string,
  identity: EditionIdentity,
): readonly RoledFile[] {
  const named = (path: string): string => releasedName(path, slug, identity)
  return artifacts.flatMap(({ edition, path, bytes, pages, sheets, companions = [] }) => [
    {
      path: named(path),
      bytes,
      role: edition,
      mediaType: mediaTypes[edition],
      ...(pages === undefined ? {} : { pages }),
      ...(sheets === undefined ? {} : { sheets }),
      ...standards(edition, bytes),
    },
    ...companions.map((companion): RoledFile => {
      const isText = companion.path.endsWith('.txt')
      return {
        path: named(companion.path),
        bytes: companion.bytes,
        role: isText ? 'instructions' : 'page-map',
        mediaType: isText ? 'text/plain' : 'application/json',
      }
    }),
  ])
}

const mediaTypes: Readonly<Record<EditionName, string>> = {
  web: 'text/html',
  epub: 'application/epub+zip',
  print: 'application/pdf',
  handout: 'application/pdf',
  booklet: 'application/pdf',
  'large-print': 'application/pdf',
  'n-up': 'application/pdf',
}

function standards(edition: EditionName, bytes: Uint8Array): Pick<ReleasedFile, 'conformsTo'> {
  // What is claimed of an EPUB only outside checkers can confirm.
  const claimed = mediaTypes[edition] === 'application/pdf' ? claimedStandards(bytes) : []
  return claimed.length === 0 ? {} : { conformsTo: claimed }
}

/** The words of the book with the pages of its print edition, for comparisons with later editions and for the search. */
export function textFile(text: BookText): RoledFile {
  return { path: 'text.json', role: 'text', mediaType: 'application/json', bytes: bookTextFile(text) }
}

/** The words of the book as they are released. */
export function releasedText(book: Book, artifacts: readonly TimedArtifact[]): BookText {
  const pageMap = artifacts.find(({ edition }) => edition === 'print')?.pageMap
  return bookText(book, pageMap)
}

export type ManifestFacts = {
  readonly book: Book
  readonly artifacts: readonly TimedArtifact[]
  readonly identity: EditionIdentity
  readonly source: SourceIdentity
  readonly cover: Pick<Cover, 'description'>
  readonly browserVersion?: string | undefined
  readonly changes?: EditionManifest['changes']
  readonly files: readonly RoledFile[]
}

/** What the edition is. The files may be all, or those that are there before the pages about them. */
export function editionManifest({
  book,
  artifacts,
  identity,
  source,
  cover,
  browserVersion,
  changes,
  files,
}: ManifestFacts): EditionManifest {
  return {
    kind: 'edition',
    version: 1,
    work: book.metadata,
    edition: identity,
    form: kindOfWork(book),
    words: countWords(book),
    contents: book.chapters
      .filter(({ kind, title }) => title !== '' && (kind === 'chapter' || kind === 'part'))
      .map(({ title, number }) => ({ title, number })),
    accessibility: artifacts.find(({ edition }) => edition === 'epub')?.accessibility ?? accessibilityWithoutEpub(book),
    coverDescription: cover.description,
    ...(changes === undefined ? {} : { changes }),
    source,
    madeWith: {
      chapbook: version,
      node: process.versions.node,
      ...(browserVersion === undefined ? {} : { browser: browserVersion }),
    },
    files: files.map(listed).toSorted((a, b) => byCodePoint(a.path, b.path)),
  }
}

/** A file as its manifest lists it. */
export function listed({ bytes, ...file }: RoledFile): ReleasedFile {
  return { ...file, bytes: bytes.length, sha256: sha256(bytes) }
}

function accessibilityWithoutEpub(book: Book): EditionManifest['accessibility'] {
  const mayMove = book.assets.some(({ type, role }) => role === 'picture' && /gif|webp/.test(type))
  return accessibilityOf(book, { hasMath: surveyBook(book).hasMath, hasPages: false }, mayMove)
}

/** JSON that people can read too, with a line end. */
export function manifestFile(manifest: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`)
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
