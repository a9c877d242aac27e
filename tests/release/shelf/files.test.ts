import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bookTextFile } from '../../../src/book/book-text-file.ts'
import type { BookText } from '../../../src/book/book-text.ts'
import { nodeHost } from '../../../src/host/index.ts'
import type { Site } from '../../../src/release/published.ts'
import { shelfFiles } from '../../../src/release/shelf/files.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { manifestOf, shelf, words } from '../shelf.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const text: BookText = {
  kind: 'text',
  version: 1,
  language: 'en',
  title: 'Sea',
  authors: [],
  chapters: [
    {
      id: 'chapter-1',
      kind: 'chapter',
      number: 1,
      title: 'Tide',
      blocks: [
        { kind: 'paragraph', text: 'The tide turned.' },
        { kind: 'note', text: 'At noon.', note: 1 },
      ],
    },
  ],
}

test('the texts are those of the newest editions, as they lie in the folder of the site', async () => {
  const manifest = manifestOf({ title: 'Sea', slug: 'sea' })
  const file = { path: 'text.json', role: 'text', mediaType: 'application/json', bytes: 1, sha256: '' } as const
  const site: Site = {
    ...shelf(),
    titles: [
      {
        slug: 'sea',
        editions: [{ manifest: { ...manifest, files: [...manifest.files, file] }, path: 'sea/edition-1', changes: [] }],
      },
      { slug: 'silent', editions: [{ manifest, path: 'silent/edition-1', changes: [] }] },
    ],
  }
  await mkdir(join(folder, 'site/sea/edition-1'), { recursive: true })
  await writeFile(join(folder, 'site/sea/edition-1/text.json'), bookTextFile(text))
  const host = nodeHost({ folder })
  const files = await shelfFiles(site, { root: 'site', theme: await loadTheme('base', host), words }, host)
  const paths = files.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining(['index.html', 'shelf.css', 'search/search.js', 'search/index.js', 'search/words-1.js']),
  )
  expect(paths.filter((path) => path.startsWith('search/text/'))).toEqual(['search/text/sea.js'])
  const said = files.find(({ path }) => path === 'search/text/sea.js')
  expect(new TextDecoder().decode(said?.bytes)).toBe('chapbookSearch("text/sea",["The tide turned. At noon."])\n')
  const again = await shelfFiles(site, { root: 'site', theme: await loadTheme('base', host), words }, host)
  expect(again.every(({ bytes }, index) => Buffer.from(bytes).equals(Buffer.from(files[index]?.bytes ?? [])))).toBe(
    true,
  )
  // Whose work runs in the reader's page is said there.
  expect(new TextDecoder().decode(files.find(({ path }) => path === 'search/search.js')?.bytes)).toContain(
    'Luca Ongaro',
  )
})
