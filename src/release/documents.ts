/** What goes with an edition so that readers, libraries and programs know what it is: its page, descriptions and citations. */

import type { Host } from '../host/host.ts'
import type { Theme } from '../theme/theme.ts'
import { bibtex } from './citations/bibtex.ts'
import { ris } from './citations/ris.ts'
import type { RoledFile } from './edition-files.ts'
import { atomPath } from './feeds/atom.ts'
import { onixMessage } from './feeds/onix.ts'
import { webPublication } from './feeds/readium.ts'
import type { EditionManifest, FileRole, FileToRelease } from './manifest.ts'

export type DocumentOptions = {
  readonly theme: Theme
  /** Whether the release will be signed. */
  readonly isSigned: boolean
}

/** Files of a site to which the pages of its editions lead. */
export const siteFileNames: ReadonlySet<string> = new Set(['index.html', atomPath, 'opds.xml', 'opds.json'])

/**
 * The files about an edition.
 *
 * @param manifest with the files that they tell of
 */
export async function documentsAbout(
  manifest: EditionManifest,
  _options: DocumentOptions,
  _host: Host,
): Promise<readonly RoledFile[]> {
  const { url } = manifest.work
  return [
    ...roled('publication', webPublication(manifest)),
    ...roled('onix', onixMessage(manifest)),
    ...roled('bibtex', bibtex(manifest, url)),
    ...roled('ris', ris(manifest, url)),
    ...roled('reader-page', { path: 'index.html', mediaType: 'text/html', bytes: new TextEncoder().encode('<p>temp') }),
  ]
}

function roled(role: FileRole, file: FileToRelease | undefined): readonly RoledFile[] {
  return file === undefined ? [] : [{ ...file, role }]
}
