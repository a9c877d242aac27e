/** Releases of a shelf: all titles on one site, and only what has changed is made. */

import { expect, test } from 'vitest'
import type { SiteManifest } from '../../src/release/manifest.ts'
import { newestIn, openEdition } from '../../src/release/open-release.ts'
import { send } from '../../src/send.ts'
import { verify } from '../../src/verify.ts'
import { essay, said, workplace, type Workplace } from './released.ts'

const shelf = {
  'shelf/shelf.yaml': 'title: Small Lights\nlanguage: en\npublisher: Slow Lamp\n',
  'shelf/angel.md': essay('The Angel', 'The angel came down at noon.'),
  'shelf/bridge.txt': 'title: The Bridge\nauthor: Bo Chen\nedition: 1\n\nNobody had crossed it for a year.\n',
  'shelf/cellar/essay.md': essay('The Cellar', 'It was cold down there.'),
}

const onShelf = ({ release }: Workplace, more: Parameters<Workplace['release']>[0] = {}) =>
  release({ manuscript: 'shelf', ...more })
const states = ({ titles }: Awaited<ReturnType<Workplace['release']>>) =>
  titles.map(({ manuscript, state }) => `${manuscript} ${state}`)
const slugs = ({ read }: Workplace) =>
  (JSON.parse(read('out/manifest.json')) as SiteManifest).titles.map(({ slug }) => slug).toSorted()

test('all titles stand on one site, and a second run makes only what has changed', async () => {
  const place = workplace(shelf)
  const result = await onShelf(place)
  expect(states(result)).toEqual(['shelf/angel.md made', 'shelf/bridge.txt made', 'shelf/cellar made'])
  expect(result.site).toBe('out')
  expect(slugs(place)).toEqual(['the-angel', 'the-bridge', 'the-cellar'])
  expect((await verify({ folder: 'out', host: place.host })).findings).toEqual([])

  const before = place.tree('out')
  expect(states(await onShelf(place))).toEqual(['shelf/angel.md kept', 'shelf/bridge.txt kept', 'shelf/cellar kept'])
  expect(place.tree('out')).toEqual(before)

  place.put('shelf/cellar/essay.md', essay('The Cellar', 'It was warm down there.', 'edition: 2'))
  expect(states(await onShelf(place))).toEqual(['shelf/angel.md kept', 'shelf/bridge.txt kept', 'shelf/cellar made'])
  expect(place.read('out/feed.xml').match(/<entry/g)).toHaveLength(4)
})

test('a title whose files were edited by hand is made again', async () => {
  const place = workplace(shelf)
  await onShelf(place)
  place.put('out/the-angel/edition-1/text.json', '{}')
  expect(states(await onShelf(place))).toEqual(['shelf/angel.md made', 'shelf/bridge.txt kept', 'shelf/cellar kept'])
  expect((await verify({ folder: 'out', host: place.host })).findings).toEqual([])
})

test('two titles with one slug are both refused; the others are released, and what stood there stays', async () => {
  const place = workplace(shelf)
  await onShelf(place)
  place.put('shelf/other.md', essay('The angel!', 'Another one.'))
  const result = await onShelf(place)
  expect(result.ok).toBe(false)
  expect(said(result)).toEqual([
    // For all that is known before, it is the same work by another name.
    'shelf/other.md:: warning identifier-changed',
    'shelf/angel.md: Its folder would be `the-angel`, which is that of `shelf/other.md` too',
    'shelf/other.md: Its folder would be `the-angel`, which is that of `shelf/angel.md` too',
  ])
  expect(slugs(place)).toEqual(['the-angel', 'the-bridge', 'the-cellar'])
  expect(place.read('out/the-angel/latest/text.json')).toContain('came down at noon')
})

test('a title with an error stays as it was, and the others are released', async () => {
  const place = workplace(shelf)
  await onShelf(place)
  place.put('shelf/angel.md', essay('The Angel', '![A door](missing.png)'))
  place.put('shelf/cellar/essay.md', essay('The Cellar', 'It was warm down there.'))
  const result = await onShelf(place)
  expect(states(result)).toEqual(['shelf/angel.md refused', 'shelf/bridge.txt kept', 'shelf/cellar made'])
  expect(said(result)).toEqual([expect.stringMatching(/^shelf\/angel\.md:\d+:\d+ error missing-image$/)])
  expect(slugs(place)).toEqual(['the-angel', 'the-bridge', 'the-cellar'])
})

test('a title that has left the shelf leaves the site, and its folder stays', async () => {
  const place = workplace(shelf)
  await onShelf(place)
  place.remove('shelf/angel.md')
  const result = await onShelf(place)
  expect(result.left).toEqual(['the-angel'])
  expect(slugs(place)).toEqual(['the-bridge', 'the-cellar'])
  expect(place.read('out/the-angel/latest/text.json')).toContain('came down at noon')
})

test('the folder of a title is enough to make a poster of it, or to send it', async () => {
  const place = workplace(shelf)
  await onShelf(place)
  const { folder, manifest } = await openEdition(await newestIn('out/the-angel', place.host), place.host)
  expect({ folder, edition: manifest.edition.name }).toEqual({ folder: 'out/the-angel/latest', edition: 'edition-1' })
  const options = { to: ['ann@example.org'], release: 'out/the-angel', dryRun: 'mail.eml', host: place.host }
  expect((await send(options)).written).toEqual(['mail.eml'])
  expect(place.read('mail.eml')).toContain('the-angel-edition-1.epub')
})

test('an error in `shelf.yaml` stops the release at its line', async () => {
  const place = workplace({ ...shelf, 'shelf/shelf.yaml': 'title: Small Lights\nurl: nowhere\n' })
  const result = await onShelf(place)
  expect(said(result)).toEqual(['shelf/shelf.yaml:2:6 error wrong-value'])
  expect(place.tree('out')).toEqual({})
})

test('with an address of the shelf, titles have theirs below it', async () => {
  const place = workplace({ ...shelf, 'shelf/shelf.yaml': 'title: Small Lights\nurl: https://example.org/lights\n' })
  await onShelf(place)
  expect(place.read('out/the-angel/latest/the-angel-edition-1.html')).toContain(
    '<link rel="canonical" href="https://example.org/lights/the-angel/">',
  )
  expect(place.read('out/sitemap.xml')).toContain('<loc>https://example.org/lights/the-angel/</loc>')
})
