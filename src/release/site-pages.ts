/** The pages of a site: that of its only title; or those of a shelf with its search, and one in the folder of each title. */

import { join } from 'node:path'
import { readBookText } from '../book/book-text-file.ts'
import type { Host } from '../host/host.ts'
import { packageRoot } from '../host/package-root.ts'
import type { Theme } from '../theme/theme.ts'
import { pageOfTitle } from './documents.ts'
import type { WordsOf } from './feeds/facts.ts'
import type { FileToRelease } from './manifest.ts'
import type { PublishedTitle, Site } from './published.ts'
import { shelfPages, shelfStyle, shelfStylePath } from './shelf/pages.ts'
import { searchedText, type SearchedText } from './shelf/search/book-text.ts'
import { newestOf } from './shelf/shown.ts'

export type SitePagesOptions = {
  /** Folder of the site, as the host takes it. */
  readonly root: string
  readonly theme: Theme
  readonly words: WordsOf
  readonly isSigned: boolean
}

/** Makes the pages from manifests and, for the search, from the texts that lie beside them. */
export async function pagesOfSite(
  site: Site,
  options: SitePagesOptions,
  host: Host,
): Promise<readonly FileToRelease[]> {
  const titles = await Promise.all(site.titles.map((title) => titlePage(title, site, options, host)))
  return site.isShelf ? [...(await shelf(site, options, host)), ...titles.flat()] : titles.flat()
}

async function titlePage(
  title: PublishedTitle,
  { isShelf }: Site,
  { theme, words, isSigned }: SitePagesOptions,
  host: Host,
): Promise<readonly FileToRelease[]> {
  const { language } = newestOf(title).manifest.work
  const page = await pageOfTitle(title, { theme, words: words(language), isSigned, isShelf }, host)
  if (page === undefined) return []
  return [isShelf ? { ...page, path: `${title.slug}/${page.path}` } : page]
}

async function shelf(
  site: Site,
  { root, theme, words }: SitePagesOptions,
  host: Host,
): Promise<readonly FileToRelease[]> {
  const { searchFiles } = await import('./shelf/search/files.ts')
  const [style, icon, texts, client] = await Promise.all([
    shelfStyle(site, words(site.language), theme, host),
    theme.file('icon.svg'),
    Promise.all(site.titles.map((title) => textOf(title, root, host))),
    host.disk.read(join(packageRoot, 'build', 'search.js')),
  ])
  const design = { stylePath: shelfStylePath, icon, paper: theme.paper, words, hasSearch: true }
  return [...shelfPages(site, design), style, ...searchFiles(site, texts.flat(), client)]
}

async function textOf(title: PublishedTitle, root: string, { disk }: Host): Promise<readonly SearchedText[]> {
  const { manifest, path } = newestOf(title)
  const file = manifest.files.find(({ role }) => role === 'text')
  if (file === undefined) return []
  const place = join(root, path, file.path)
  return [searchedText(title.slug, readBookText(await disk.read(place), place))]
}
