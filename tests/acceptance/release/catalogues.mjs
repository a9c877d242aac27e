/** Walks through a catalogue for reading apps, from its first feed to all books, with libraries of such apps. */

import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Collects the books of an OPDS 1 catalogue, as Foliate reads it.
 *
 * @param readFeed reads the feed at an address as foliate-js does
 * @returns by title, the address of the EPUB, of the cover, and what is said of the author
 */
export async function booksOfAtom(start, readFeed) {
  return walk(start, async (address) => {
    const { navigation, publications, links } = await readFeed(address)
    return {
      feeds: [...navigation, ...links.filter(({ rel }) => [rel].flat().includes('next'))].map(({ href }) => href),
      books: publications.map(({ metadata, links, images }) => ({
        title: metadata.title,
        authors: metadata.author.map(({ name }) => name),
        epub: links.find(({ rel, type }) => isAcquisition(rel) && type === 'application/epub+zip')?.href,
        cover: images[0]?.href,
      })),
    }
  })
}

/**
 * The same of an OPDS 2 catalogue, as Thorium Reader reads it.
 *
 * @param packages the `node_modules` that holds `r2-opds-js`
 */
export async function booksOfJson(start, packages) {
  const require = createRequire(join(packages, 'index.js'))
  const {
    initGlobalConverters_GENERIC,
    initGlobalConverters_OPDS,
  } = require('r2-opds-js/dist/es8-es2017/src/opds/init-globals')
  const { OPDSFeed } = require('r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2')
  const { TaJsonDeserialize } = require('r2-lcp-js/dist/es8-es2017/src/serializable')
  initGlobalConverters_GENERIC()
  initGlobalConverters_OPDS()
  return walk(start, async (address) => {
    const feed = TaJsonDeserialize(await (await fetch(address)).json(), OPDSFeed)
    const publications = [
      ...(feed.Publications ?? []),
      ...(feed.Groups ?? []).flatMap((group) => group.Publications ?? []),
    ]
    const next = (feed.Links ?? []).filter(({ Rel }) => Rel?.includes('next'))
    return {
      feeds: [...(feed.Navigation ?? []), ...next].map(({ Href }) => Href),
      books: publications.map(({ Metadata, Links, Images }) => ({
        title: plain(Metadata.Title),
        authors: (Metadata.Author ?? []).map(({ Name }) => plain(Name)),
        epub: Links.find(({ Rel, TypeLink }) => isAcquisition(Rel) && TypeLink === 'application/epub+zip')?.Href,
        cover: Images?.[0]?.Href,
      })),
    }
  })
}

async function walk(start, read) {
  const books = new Map()
  const seen = new Set()
  const waiting = [start]
  while (waiting.length > 0) {
    const address = waiting.shift()
    if (seen.has(address)) continue
    seen.add(address)
    const { feeds, books: here } = await read(address)
    const absolute = (link) => link && new URL(link, address).href
    waiting.push(...feeds.map(absolute))
    for (const book of here) books.set(book.title, { ...book, epub: absolute(book.epub), cover: absolute(book.cover) })
  }
  return { books, feeds: seen.size }
}

function isAcquisition(rel) {
  return [rel].flat().some((each) => each?.startsWith('http://opds-spec.org/acquisition'))
}

/** A title may be given in several languages. */
function plain(text) {
  return typeof text === 'string' ? text : Object.values(text ?? {})[0]
}
