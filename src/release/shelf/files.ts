/** Everything that a shelf shows: its pages, their style, and the search with the texts of its titles. */

import { join, resolve } from 'node:path'
import { readBookText } from '../../book/book-text-file.ts'
import type { Host } from '../../host/host.ts'
import { packageRoot } from '../../host/package-root.ts'
import type { Theme } from '../../theme/theme.ts'
import type { WordsOf } from '../feeds/facts.ts'
import type { FileToRelease } from '../manifest.ts'
import type { PublishedTitle, Site } from '../published.ts'
import { shelfPages, shelfStyle, shelfStylePath } from './pages.ts'
import { searchedText, type SearchedText } from './search/book-text.ts'
import { searchFiles } from './search/files.ts'
import { newestOf } from './shown.ts'

export type ShelfFilesOptions = {
  /** Folder of the site, as the host takes it; the editions lie in it. */
  readonly root: string
  readonly theme: Theme
  readonly words: WordsOf
}

/**
 * Makes the files of a shelf. Nothing is built for it: texts are read from the newest editions as they lie there.
 *
 * @throws ChapbookError where a text cannot be read, or the theme lacks something
 */
export async function shelfFiles(
  site: Site,
  { root, theme, words }: ShelfFilesOptions,
  host: Host,
): Promise<readonly FileToRelease[]> {
  const [icon, style, client, texts] = await Promise.all([
    theme.file('icon.svg'),
    shelfStyle(site, words(site.language), theme, host),
    host.disk.read(join(packageRoot, 'build', 'search.js')),
    Promise.all(site.titles.map((title) => textOf(title, root, host))),
  ])
  const pages = shelfPages(site, { stylePath: shelfStylePath, icon, paper: theme.paper, words, hasSearch: true })
  return [
    ...pages,
    style,
    ...searchFiles(
      site,
      texts.filter((text) => text !== undefined),
      client,
    ),
  ]
}

/** An edition without its text as data is found by what is said of it. */
async function textOf(title: PublishedTitle, root: string, host: Host): Promise<SearchedText | undefined> {
  const { manifest, path } = newestOf(title)
  const file = manifest.files.find(({ role }) => role === 'text')
  if (file === undefined) return undefined
  const place = resolve(host.folder, root, path, file.path)
  return searchedText(title.slug, readBookText(await host.disk.read(place), place))
}
