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
import { readerPage } from './page/reader-page.ts'
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
  { theme, words, isSigned, isShelf }: DocumentOptions,
  host: Host,
): Promise<readonly RoledFile[]> {
  const { work, edition, changes } = manifest
  const folder = work.url === undefined ? undefined : `${folderOf(work.url)}${edition.name}/`
  const described = [
    ...roled('publication', webPublication(manifest, folder)),
    ...roled('onix', onixMessage(manifest, folder)),
    ...roled('bibtex', bibtex(manifest, work.url)),
    ...roled('ris', ris(manifest, work.url)),
  ]
  const above = isShelf ? '../../' : '../'
  const page = await readerPage(
    {
      manifest: { ...manifest, files: [...manifest.files, ...described.map(listed)] },
      words,
      theme,
      ...(folder === undefined ? {} : { url: folder }),
      changes: changes?.sentences ?? [],
      citations: citationsOf(manifest, work.url),
      hasChecksums: true,
      hasSignature: isSigned,
      feeds: { atom: `${above}${atomPath}`, opds: `${above}${opdsPath}` },
      ...(isShelf ? { shelf: `${above}index.html` } : {}),
      others: [],
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
  { theme, words, isSigned, isShelf }: DocumentOptions,
  host: Host,
): Promise<FileToRelease | undefined> {
  const manifest = editions.at(-1)?.manifest
  if (manifest === undefined) return undefined
  const { work, changes } = manifest
  const above = isShelf ? '../' : ''
  return readerPage(
    {
      manifest,
      words,
      theme,
      base: 'latest/',
      ...(work.url === undefined ? {} : { url: folderOf(work.url) }),
      changes: changes?.sentences ?? [],
      citations: citationsOf(manifest, work.url),
      hasChecksums: true,
      hasSignature: isSigned,
      feeds: { atom: `${above}${atomPath}`, opds: `${above}${opdsPath}` },
      ...(isShelf ? { shelf: `${above}index.html` } : {}),
      others: editions
        .slice(0, -1)
        .toReversed()
        .map((earlier) => ({
          name: editionLine(earlier.manifest.work, words) ?? earlier.manifest.edition.name,
          href: `${earlier.manifest.edition.name}/`,
        })),
    },
    host,
  )
}

function roled(role: FileRole, file: FileToRelease | undefined): readonly RoledFile[] {
  return file === undefined ? [] : [{ ...file, role }]
}
