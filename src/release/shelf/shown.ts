/** What the pages of a shelf show of a title, and where its files lie. */

import { relativeAddress } from '../feeds/address.ts'
import type { EditionManifest, ReleasedFile } from '../manifest.ts'
import type { PublishedEdition, PublishedTitle } from '../published.ts'

/** The newest edition. */
export function newestOf({ editions, slug }: PublishedTitle): PublishedEdition {
  const newest = editions.at(-1)
  if (newest === undefined) throw new Error(`\`${slug}\` has no edition`)
  return newest
}

export function manifestOf(title: PublishedTitle): EditionManifest {
  return newestOf(title).manifest
}

/** Path of the page of the title, from the root of the site: in its own folder, where it keeps its address. */
export function pageOf({ slug }: Pick<PublishedTitle, 'slug'>): string {
  return `${slug}/index.html`
}

/** Path of a file of the newest edition, from the root of the site: in the copy that keeps its address when a new edition appears. */
export function pathOf(title: PublishedTitle, { path }: Pick<ReleasedFile, 'path'>): string {
  const { latestPath, path: own } = newestOf(title)
  return `${latestPath ?? own}/${path}`
}

export type ShownCover = { readonly path: string; readonly width?: number; readonly height?: number }

/** The small picture of the cover, else the large one. */
export function coverOf(title: PublishedTitle): ShownCover | undefined {
  const { files } = manifestOf(title)
  const found = files.find(({ role }) => role === 'thumbnail') ?? files.find(({ role }) => role === 'cover')
  if (found === undefined) return undefined
  const { width, height } = found
  return {
    path: pathOf(title, found),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}

/** Path of the web page with the text, from the root of the site. */
export function readingPageOf(title: PublishedTitle): string | undefined {
  const found = manifestOf(title).files.find(({ role }) => role === 'web')
  return found && pathOf(title, found)
}

/** Address of one file of the site as another names it. */
export function linkTo(path: string, from: string): string {
  return relativeAddress(path, from)
}
