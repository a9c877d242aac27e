/** Writes the site above the editions: pages, feeds and lists, made from their manifests alone. */

import { join, resolve } from 'node:path'
import type { Host } from '../host/host.ts'
import type { Theme } from '../theme/theme.ts'
import { manifestFile } from './edition-files.ts'
import { atomFeed } from './feeds/atom.ts'
import type { WordsOf } from './feeds/facts.ts'
import { miningReservation } from './feeds/mining.ts'
import { opds1Feeds } from './feeds/opds-1.ts'
import { opds2Feeds } from './feeds/opds-2.ts'
import { robots } from './feeds/robots.ts'
import { sitemap } from './feeds/sitemap.ts'
import { requireWholeLinks } from './links.ts'
import type { FileToRelease } from './manifest.ts'
import type { PublishedEdition, Site } from './published.ts'
import { readSiteManifest, siteManifest } from './site-manifest.ts'
import { pagesOfSite } from './site-pages.ts'
import { checksumsName, manifestName, publicKeyName, seal, signatureName } from './trust/seal.ts'
import type { Signer } from './trust/signing-key.ts'

export type SiteOptions = {
  /** Folder of the site, as the host takes it. */
  readonly root: string
  readonly theme: Theme
  readonly signer?: Signer | undefined
}

/**
 * Writes all files of the site or none, and takes away those that it no longer has. Editions are not touched.
 *
 * @throws ChapbookError where the disk refuses; the old site then stands as it was
 */
export async function writeSite(site: Site, { root, theme, signer }: SiteOptions, host: Host): Promise<void> {
  const words = await wordsOf(site, theme)
  const pages = await pagesOfSite(site, { root, theme, words, isSigned: signer !== undefined }, host)
  const own = [...pages, ...feeds(site, words, pages)]
  const manifest = await siteManifest(site, own, root, host)
  const listed = [...own, { path: manifestName, mediaType: 'application/json', bytes: manifestFile(manifest) }]
  const files = [...listed, ...seal(listed, signer)]
  const lying = new Set(site.titles.flatMap(({ editions }) => editions.flatMap(pathsOf)))
  requireWholeLinks(files, { isThere: (path) => lying.has(path), url: site.url })
  const before = await readSiteManifest(root, host)
  await host.disk.write(files.map(({ path, bytes }) => ({ path: resolve(host.folder, root, path), bytes })))
  const kept = new Set(files.map(({ path }) => path))
  const gone = [...(before?.files ?? []).map(({ path }) => path), signatureName, publicKeyName]
  for (const path of gone) if (!kept.has(path) && isOwn(path)) await host.folders.remove(join(root, path))
}

/** Every language of the site is at hand before a feed asks for its words. */
async function wordsOf({ language, titles }: Site, theme: Theme): Promise<WordsOf> {
  const languages = titles.flatMap(({ editions }) => editions.map(({ manifest }) => manifest.work.language))
  const lists = new Map(
    await Promise.all(
      [...new Set([language, ...languages])].map(
        async (each) => [each, { ...(await theme.words(each)), ...(await theme.releaseWords(each)) }] as const,
      ),
    ),
  )
  return (wanted) => lists.get(wanted) ?? lists.get(language) ?? {}
}

function feeds(site: Site, words: WordsOf, pages: readonly FileToRelease[]): readonly FileToRelease[] {
  const shown = pages.filter(({ path }) => path.endsWith('/index.html')).map(({ path }) => path.slice(0, -10))
  return [
    atomFeed(site, words),
    ...opds1Feeds(site, words),
    ...opds2Feeds(site, words),
    robots(site),
    sitemap(site, shown),
    miningReservation(site),
  ].filter((file) => file !== undefined)
}

/** Files of an edition and of its copy, from the root of the site. */
function pathsOf({ manifest, path, latestPath }: PublishedEdition): readonly string[] {
  const names = [...manifest.files.map((file) => file.path), manifestName, checksumsName, signatureName, publicKeyName]
  return [path, ...(latestPath === undefined ? [] : [latestPath])].flatMap((folder) =>
    names.map((name) => `${folder}/${name}`),
  )
}

/** A manifest that somebody has edited must not name a file outside. */
function isOwn(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..')
}
