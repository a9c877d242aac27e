/** The pages of a site: that of its only title; or those of a shelf with its search, and one in the folder of each title. */

import type { Host } from '../host/host.ts'
import type { Theme } from '../theme/theme.ts'
import { pageOfTitle } from './documents.ts'
import type { WordsOf } from './feeds/facts.ts'
import type { FileToRelease } from './manifest.ts'
import type { PublishedTitle, Site } from './published.ts'
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
  if (!site.isShelf) return titles.flat()
  // The engine of the search is of no use to anybody else.
  const { shelfFiles } = await import('./shelf/files.ts')
  return [...(await shelfFiles(site, options, host)), ...titles.flat()]
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
