/** `opds.json` and `opds/….json`: the same catalogue for newer reading apps (OPDS Catalog 2.0, draft). */

import { fill } from '../../theme/words.ts'
import type { EditionManifest, FileToRelease } from '../manifest.ts'
import type { PublishedTitle, Site } from '../published.ts'
import { addressOf } from './address.ts'
import { catalogue, rootPath, type AcquisitionFeed, type CatalogueFeed } from './catalogue.ts'
import { coversOf, filesToTake, newestOf, pageOf, type WordsOf } from './facts.ts'
import { jsonFile } from './json.ts'
import { publicationPath, shownFile } from './readium.ts'
import { publicationMetadata, webPublicationType } from './web-publication.ts'

export const opds2Type = 'application/opds+json'

/** Writes all feeds of the catalogue, the root first. */
export function opds2Feeds(site: Site, words: WordsOf, perPage?: number): readonly FileToRelease[] {
  return catalogue(site, words, perPage).map((feed) => {
    const path = `${feed.path}.json`
    return jsonFile(path, opds2Type, {
      metadata: { title: feed.title, modified: feed.updated, ...counts(feed) },
      links: linksOf(site, feed, path),
      ...(feed.kind === 'acquisition'
        ? { publications: feed.titles.map((title) => publication(site, title, path, words)) }
        : {
            navigation: feed.ways.map(({ to, relation, count }) => ({
              title: to.title,
              href: addressOf(site, `${to.path}.json`, path),
              type: opds2Type,
              rel: relation,
              properties: { numberOfItems: count },
            })),
          }),
    })
  })
}

function counts(feed: CatalogueFeed): Readonly<Record<string, number>> {
  if (feed.kind === 'navigation') return {}
  const { total, perPage, page, pages } = feed
  return { numberOfItems: total, ...(pages.length > 1 ? { itemsPerPage: perPage, currentPage: page } : {}) }
}

type Link = { readonly rel: string; readonly href: string; readonly type: string }

function linksOf(site: Site, feed: CatalogueFeed, from: string): readonly Link[] {
  const link = (rel: string, path: string): Link => {
    return { rel, href: addressOf(site, `${path}.json`, from), type: opds2Type }
  }
  return [
    link('self', feed.path),
    link('start', rootPath),
    ...(feed.up === undefined ? [] : [link('up', feed.up)]),
    ...(feed.kind === 'acquisition' ? pageLinks(feed, link) : []),
    { rel: 'alternate', href: addressOf(site, `${feed.path}.xml`, from), type: 'application/atom+xml' },
  ]
}

function pageLinks({ page, pages }: AcquisitionFeed, link: (rel: string, path: string) => Link): readonly Link[] {
  if (pages.length < 2) return []
  const steps: readonly (readonly [string, string | undefined])[] = [
    ['first', pages[0]],
    ['previous', pages[page - 2]],
    ['next', pages[page]],
    ['last', pages.at(-1)],
  ]
  return steps.flatMap(([rel, path]) => (path === undefined ? [] : [link(rel, path)]))
}

/** The publication is known by its manifest; without one, by the file that is taken first. */
function selfOf(manifest: EditionManifest, href: (file: string) => string): readonly Link[] {
  if (shownFile(manifest) !== undefined) return [{ rel: 'self', href: href(publicationPath), type: webPublicationType }]
  return filesToTake(manifest)
    .slice(0, 1)
    .map(({ path, mediaType }) => ({ rel: 'self', href: href(path), type: mediaType }))
}

function publication(site: Site, title: PublishedTitle, from: string, words: WordsOf): unknown {
  const edition = newestOf(title)
  const { manifest, path } = edition
  const { language, licence } = manifest.work
  const href = (file: string): string => addressOf(site, `${path}/${file}`, from)
  const page = pageOf(edition)
  return {
    metadata: publicationMetadata(manifest),
    links: [
      ...selfOf(manifest, href),
      ...(page === undefined
        ? []
        : [{ rel: 'alternate', href: addressOf(site, page, from), type: 'text/html', language }]),
      ...(licence?.url === undefined ? [] : [{ rel: 'license', href: licence.url, title: licence.name }]),
      ...filesToTake(manifest).map((file) => ({
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: href(file.path),
        type: file.mediaType,
        title: fill(words(language), `feeds-${file.role}`),
      })),
    ],
    images: coversOf(manifest).map(({ path: picture, mediaType, width, height }) => {
      return { href: href(picture), type: mediaType, width, height }
    }),
  }
}
