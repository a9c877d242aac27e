/** Gathers an edition: its files, the pages and descriptions about them, its manifest, checksums and signature. */

import { join } from 'node:path'
import { toString } from 'hast-util-to-string'
import type { Made } from '../build.ts'
import type { BookText } from '../book/book-text.ts'
import { readBookText } from '../book/book-text-file.ts'
import type { Changes } from '../changes/change.ts'
import { compareTexts } from '../changes/compare.ts'
import { changesPage, changesPageFile } from '../changes/page.ts'
import { changesSentences } from '../changes/sentences.ts'
import type { Metadata } from '../book/book.ts'
import { editionLine } from '../editions/imprint.ts'
import { coverImage } from '../editions/cover.ts'
import type { Host } from '../host/host.ts'
import type { Words } from '../theme/theme.ts'
import { documentsAbout } from './documents.ts'
import type { ReleasedEdition } from './earlier.ts'
import { editionFiles, editionManifest, manifestFile, releasedText, textFile, type RoledFile } from './edition-files.ts'
import { byEdition, editionIdentity } from './identity.ts'
import type { EditionManifest, FileToRelease } from './manifest.ts'
import { facesOf } from './page/style.ts'
import { releasePictures } from './pictures.ts'
import { sha256 } from './trust/checksums.ts'
import { checksumsName, manifestName, seal } from './trust/seal.ts'
import type { Signer } from './trust/signing-key.ts'

/** A book that was made whole. */
export type MadeBook = Required<Pick<Made, 'book' | 'manuscript' | 'theme' | 'source'>>

export type GatheredEdition = {
  readonly manifest: EditionManifest
  /** All of them, with manifest, checksums and signature. */
  readonly files: readonly FileToRelease[]
  /** Of `SHA256SUMS`, hexadecimal. */
  readonly sha256: string
  /** The edition that its changes were found against, with the hash of its `SHA256SUMS`. */
  readonly before?: { readonly edition: string; readonly sha256: string }
  /** The same edition was released before. */
  readonly replaces: boolean
}

export type GatherOptions = {
  /** The editions of the work that lie in the release, the oldest first. */
  readonly released: readonly ReleasedEdition[]
  readonly signer?: Signer | undefined
  /** Whether the title stands on a shelf. */
  readonly isShelf: boolean
}

/** Makes everything that stands in the folder of an edition. Nothing is written. */
export async function gatherEdition(
  { book, theme, source, artifacts, browserVersion }: Made & MadeBook,
  { released, signer, isShelf }: GatherOptions,
  host: Host,
): Promise<GatheredEdition> {
  const identity = editionIdentity(book.metadata)
  const { language } = book.metadata
  const words = { ...(await theme.words(language)), ...(await theme.releaseWords(language)) }
  const text = releasedText(book, artifacts)
  const before = released.findLast(({ manifest }) => byEdition(manifest, { edition: identity }) < 0)
  const changes = before && (await changesSince(before, text, host))
  const cover = await coverImage(book, theme, host)
  const files: readonly RoledFile[] = [
    ...editionFiles(artifacts, book.metadata.slug, identity),
    ...(await releasePictures({ cover, metadata: book.metadata, theme }, host)),
    textFile(text),
    ...(changes === undefined || before === undefined
      ? []
      : [await changesFile(changes, { before, book, theme, words }, host)]),
  ]
  const facts = {
    book,
    artifacts,
    identity,
    source,
    cover,
    browserVersion,
    ...(changes === undefined || before === undefined
      ? {}
      : { changes: { since: before.manifest.edition.name, sentences: changesSentences(changes, words) } }),
  }
  const about = await documentsAbout(
    editionManifest({ ...facts, files }),
    { theme, words, isSigned: signer !== undefined, isShelf },
    host,
  )
  const manifest = editionManifest({ ...facts, files: [...files, ...about] })
  const all = [...files, ...about, { path: manifestName, mediaType: 'application/json', bytes: manifestFile(manifest) }]
  const sealed = seal(all, signer)
  return {
    manifest,
    files: [...all, ...sealed],
    sha256: sumsOf(sealed),
    ...(before === undefined ? {} : { before: await sealOf(before, host) }),
    replaces: released.some(({ manifest: { edition } }) => edition.name === identity.name),
  }
}

async function sealOf(
  { folder, manifest }: ReleasedEdition,
  { disk }: Host,
): Promise<NonNullable<GatheredEdition['before']>> {
  return { edition: manifest.edition.name, sha256: sha256(await disk.read(join(folder, checksumsName))) }
}

type ChangedBook = Pick<MadeBook, 'book' | 'theme'> & { readonly before: ReleasedEdition; readonly words: Words }

/** All of it, for readers. */
async function changesFile(
  changes: Changes,
  { before, book: { metadata }, theme, words }: ChangedBook,
  host: Host,
): Promise<RoledFile> {
  const nameOf = (work: Metadata): string => editionLine(work, words) ?? editionIdentity(work).name
  const options = {
    editions: { old: nameOf(before.manifest.work), new: nameOf(metadata) },
    back: { address: 'index.html', label: metadata.title },
  }
  const letters = toString(changesPage(changes, words, options))
  const faces = await facesOf(letters, theme, metadata.language, host)
  const bytes = await changesPageFile(changes, words, { ...options, faces })
  return { path: 'changes.html', role: 'changes', mediaType: 'text/html', bytes }
}

/** What a reader of the edition before meets anew; nothing where that edition kept no text. */
async function changesSince(
  { folder, manifest }: ReleasedEdition,
  text: BookText,
  { disk }: Host,
): Promise<Changes | undefined> {
  const file = manifest.files.find(({ role }) => role === 'text')
  if (file === undefined) return undefined
  const path = join(folder, file.path)
  return compareTexts(readBookText(await disk.read(path), path), text)
}

function sumsOf(sealed: readonly FileToRelease[]): string {
  const sums = sealed.find(({ path }) => path === checksumsName)
  return sums === undefined ? '' : sha256(sums.bytes)
}
