import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { mediaTypeOf } from '../../src/release/media-types.ts'
import type { EditionManifest, ReleasedFile, SiteManifest } from '../../src/release/manifest.ts'
import { findRelease, openEdition, readReleased } from '../../src/release/open-release.ts'
import { memoryHost } from '../memory-host.ts'
import { refusal } from '../refusal.ts'

const sha256 = createHash('sha256').update('text').digest('hex')
const file: ReleasedFile = { path: 'a.epub', role: 'epub', mediaType: 'application/epub+zip', bytes: 4, sha256 }

const edition: EditionManifest = {
  kind: 'edition',
  version: 1,
  work: {
    title: 'A',
    titleSort: 'A',
    slug: 'a',
    authors: [],
    contributors: [],
    language: 'en',
    direction: 'ltr',
    identifier: 'urn:uuid:0',
    modified: '2026-01-01T00:00:00Z',
    subjects: [],
    accessibility: {},
  },
  edition: { name: 'edition-1' },
  form: 'article',
  words: 1,
  contents: [],
  accessibility: { modes: [], sufficient: [], features: [], hazards: [], summary: { text: '', language: 'en' } },
  coverDescription: '',
  source: { sha256, files: 1 },
  madeWith: { chapbook: '0', node: '20' },
  files: [file],
}

function site(...paths: readonly string[]): string {
  const manifest: SiteManifest = {
    kind: 'site',
    version: 1,
    titles: paths.map((path) => ({ slug: path.split('/')[0] ?? path, editions: [{ path, sha256 }] })),
    files: [],
  }
  return JSON.stringify(manifest)
}

const ofEdition = JSON.stringify(edition)

test('of a title the newest edition is opened, of an edition itself', async () => {
  const host = memoryHost({ 'out/manifest.json': site('edition-1'), 'out/edition-1/manifest.json': ofEdition })
  expect((await openEdition('out', host)).folder).toBe('out/edition-1')
  expect((await openEdition('out/edition-1', host)).manifest.edition.name).toBe('edition-1')
})

test('of a shelf a title must be named, and the folders are told', async () => {
  const error = await refusal(
    openEdition('out', memoryHost({ 'out/manifest.json': site('a/edition-2', 'b/edition-1') })),
  )
  expect([error.message, error.hint]).toEqual([
    '`out` holds 2 titles',
    'Name the folder of one: out/a/edition-2, out/b/edition-1.',
  ])
})

test.each([
  ['leads out of its folder', site('../edition-1')],
  ['names no edition', site()],
  ['is no manifest of a release', '{"kind":"edition"}'],
  ['is no manifest of a release', 'nothing'],
  ['is no manifest of a release', ofEdition.replaceAll(sha256, 'no hash')],
])('a manifest that %s is refused', async (fault, text) => {
  const host = memoryHost({ 'out/manifest.json': text, 'edition-1/manifest.json': ofEdition })
  expect((await refusal(openEdition('out', host))).message).toBe(`\`out/manifest.json\` ${fault}`)
})

test('the release that was made last is found where releases are kept, unless there are several', async () => {
  const one = { 'dist/release/a/manifest.json': site('edition-1') }
  expect(await findRelease(undefined, memoryHost(one))).toBe('dist/release/a')
  const shelf = { ...one, 'dist/release/manifest.json': site('a/edition-1') }
  expect(await findRelease(undefined, memoryHost(shelf))).toBe('dist/release')
  const two = { ...one, 'dist/release/b/manifest.json': site('edition-1') }
  const several = await refusal(findRelease(undefined, memoryHost(two)))
  expect(several.hint).toBe('Name one: dist/release/a, dist/release/b.')
  expect((await refusal(findRelease(undefined, memoryHost({})))).message).toBe('There is no release in `dist/release`')
})

test('a file is read only as it was released, and only from its folder', async () => {
  const read = (files: Readonly<Record<string, string>>, links = {}, path = file.path): Promise<Uint8Array> =>
    readReleased(
      { folder: 'out' },
      { ...file, path },
      memoryHost({ 'out/manifest.json': ofEdition, ...files }, { links }),
    )
  expect(new TextDecoder().decode(await read({ 'out/a.epub': 'text' }))).toBe('text')
  expect((await refusal(read({ 'out/a.epub': 'Text' }))).message).toContain('is not the file that was released')
  expect((await refusal(read({}))).message).toContain('is missing')
  expect((await refusal(read({ 'a.epub': 'text' }, {}, '../a.epub'))).message).toContain('leads out of its folder')
  expect((await refusal(read({ secret: 'text' }, { 'out/a.epub': '../secret' }))).message).toContain(
    'leads out of its folder',
  )
})

test.each(['text/html\r\nSet-Cookie: a=b', 'no type', ''])(
  'a media type that is none (%j) is not told to a browser',
  (mediaType) => {
    const manifest = { ...edition, files: [{ ...file, mediaType }] }
    expect(mediaTypeOf('edition-1/a.epub', [{ folder: 'edition-1', manifest }])).toBe('application/epub+zip')
  },
)
