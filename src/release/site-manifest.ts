/** What a site says of itself, written and read. */

import { join } from 'node:path'
import type { Host } from '../host/host.ts'
import { parseManifest } from './open-release.ts'
import type { FileToRelease, SiteManifest } from './manifest.ts'
import type { PublishedTitle, Site } from './published.ts'
import { sha256 } from './trust/checksums.ts'
import { checksumsName, manifestName } from './trust/seal.ts'

/** Says which files and editions the site has. The editions lie in their places. */
export async function siteManifest(
  { title, titles }: Site,
  files: readonly FileToRelease[],
  root: string,
  host: Host,
): Promise<SiteManifest> {
  return {
    kind: 'site',
    version: 1,
    title,
    titles: await Promise.all(titles.map((each) => siteTitle(each, root, host))),
    files: files
      .map(({ path, mediaType, bytes }) => ({ path, mediaType, bytes: bytes.length, sha256: sha256(bytes) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

async function siteTitle({ slug, editions }: PublishedTitle, root: string, { disk }: Host) {
  const sums = editions.map(async ({ path }) => ({
    path,
    sha256: sha256(await disk.read(join(root, path, checksumsName))),
  }))
  return { slug, editions: await Promise.all(sums) }
}

/** That of the site that lies there; nothing where there is none, or it is not ours. */
export async function readSiteManifest(root: string, { disk }: Pick<Host, 'disk'>): Promise<SiteManifest | undefined> {
  const path = join(root, manifestName)
  if ((await disk.kind(path)) !== 'file') return undefined
  const found = parseManifest(new TextDecoder().decode(await disk.read(path)))
  return found?.kind === 'site' ? found : undefined
}
