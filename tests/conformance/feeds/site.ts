/** Writes the made-up shelf of the tests as a site: feeds, descriptions and citations, without the books. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bibtex } from '../../../src/release/citations/bibtex.ts'
import { ris } from '../../../src/release/citations/ris.ts'
import { atomFeed } from '../../../src/release/feeds/atom.ts'
import { onixMessage } from '../../../src/release/feeds/onix.ts'
import { opds1Feeds } from '../../../src/release/feeds/opds-1.ts'
import { opds2Feeds } from '../../../src/release/feeds/opds-2.ts'
import { webPublication } from '../../../src/release/feeds/readium.ts'
import type { FileToRelease } from '../../../src/release/manifest.ts'
import type { PublishedEdition, Site } from '../../../src/release/published.ts'
import type { WordsOf } from '../../../src/release/feeds/facts.ts'

export async function writeSite(site: Site, words: WordsOf, folder: string, perPage: number): Promise<void> {
  const editions = site.titles.flatMap((title) => title.editions)
  const files = [
    atomFeed(site, words),
    ...opds1Feeds(site, words, perPage),
    ...opds2Feeds(site, words, perPage),
    ...editions.flatMap((edition) => aboutEdition(edition, site.url)),
  ]
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

function aboutEdition({ manifest, path }: PublishedEdition, url: string | undefined): readonly FileToRelease[] {
  const address = url === undefined ? undefined : `${url}${path}/`
  const files = [
    webPublication(manifest, address),
    onixMessage(manifest, address),
    bibtex(manifest, address),
    ris(manifest, address),
  ]
  return files.flatMap((file) => (file === undefined ? [] : [{ ...file, path: `${path}/${file.path}` }]))
}
