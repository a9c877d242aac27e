/** Releases of one title: editions beside each other, and what keeps one from being made. */

import { describe, expect, test } from 'vitest'
import { ChapbookError } from '../../src/errors.ts'
import type { EditionManifest } from '../../src/release/manifest.ts'
import { verify } from '../../src/verify.ts'
import { refusal } from '../refusal.ts'
import { essay, said, workplace, type Workplace } from './released.ts'

const first = essay('The Angel', 'The angel came dwon at noon, and nobody looked up.')
const second = essay(
  'The Angel',
  'The angel came down at noon, and nobody looked up.\n\nOnly the dog did, who had nothing else to do that day.',
  'edition: { number: 2, date: 2027-03-01 }',
)

/** Why nothing was released, whether it is told or thrown. */
const told = (work: ReturnType<Workplace['release']>): Promise<string> =>
  work.then((result) => said(result).join(), String)

test('an edition lies in its folder, `latest` is the same, and the site above them leads to it', async () => {
  const { release, tree } = workplace({ 'essay.md': first })
  const { ok, site } = await release()
  expect({ ok, site }).toEqual({ ok: true, site: 'out/the-angel' })
  const made = tree('out/the-angel')
  expect(Object.keys(made).filter((path) => !path.includes('/'))).toEqual(
    expect.arrayContaining([
      'SHA256SUMS',
      'feed.xml',
      'index.html',
      'manifest.json',
      'opds.json',
      'opds.xml',
      'robots.txt',
    ]),
  )
  expect(Object.keys(tree('out/the-angel/edition-1'))).toEqual(
    expect.arrayContaining([
      'SHA256SUMS',
      'index.html',
      'manifest.json',
      'onix.xml',
      'publication.json',
      'the-angel-edition-1.epub',
      'the-angel-edition-1.html',
    ]),
  )
  expect(tree('out/the-angel/latest')).toEqual(tree('out/the-angel/edition-1'))
})

test('a later edition stands beside the first, says what has changed, and keeps the identifier', async () => {
  const { release, put, read, tree, host } = workplace({ 'essay.md': first })
  await release()
  const before = tree('out/the-angel/edition-1')
  put('essay.md', second)
  const { titles } = await release()
  expect(titles[0]?.title?.changes?.join(' ')).toContain('Corrections: 1.')
  expect(tree('out/the-angel/edition-1')).toEqual(before)
  expect(tree('out/the-angel/latest')).toEqual(tree('out/the-angel/edition-2'))
  const [one, two] = ['edition-1', 'edition-2'].map(
    (name) => JSON.parse(read(`out/the-angel/${name}/manifest.json`)) as EditionManifest,
  )
  expect(two?.work.identifier).toBe(one?.work.identifier)
  expect(two?.edition).toEqual({ name: 'edition-2', number: 2, date: '2027-03-01' })
  expect(read('out/the-angel/feed.xml').match(/<entry/g)).toHaveLength(2)
  expect((await verify({ folder: 'out', host })).findings).toEqual([])
})

test('the same text in another folder gives the same bytes', async () => {
  const [one, other] = [workplace({ 'essay.md': first }), workplace({ 'deeper/essay.md': first })]
  await one.release()
  await other.release({ manuscript: 'deeper/essay.md' })
  expect(other.tree('out')).toEqual(one.tree('out'))
})

test('a release made again replaces the edition, and says so', async () => {
  const { release, put } = workplace({ 'essay.md': first })
  expect((await release()).titles[0]?.title?.replaces).toBe(false)
  put('essay.md', first.replace('noon', 'dusk'))
  expect((await release()).titles[0]?.title?.replaces).toBe(true)
})

describe('nothing is touched', () => {
  test('where the number of the edition goes back', async () => {
    const { release, put, tree } = workplace({ 'essay.md': second })
    await release()
    const before = tree('out')
    put('essay.md', first)
    const result = await release()
    expect(result.ok).toBe(false)
    expect(said(result)).toEqual(['essay.md:6:10 error edition-goes-back'])
    expect(tree('out')).toEqual(before)
  })

  test('where the manuscript has an error', async () => {
    const { release, put, tree } = workplace({ 'essay.md': first })
    await release()
    const before = tree('out')
    put('essay.md', first.replace('noon', '![](missing.png)'))
    expect((await release()).ok).toBe(false)
    expect(tree('out')).toEqual(before)
  })

  test('where the key is none, before anything is made', async () => {
    const { release, tree } = workplace({ 'essay.md': first, key: 'no key' })
    const events: string[] = []
    const error = await refusal(release({ key: 'key', onProgress: ({ kind }) => events.push(kind) }))
    expect(error.message).toContain('`key`')
    expect(events).toEqual([])
    expect(tree('out')).toEqual({})
  })

  test('where the address is none', async () => {
    const { release, tree } = workplace({ 'essay.md': first })
    const [reason] = said(await release({ url: 'example dot org' }))
    expect(reason).toContain('`example dot org` is not an address of the web')
    expect(tree('out')).toEqual({})
  })

  test.each(['write', 'move', 'copy'] as const)(
    'where the disk is full when it has to %s: the old `latest` stands',
    async (step) => {
      let isFull = false
      const { release, put, tree, host } = workplace({ 'essay.md': first }, (real) => ({
        ...real,
        folders: {
          ...real.folders,
          [step]: (from: string, to: never) =>
            isFull
              ? Promise.reject(new ChapbookError(`\`${from}\` cannot be written: the disk is full`))
              : real.folders[step](from, to),
        },
      }))
      await release()
      const before = tree('out/the-angel/latest')
      put('essay.md', second)
      isFull = true
      expect(await told(release())).toContain('the disk is full')
      expect(tree('out/the-angel/latest')).toEqual(before)
      isFull = false
      expect((await release()).ok).toBe(true)
      expect((await verify({ folder: 'out', host })).findings).toEqual([])
      expect(Object.keys(tree('out')).filter((path) => path.startsWith('.'))).toEqual([])
    },
  )
})

test('an edition that names no number is released as the first, with a warning', async () => {
  const { release } = workplace({ 'essay.md': essay('The Angel', 'It came.', 'rights: Free') })
  const result = await release()
  expect(result.ok).toBe(true)
  expect(said(result)).toEqual([expect.stringContaining('warning no-edition')])
  expect(result.titles[0]?.title?.edition).toBe('edition-1')
})

test('a manifest that somebody has cut is named, and no edition is forgotten', async () => {
  const { release, put, read } = workplace({ 'essay.md': first })
  await release()
  put('out/the-angel/edition-1/manifest.json', read('out/the-angel/edition-1/manifest.json').slice(0, 200))
  put('essay.md', second)
  expect(said(await release()).join()).toContain('out/the-angel/edition-1/manifest.json')
})
