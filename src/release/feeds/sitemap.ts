/** `sitemap.xml`: the pages of a site for search engines (sitemaps.org protocol 0.9). */

import type { FileToRelease } from '../manifest.ts'
import type { Site } from '../published.ts'
import { addressOf } from './address.ts'
import { dateOf, fileOf, latest, updatedOf } from './facts.ts'
import { element, xmlFile } from './xml.ts'

export const sitemapPath = 'sitemap.xml'

/** More addresses than this no search engine takes in one file. */
const most = 50_000

/**
 * Writes the list: the root, and of each edition its page for readers, its text and its changes. A site without an address has none,
 * since addresses must be whole here.
 *
 * @param pages others of the site, from its root: `the-angel/`
 */
export function sitemap(site: Site, pages: readonly string[] = []): FileToRelease | undefined {
  if (site.url === undefined) return undefined
  const editions = site.titles.flatMap(({ editions: all }) => all)
  const newest = latest(editions.map(({ manifest }) => updatedOf(manifest))).slice(0, 10)
  const found = [
    ...['', ...pages].map((path) => ({ path, date: newest })),
    ...editions.flatMap(({ manifest, path }) =>
      (['reader-page', 'web', 'changes'] as const).flatMap((role) => {
        const file = fileOf(manifest, role)
        const isPage = file?.mediaType.startsWith('text/html') === true
        return isPage
          ? [{ path: `${path}/${file.path}`, date: dateOf(manifest) ?? updatedOf(manifest).slice(0, 10) }]
          : []
      }),
    ),
  ]
  const unlike = [...new Map(found.map((page) => [page.path, page])).values()].slice(0, most)
  const urls = unlike.map(({ path, date }) =>
    element('url', {}, [element('loc', {}, addressOf(site, path)), element('lastmod', {}, date)]),
  )
  return xmlFile(
    sitemapPath,
    'application/xml',
    element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls),
  )
}
