import { expect, test } from 'vitest'
import { atomFeed } from '../../../src/release/feeds/atom.ts'
import { angel, oneTitle, shelf, words } from '../shelf.ts'
import { found, textOf } from '../xml.ts'

const url = 'https://example.org/books/'

test('the feed of a shelf is as it was', async () => {
  await expect(textOf(atomFeed(shelf(url), words))).toMatchFileSnapshot('golden/feed.xml')
})

test('the feed of one title without an address has relative addresses and no link to itself', async () => {
  const feed = atomFeed(oneTitle(), words)
  await expect(textOf(feed)).toMatchFileSnapshot('golden/feed-of-one.xml')
  expect(found(feed, '//atom:link[@rel="self"]')).toEqual([])
  expect(found(feed, '//atom:entry/atom:link/@href').some((href) => href.startsWith('edition-2/'))).toBe(true)
})

test('every edition of every title is an entry, the newest first', () => {
  const feed = atomFeed(shelf(url), words)
  const moments = found(feed, '//atom:entry/atom:updated')
  expect(moments).toEqual(moments.toSorted().toReversed())
  expect(moments).toHaveLength(6)
  expect(found(feed, '/atom:feed/atom:updated')).toEqual(['2026-11-22T00:00:00Z'])
  expect(found(feed, '//atom:entry/atom:title').slice(0, 1)).toEqual([
    'The Angel in the Desert: A journey (Second edition)',
  ])
})

test('identifiers tell editions apart and stay when all else changes', () => {
  const ids = (site = shelf(url)): readonly string[] => found(atomFeed(site, words), '//atom:entry/atom:id')
  const [newer, older] = angel.editions.toReversed()
  if (newer === undefined || older === undefined) throw new Error('The angel has two editions')
  const renamed = { ...newer.manifest, work: { ...newer.manifest.work, title: 'Another', date: '1999' } }
  const changed = { ...shelf(), titles: [{ ...angel, editions: [older, { ...newer, manifest: renamed }] }] }
  expect(new Set(ids()).size).toBe(6)
  expect(
    ids().every((id) => /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true)
  expect(ids(changed).every((id) => ids().includes(id))).toBe(true)
})

test('the summary of a later edition says what has changed', () => {
  const [summary] = found(atomFeed(shelf(url), words), '//atom:entry/atom:summary')
  expect(summary).toBe(
    'What the desert does to those who cross it, & what they leave there.\nThe chapter “Salt & <water>” is new.\nTwelve slips are mended.',
  )
})

test('the EPUB and the PDF are enclosed with their type and length', () => {
  const entry = '//atom:entry[1]/atom:link[@rel="enclosure"]'
  const feed = atomFeed(shelf(url), words)
  expect(found(feed, `${entry}/@href`)).toEqual([
    `${url}the-angel/edition-2/the-angel.epub`,
    `${url}the-angel/edition-2/the-angel.pdf`,
  ])
  expect(found(feed, `${entry}/@type`)).toEqual(['application/epub+zip', 'application/pdf'])
  expect(found(feed, `${entry}/@length`)).toEqual(['202000', '303000'])
})

test('what no XML can hold is left out, and markup in a title stays text', () => {
  const feed = atomFeed(shelf(url), words)
  expect(found(feed, '//atom:entry/atom:title')).toContain('<script>alert("1")</script> ]]> &  {\\}%$_#~^')
  expect(found(feed, '//*[local-name()="script"]')).toEqual([])
})

test('a work without a date is dated by when its text was changed', () => {
  const feed = atomFeed(shelf(url), words)
  expect(found(feed, '//atom:entry[@xml:lang="ar"]/atom:updated')).toEqual(['2023-02-01T00:00:00Z'])
  expect(found(feed, '//atom:entry[@xml:lang="ar"]/atom:published')).toEqual([])
})
