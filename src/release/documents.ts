/** What goes with an edition so that readers, libraries and programs know what it is: its page, descriptions and citations. */

import type { Host } from '../host/host.ts'
import type { Theme, Words } from '../theme/theme.ts'
import { editionLine } from '../editions/imprint.ts'
import { bibtex } from './citations/bibtex.ts'
import { citationsOf } from './citations/citations.ts'
import { ris } from './citations/ris.ts'
import { listed, type RoledFile } from './edition-files.ts'
import { folderOf } from './feeds/address.ts'
import { atomPath } from './feeds/atom.ts'
import { onixMessage } from './feeds/onix.ts'
import { webPublication } from './feeds/readium.ts'
import type { EditionManifest, FileRole, FileToRelease } from './manifest.ts'
import { readerPage, type ReaderPageInput } from './page/reader-page.ts'
import type { PublishedTitle } from './published.ts'

export type DocumentOptions = {
  readonly theme: Theme
  /** Those of editions and of releases, in the language of the book. */
  readonly words: Words
  /** Whether the release is signed. */
  readonly isSigned: boolean
  /** Whether the title stands on a shelf, whose feeds lie one folder higher. */
  readonly isShelf: boolean
}

const opdsPath = 'opds.xml'

/**
 * The files about an edition, for its folder.
 *
 * @param manifest with the files that they tell of
 */
export async function documentsAbout(
  manifest: EditionManifest,
  options: DocumentOptions,
  host: Host,
): Promise<readonly RoledFile[]> {
  const { work, edition } = manifest
  const { isShelf } = options
  const folder = work.url === undefined ? undefined : `${folderOf(work.url)}${edition.name}/`
  const described = [
    ...roled('publication', webPublication(manifest, folder)),
    ...roled('onix', onixMessage(manifest, folder)),
    ...roled('bibtex', bibtex(manifest, work.url)),
    ...roled('ris', ris(manifest, work.url)),
  ]
  const page = await readerPage(
    {
      ...pageInput({ ...manifest, files: [...manifest.files, ...described.map(listed)] }, options),
      ...around(isShelf ? '../../' : '../', isShelf),
      ...(folder === undefined ? {} : { url: folder }),
    },
    host,
  )
  return [...described, ...roled('reader-page', page)]
}

/** Files of a site to which the pages of its editions lead, from the folder of the title. */
export function siteFileNames(isShelf: boolean): ReadonlySet<string> {
  const above = isShelf ? '../' : ''
  return new Set([`${above}${atomPath}`, `${above}${opdsPath}`, ...(isShelf ? [`${above}index.html`] : [])])
}

/** The page of a title in its own folder, above its editions: that of the newest, with the way to the others. */
export async function pageOfTitle(
  { editions }: PublishedTitle,
  options: DocumentOptions,
  host: Host,
): Promise<FileToRelease | undefined> {
  const { words, isShelf } = options
  const manifest = editions.at(-1)?.manifest
  if (manifest === undefined) return undefined
  const { url } = manifest.work
  const others = editions.slice(0, -1).toReversed()
  return readerPage(
    {
      ...pageInput(manifest, options),
      ...around(isShelf ? '../' : '', isShelf),
      base: 'latest/',
      ...(url === undefined ? {} : { url: folderOf(url) }),
      others: others.map(({ manifest: { work, edition } }) => ({
        name: editionLine(work, words) ?? edition.name,
        href: `${edition.name}/`,
      })),
    },
    host,
  )
}

function pageInput(manifest: EditionManifest, { theme, words, isSigned }: DocumentOptions): ReaderPageInput {
  return {
    manifest,
    words,
    theme,
    changes: manifest.changes?.sentences ?? [],
    citations: citationsOf(manifest, manifest.work.url),
    hasChecksums: true,
    hasSignature: isSigned,
  }
}

/** @param above the way to the folder of the site, as the page takes it */
function around(above: string, isShelf: boolean): Pick<ReaderPageInput, 'feeds' | 'shelf'> {
  return {
    feeds: { atom: `${above}${atomPath}`, opds: `${above}${opdsPath}` },
    ...(isShelf ? { shelf: `${above}index.html` } : {}),
  }
}

function roled(role: FileRole, file: FileToRelease | undefined): readonly RoledFile[] {
  return file === undefined ? [] : [{ ...file, role }]
}
