/** Makes the site of what was released: from the manifests that lie in the folder, not from what was just made. */

import { join } from 'node:path'
import type { Host } from '../host/host.ts'
import type { ShelfSettings } from '../settings/shelf.ts'
import { loadTheme } from '../theme/load.ts'
import { releasedEditions, type ReleasedEdition } from './earlier.ts'
import type { EditionManifest } from './manifest.ts'
import type { PlannedShelf } from './plan.ts'
import type { PublishedTitle, Site } from './published.ts'
import type { ReleaseResult } from './result.ts'
import { folderOf } from './feeds/address.ts'
import { readSiteManifest } from './site-manifest.ts'
import { writeSite } from './site.ts'
import type { ReleasedTitles, TitlesOptions } from './titles.ts'
import { sha256 } from './trust/checksums.ts'
import { checksumsName } from './trust/seal.ts'
import { signingKey } from './trust/signing-key.ts'
import { isSiteKept, rememberSite, siteInputs } from './unchanged.ts'

/** The site of one title lies in its own folder: `dist/release/the-angel`. */
export async function publishTitle(
  { outcomes, messages }: ReleasedTitles,
  { out, key }: TitlesOptions,
  host: Host,
): Promise<ReleaseResult> {
  const made = outcomes[0]?.title
  const nothing = { ok: false, isShelf: false, titles: outcomes, messages, left: [] }
  if (made === undefined) return nothing
  const root = join(out, made.slug)
  const title = titleOf(made.slug, await releasedEditions(root, host), '')
  const newest = title.editions.at(-1)?.manifest
  if (newest === undefined) return nothing
  const theme = await loadTheme(made.theme ?? 'base', host)
  await writeSite(siteOfTitle(title, newest), { root, theme, signer: await signingKey(key, host) }, host)
  return { ...nothing, ok: true, site: root }
}

/**
 * The site of a shelf lies above the folders of its titles: `dist/release`. A title that is refused and was released before stays on it as
 * it was; one that has left the shelf leaves the site, and its folder stays.
 */
export async function publishShelf(
  { settings }: PlannedShelf,
  { outcomes, messages, common = '' }: ReleasedTitles,
  { out, key, again = false }: TitlesOptions,
  host: Host,
): Promise<ReleaseResult> {
  const before = (await readSiteManifest(out, host))?.titles.map(({ slug }) => slug) ?? []
  const refused = outcomes.filter(({ state }) => state === 'refused')
  const standing = outcomes.flatMap(({ title }) => title?.slug ?? [])
  const slugs = [...new Set([...standing, ...(refused.length > 0 ? before : [])])]
  const found = await Promise.all(
    slugs.map(async (slug) => titleOf(slug, await releasedEditions(join(out, slug), host), `${slug}/`)),
  )
  const titles = found.filter(({ editions }) => editions.length > 0)
  const result = { isShelf: true, titles: outcomes, messages, left: before.filter((slug) => !slugs.includes(slug)) }
  if (titles.length === 0) return { ...result, ok: false }
  const site = siteOfShelf(settings, titles)
  const inputs = siteInputs(common, site, await sumsOf(site, out, host))
  if (again || !(await isSiteKept(inputs, out, host))) {
    const theme = await loadTheme(settings.theme, host)
    await writeSite(site, { root: out, theme, signer: await signingKey(key, host) }, host)
    await rememberSite(inputs, out, host)
  }
  return { ...result, ok: refused.length === 0, site: out }
}

/** What the editions of a site say that they are. */
async function sumsOf({ titles }: Site, root: string, { disk }: Host): Promise<readonly string[]> {
  const paths = titles.flatMap(({ editions }) => editions.map(({ path }) => path))
  return Promise.all(paths.map(async (path) => sha256(await disk.read(join(root, path, checksumsName)))))
}

/** @param folder of the title from the root of the site: `''` or `the-angel/` */
function titleOf(slug: string, editions: readonly ReleasedEdition[], folder: string): PublishedTitle {
  return {
    slug,
    editions: editions.map(({ manifest }, index) => ({
      manifest,
      path: `${folder}${manifest.edition.name}`,
      ...(index === editions.length - 1 ? { latestPath: `${folder}latest` } : {}),
      changes: manifest.changes?.sentences ?? [],
    })),
  }
}

function siteOfTitle(title: PublishedTitle, { work }: EditionManifest): Site {
  const { description, language, publisher, url, mining } = work
  return {
    title: work.title,
    ...(description === undefined ? {} : { description }),
    language,
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url: folderOf(url) }),
    isShelf: false,
    ...(mining === undefined ? {} : { mining }),
    titles: [title],
  }
}

function siteOfShelf(
  { title, description, language, publisher, url, mining }: ShelfSettings,
  titles: readonly PublishedTitle[],
): Site {
  return {
    title,
    ...(description === undefined ? {} : { description }),
    language: language ?? commonLanguage(titles),
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    isShelf: true,
    ...(mining === undefined ? {} : { mining }),
    titles: titles.toSorted(newestFirst),
  }
}

/** The language of most titles; of the first by name where two have as many. */
function commonLanguage(titles: readonly PublishedTitle[]): string {
  const languages = titles.map((title) => newestOf(title)?.work.language ?? 'en').toSorted()
  const count = (language: string): number => languages.filter((other) => other === language).length
  return languages.reduce((best, language) => (count(language) > count(best) ? language : best), languages[0] ?? 'en')
}

function newestFirst(a: PublishedTitle, b: PublishedTitle): number {
  const [first, second] = [a, b].map((title) => {
    const manifest = newestOf(title)
    return { date: manifest?.edition.date ?? manifest?.work.date ?? '', name: manifest?.work.titleSort ?? title.slug }
  })
  if (first === undefined || second === undefined) return 0
  if (first.date !== second.date) return first.date < second.date ? 1 : -1
  return first.name < second.name ? -1 : first.name > second.name ? 1 : 0
}

function newestOf({ editions }: PublishedTitle): EditionManifest | undefined {
  return editions.at(-1)?.manifest
}
