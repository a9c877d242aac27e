/** `opds.xml` and `opds/….xml`: the catalogue as reading apps know it (OPDS Catalog 1.2). */

import type { Element } from 'xast'
import { identifierBelow } from '../../book/identifier.ts'
import { timestamp } from '../../settings/dates.ts'
import { fill } from '../../theme/words.ts'
import type { FileToRelease } from '../manifest.ts'
import type { PublishedEdition, PublishedTitle, Site } from '../published.ts'
import { addressOf } from './address.ts'
import { peopleOf, publisherOf } from './atom.ts'
import { catalogue, rootPath, type AcquisitionFeed, type CatalogueFeed, type Way } from './catalogue.ts'
import {
  fileOf,
  filesToTake,
  isbnDigits,
  newestOf,
  pageOf,
  rightsOf,
  schemeOf,
  siteIdentifier,
  titleOf,
  updatedOf,
  workAddress,
  type WordsOf,
} from './facts.ts'
import { element, textElement, xmlFile } from './xml.ts'

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/terms/',
  'xmlns:opds': 'http://opds-spec.org/2010/catalog',
  'xmlns:opensearch': 'http://a9.com/-/spec/opensearch/1.1/',
  'xmlns:schema': 'http://schema.org/',
  'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
}

/** Media type of a feed, OPDS 1.2 section 7.1.3. */
export function opds1Type(kind: CatalogueFeed['kind']): string {
  return `application/atom+xml;profile=opds-catalog;kind=${kind}`
}

/** Writes all feeds of the catalogue, the root first. */
export function opds1Feeds(site: Site, words: WordsOf, perPage?: number): readonly FileToRelease[] {
  const feeds = catalogue(site, words, perPage)
  const root = feeds[0]?.kind ?? 'acquisition'
  return feeds.map((feed) => {
    const path = `${feed.path}.xml`
    const link = (rel: string, to: string, kind: CatalogueFeed['kind']): Element =>
      element('link', { rel, href: addressOf(site, `${to}.xml`, path), type: opds1Type(kind) })
    const document = element('feed', { ...namespaces, 'xml:lang': site.language }, [
      element('id', {}, siteIdentifier(site, path)),
      element('title', {}, feed.title),
      element('updated', {}, feed.updated),
      element('author', {}, [element('name', {}, publisherOf(site))]),
      link('self', feed.path, feed.kind),
      link('start', rootPath, root),
      feed.up === undefined ? undefined : link('up', feed.up, 'navigation'),
      ...(feed.kind === 'acquisition' ? pageLinks(feed, link) : []),
      ...(feed.kind === 'acquisition'
        ? feed.titles.map((title) => publicationEntry(site, title, path, words))
        : feed.ways.map((way) => wayEntry(site, way, path))),
    ])
    return xmlFile(path, opds1Type(feed.kind), document)
  })
}

/** RFC 5005 section 3, and counts of OpenSearch 1.1. */
function pageLinks(
  { page, pages, total, perPage }: AcquisitionFeed,
  link: (rel: string, to: string, kind: CatalogueFeed['kind']) => Element,
): readonly (Element | undefined)[] {
  if (pages.length < 2) return []
  const to = (rel: string, path: string | undefined): Element | undefined =>
    path === undefined ? undefined : link(rel, path, 'acquisition')
  return [
    to('first', pages[0]),
    to('previous', pages[page - 2]),
    to('next', pages[page]),
    to('last', pages.at(-1)),
    element('opensearch:totalResults', {}, total),
    element('opensearch:itemsPerPage', {}, perPage),
    element('opensearch:startIndex', {}, (page - 1) * perPage + 1),
  ]
}

function wayEntry(site: Site, { to, description, relation, count }: Way, from: string): Element {
  const path = `${to.path}.xml`
  return element('entry', {}, [
    element('id', {}, siteIdentifier(site, path)),
    element('title', {}, to.title),
    element('updated', {}, to.updated),
    element('link', {
      rel: relation,
      href: addressOf(site, path, from),
      type: opds1Type(to.kind),
      'thr:count': count,
    }),
    element('content', { type: 'text' }, description),
  ])
}

function publicationEntry(site: Site, title: PublishedTitle, from: string, words: WordsOf): Element {
  const edition = newestOf(title)
  const { manifest, changes } = edition
  const { work } = manifest
  const text = work.description ?? changes.join('\n')
  return element('entry', { 'xml:lang': work.language }, [
    element('id', {}, identifierBelow(work.identifier)),
    element('title', {}, titleOf(manifest)),
    element('updated', {}, updatedOf(manifest)),
    ...peopleOf(work),
    element('dc:identifier', {}, workAddress(manifest)),
    work.isbn === undefined ? undefined : element('dc:identifier', {}, `urn:isbn:${isbnDigits(work.isbn)}`),
    element('dc:language', {}, work.language),
    textElement('dc:issued', timestamp(work.date ?? '') && work.date),
    textElement('dc:publisher', work.publisher),
    work.series === undefined
      ? undefined
      : element('schema:Series', {
          name: work.series.name,
          'schema:name': work.series.name,
          'schema:position': work.series.position,
        }),
    ...work.subjects.map((subject) =>
      element('category', { term: subject.code ?? subject.name, scheme: schemeOf(subject), label: subject.name }),
    ),
    textElement('rights', rightsOf(manifest)),
    textElement('summary', text, { type: 'text' }),
    ...links(site, edition, from, words),
  ])
}

function links(site: Site, edition: PublishedEdition, from: string, words: WordsOf): readonly (Element | undefined)[] {
  const { manifest, path } = edition
  const { work } = manifest
  const href = (file: string): string => addressOf(site, `${path}/${file}`, from)
  const cover = fileOf(manifest, 'cover')
  const thumbnail = fileOf(manifest, 'thumbnail')
  const page = pageOf(edition)
  return [
    cover && element('link', { rel: 'http://opds-spec.org/image', href: href(cover.path), type: cover.mediaType }),
    thumbnail &&
      element('link', {
        rel: 'http://opds-spec.org/image/thumbnail',
        href: href(thumbnail.path),
        type: thumbnail.mediaType,
      }),
    page === undefined
      ? undefined
      : element('link', {
          rel: 'alternate',
          href: addressOf(site, page, from),
          type: 'text/html',
          hreflang: work.language,
        }),
    work.licence?.url === undefined ? undefined : element('link', { rel: 'license', href: work.licence.url }),
    ...filesToTake(manifest).map((file) =>
      element('link', {
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: href(file.path),
        type: file.mediaType,
        title: fill(words(work.language), `feeds-${file.role}`),
        length: file.bytes,
      }),
    ),
  ]
}
