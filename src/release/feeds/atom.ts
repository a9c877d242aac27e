/** `feed.xml`: an entry for each edition, so that readers hear of new ones (RFC 4287). */

import type { Element } from 'xast'
import { identifierBelow } from '../../book/identifier.ts'
import { compareText } from './order.ts'
import type { FileToRelease } from '../manifest.ts'
import type { PublishedEdition, Site } from '../published.ts'
import { addressOf } from './address.ts'
import {
  dateOf,
  editionName,
  filesToTake,
  latest,
  newestOf,
  pageOf,
  rightsOf,
  schemeOf,
  siteIdentifier,
  titleOf,
  updatedOf,
  type WordsOf,
} from './facts.ts'
import { element, textElement, xmlFile } from './xml.ts'

export const atomPath = 'feed.xml'
export const atomType = 'application/atom+xml'

/** Writes the feed of a site: the editions of all titles, the newest first. Dates are those of the metadata. */
export function atomFeed(site: Site, words: WordsOf): FileToRelease {
  const editions = site.titles
    .flatMap(({ editions }) => editions)
    .toSorted(
      (one, other) =>
        compareText(updatedOf(other.manifest), updatedOf(one.manifest)) || compareText(one.path, other.path),
    )
  const self = site.url === undefined ? undefined : addressOf(site, atomPath)
  const root = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language }, [
    element('id', {}, siteIdentifier(site, atomPath)),
    element('title', {}, site.title),
    textElement('subtitle', site.description),
    element('updated', {}, latest(editions.map(({ manifest }) => updatedOf(manifest)))),
    element('author', {}, [element('name', {}, publisherOf(site))]),
    self === undefined ? undefined : element('link', { rel: 'self', href: self, type: atomType }),
    element('link', { rel: 'alternate', href: addressOf(site, ''), type: 'text/html' }),
    ...editions.map((edition) => entry(site, edition, words)),
  ])
  return xmlFile(atomPath, atomType, root)
}

/** Who publishes the site: its publisher, else the authors of the newest title, else its name. */
export function publisherOf({ publisher, titles, title }: Site): string {
  const [first] = titles
  const names = first === undefined ? [] : newestOf(first).manifest.work.authors.map(({ name }) => name)
  return publisher ?? (names.length > 0 ? names.join(', ') : title)
}

function entry(site: Site, edition: PublishedEdition, words: WordsOf): Element {
  const { manifest, changes, path } = edition
  const { work } = manifest
  const name = editionName(manifest, words)
  const page = pageOf(edition)
  const licence = work.licence?.url
  return element('entry', { 'xml:lang': work.language }, [
    element('id', {}, identifierBelow(work.identifier, manifest.edition.name)),
    element('title', {}, name === undefined ? titleOf(manifest) : `${titleOf(manifest)} (${name})`),
    element('updated', {}, updatedOf(manifest)),
    dateOf(manifest) === undefined ? undefined : element('published', {}, updatedOf(manifest)),
    ...peopleOf(manifest.work),
    ...work.subjects.map((subject) =>
      element('category', { term: subject.code ?? subject.name, scheme: schemeOf(subject), label: subject.name }),
    ),
    element('link', {
      rel: 'alternate',
      href: addressOf(site, page ?? `${path}/`, atomPath),
      type: 'text/html',
      hreflang: work.language,
    }),
    ...filesToTake(manifest)
      .filter(({ role }) => role === 'epub' || role === 'print')
      .map((file) =>
        element('link', {
          rel: 'enclosure',
          href: addressOf(site, `${path}/${file.path}`, atomPath),
          type: file.mediaType,
          length: file.bytes,
          title: file.role === 'epub' ? 'EPUB' : 'PDF',
        }),
      ),
    licence === undefined ? undefined : element('link', { rel: 'license', href: licence }),
    textElement('rights', rightsOf(manifest)),
    textElement('summary', [work.description, ...changes].filter((text) => text !== undefined).join('\n'), {
      type: 'text',
    }),
  ])
}

type People = Pick<PublishedEdition['manifest']['work'], 'authors' | 'contributors'>

/** `author` and `contributor` elements. */
export function peopleOf({ authors, contributors }: People): readonly Element[] {
  return [
    ...authors.map(({ name }) => element('author', {}, [element('name', {}, name)])),
    ...contributors.map(({ name }) => element('contributor', {}, [element('name', {}, name)])),
  ]
}
