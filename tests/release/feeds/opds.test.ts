import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { opds1Feeds } from '../../../src/release/feeds/opds-1.ts'
import { opds2Feeds } from '../../../src/release/feeds/opds-2.ts'
import type { FileToRelease } from '../../../src/release/manifest.ts'
import type { Site } from '../../../src/release/published.ts'
import { angel, longShelf, manifestOf, oneTitle, shelf, words } from '../shelf.ts'
import { found, textOf, valueOf } from '../xml.ts'
import { faultsOf } from './schemas/web-publication.ts'

const url = 'https://example.org/books/'
const schema = readFileSync(`${import.meta.dirname}/schemas/opds-1.rng`)

type Link = { readonly rel: string; readonly href: string; readonly type: string; readonly title?: string }
type Feed = {
  readonly metadata: Readonly<Record<string, unknown>>
  readonly links: readonly Link[]
  readonly navigation?: readonly Link[]
  readonly publications?: readonly {
    readonly metadata: Readonly<Record<string, unknown>>
    readonly links: readonly Link[]
  }[]
}

function named(files: readonly FileToRelease[], path: string): FileToRelease {
  const file = files.find((one) => one.path === path)
  if (file === undefined) throw new Error(`There is no ${path}, only ${files.map((one) => one.path).join(' ')}`)
  return file
}

const sites: [name: string, site: Site, perPage: number][] = [
  ['a shelf with an address', shelf(url), 100],
  ['a shelf without one', shelf(), 100],
  ['one title', oneTitle(), 100],
  ['a shelf of many titles', longShelf(7), 3],
]

test.each(sites)('the feeds of %s are valid in both forms', (_, site, perPage) => {
  using grammar = XmlDocument.fromBuffer(schema)
  using validator = RelaxNGValidator.fromDoc(grammar)
  for (const file of opds1Feeds(site, words, perPage)) {
    using document = XmlDocument.fromBuffer(file.bytes)
    validator.validate(document)
  }
  for (const file of opds2Feeds(site, words, perPage)) {
    expect([file.path, ...faultsOf('feed', valueOf(file))]).toEqual([file.path])
  }
})

test('the grammar of the tests finds what is wrong', () => {
  using grammar = XmlDocument.fromBuffer(schema)
  using validator = RelaxNGValidator.fromDoc(grammar)
  const good = textOf(named(opds1Feeds(shelf(url), words), 'opds/all.xml'))
  for (const bad of [
    good.replaceAll('http://opds-spec.org/acquisition/open-access', 'enclosure'),
    good.replace(/<updated>.*?<\/updated>/, ''),
    good.replace('image/jpeg', 'image/webp'),
  ]) {
    using document = XmlDocument.fromString(bad)
    expect(() => validator.validate(document)).toThrow(/./)
  }
})

test('the catalogue of a shelf leads to titles, authors, subjects and series', async () => {
  const feeds = opds1Feeds(shelf(url), words)
  expect(feeds.map(({ path }) => path).filter((path) => !path.includes('-'))).toEqual([
    'opds.xml',
    'opds/newest.xml',
    'opds/all.xml',
    'opds/authors.xml',
    'opds/subjects.xml',
    'opds/series.xml',
  ])
  await expect(textOf(named(feeds, 'opds.xml'))).toMatchFileSnapshot('golden/opds.xml')
  await expect(textOf(named(feeds, 'opds/all.xml'))).toMatchFileSnapshot('golden/opds-all.xml')
  await expect(textOf(named(feeds, 'opds/subjects.xml'))).toMatchFileSnapshot('golden/opds-subjects.xml')
})

test('both forms hold the same feeds with the same titles', async () => {
  const [one, two] = [opds1Feeds(shelf(url), words), opds2Feeds(shelf(url), words)]
  expect(two.map(({ path }) => path)).toEqual(one.map(({ path }) => path.replace(/xml$/, 'json')))
  for (const file of one) {
    const { navigation = [], publications = [] } = valueOf(named(two, file.path.replace(/xml$/, 'json'))) as Feed
    expect(
      navigation.map(({ title }) => title).concat(publications.map(({ metadata }) => String(metadata['sortAs']))),
    ).toHaveLength(found(file, '//atom:entry').length)
  }
  await expect(textOf(named(two, 'opds.json'))).toMatchFileSnapshot('golden/opds.json.txt')
  await expect(textOf(named(two, 'opds/all.json'))).toMatchFileSnapshot('golden/opds-all.json.txt')
})

test.each(sites)('every address between the feeds of %s leads to a feed', (_, site, perPage) => {
  const [one, two] = [opds1Feeds(site, words, perPage), opds2Feeds(site, words, perPage)]
  const paths = new Set([...one, ...two].map(({ path }) => path))
  const whole = (href: string, from: string): string =>
    href.startsWith(url) ? href.slice(url.length) : posix.join(posix.dirname(from), href)
  for (const file of one) {
    const hrefs = found(file, '//atom:link[contains(@type, "opds-catalog")]/@href').map((href) =>
      whole(href, file.path),
    )
    expect(hrefs.filter((href) => !paths.has(href))).toEqual([])
  }
  for (const file of two) {
    const { links, navigation = [] } = valueOf(file) as Feed
    const hrefs = [...links, ...navigation].map(({ href }) => whole(href, file.path))
    expect(hrefs.filter((href) => !paths.has(href))).toEqual([])
  }
})

test('a site of one title is one feed with its newest edition', async () => {
  const [feed, ...others] = opds1Feeds(oneTitle(), words)
  if (feed === undefined) throw new Error('There is no feed')
  expect(others).toEqual([])
  expect(found(feed, '//atom:entry/atom:link[contains(@rel, "acquisition")]/@href')).toEqual([
    'edition-2/the-angel.epub',
    'edition-2/the-angel.pdf',
    'edition-2/the-angel-large-print.pdf',
    'edition-2/the-angel-handout.pdf',
    'edition-2/the-angel-booklet.pdf',
  ])
  await expect(textOf(feed)).toMatchFileSnapshot('golden/opds-of-one.xml')
})

test('what a file is stands in the language of its book', () => {
  const feed = named(opds1Feeds(shelf(url), words), 'opds/all.xml')
  expect(found(feed, '//atom:entry[@xml:lang="ja"]/atom:link/@title')).toContain('大活字版（PDF）')
  expect(found(feed, '//atom:entry[@xml:lang="ar"]/atom:link/@title')).toContain('حروف كبيرة (PDF)')
})

test('series are in order of their numbers and names that look alike have paths of their own', () => {
  const titled = (slug: string, position: number, author: string): Site['titles'][number] => {
    const work = {
      title: slug,
      slug,
      series: { name: 'Lights', position },
      authors: [{ name: author, role: 'aut', fileAs: author }],
    }
    return { slug, editions: [{ manifest: manifestOf(work), path: `${slug}/edition-1`, changes: [] }] }
  }
  const titles = [titled('a', 10, 'Zoë Ray'), titled('b', 9, 'Zoe Ray'), titled('c', 1.5, 'Zoe  Ray')]
  const feeds = opds1Feeds({ ...shelf(), titles }, words)
  expect(found(named(feeds, 'opds/series-lights.xml'), '//atom:entry/atom:title')).toEqual(['c', 'b', 'a'])
  const authors = feeds.map(({ path }) => path).filter((path) => path.startsWith('opds/author-'))
  expect(new Set(authors).size).toBe(3)
  expect(authors).toContain('opds/author-zoe-ray_2.xml')
})

test('a long shelf stands on pages that lead to each other', () => {
  const feeds = opds1Feeds(longShelf(250), words)
  const pages = feeds.map(({ path }) => path).filter((path) => path.startsWith('opds/all'))
  expect(pages).toEqual(['opds/all.xml', 'opds/all.2.xml', 'opds/all.3.xml'])
  const titles = pages.flatMap((path) => found(named(feeds, path), '//atom:entry/atom:title'))
  expect(titles).toEqual(Array.from({ length: 250 }, (_, index) => `Night ${String(index + 1).padStart(3, '0')}`))
  const second = named(feeds, 'opds/all.2.xml')
  expect(found(second, '/atom:feed/atom:link[@rel="previous" or @rel="next"]/@href')).toEqual([
    'https://example.org/books/opds/all.xml',
    'https://example.org/books/opds/all.3.xml',
  ])
  expect(found(second, '/atom:feed/opensearch:*')).toEqual(['250', '100', '101'])
  const { metadata } = valueOf(named(opds2Feeds(longShelf(250), words), 'opds/all.2.json')) as Feed
  expect(metadata).toMatchObject({ numberOfItems: 250, itemsPerPage: 100, currentPage: 2 })
})

test('a release that is a web page alone can be taken as one', () => {
  const [edition] = angel.editions
  const files = edition.manifest.files.filter(({ role }) => role === 'web')
  const site = {
    ...oneTitle(),
    titles: [{ ...angel, editions: [{ ...edition, manifest: { ...edition.manifest, files } }] }],
  }
  expect(found(named(opds1Feeds(site, words), 'opds.xml'), '//atom:link[contains(@rel, "acquisition")]/@type')).toEqual(
    ['text/html'],
  )
})

test('an ebook alone is a publication that is known by itself', () => {
  const [edition] = angel.editions
  const files = edition.manifest.files.filter(({ role }) => ['epub', 'cover'].includes(role))
  const manifest = { ...edition.manifest, files }
  const site = { ...oneTitle(), titles: [{ ...angel, editions: [{ ...edition, manifest }] }] }
  const feed = valueOf(named(opds2Feeds(site, words), 'opds.json')) as Feed
  expect(faultsOf('feed', feed)).toEqual([])
  expect(feed.publications?.[0]?.links.find(({ rel }) => rel === 'self')?.type).toBe('application/epub+zip')
})
