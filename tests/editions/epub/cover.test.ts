import { readFileSync } from 'node:fs'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import type { Asset, Book, Metadata } from '../../../src/book/book.ts'
import { coverImage } from '../../../src/editions/cover.ts'
import { setInRoom } from '../../../src/editions/cover/lines.ts'
import type { Host } from '../../../src/host/host.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { smallBook } from '../../theme/fonts/small-book.ts'
import { withPackageFiles } from '../package-host.ts'

const pictures = new URL('../../conformance/manuscripts/everything/pictures/', import.meta.url)
const files = Object.fromEntries(
  ['hills.jpg', 'leaf.png', 'star.webp', 'wave.svg', 'board.gif'].map((name) => {
    return [`/project/${name}`, new Uint8Array(readFileSync(new URL(name, pictures)))]
  }),
)
const host = withPackageFiles(memoryHost(files))
const theme = await loadTheme('base', host)

function bookOf(metadata: Partial<Metadata>, assets: readonly Asset[] = []): Book {
  const book = smallBook([])
  return { ...book, assets, metadata: { ...book.metadata, ...metadata } }
}

/** Each letter half an em, as in a typewriter. */
const typewriter = (text: string): number => text.length / 2
const room = { width: 1000, height: 1000, largest: 200, smallest: 50, leading: 1 }

test('a short title is set in one line, at the largest size', () => {
  expect(setInRoom('It', room, typewriter)).toEqual({ lines: ['It'], size: 200 })
})

test('lines are of like length, and no line ends with a preposition', () => {
  expect(setInRoom('The Angel in the Desert', room, typewriter).lines).toEqual(['The Angel', 'in the Desert'])
})

test('a word that is too long makes the letters smaller, never the line longer', () => {
  const { lines, size } = setInRoom('Incomprehensibilities'.repeat(4), room, typewriter)
  expect(lines).toHaveLength(1)
  expect(typewriter(lines[0] ?? '') * size).toBeLessThanOrEqual(1000)
})

test('a very long title stays in its room, with all its words in order', () => {
  const title = Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ')
  const { lines, size } = setInRoom(title, room, typewriter)
  expect(lines.join(' ')).toBe(title)
  expect(lines.length * size).toBeLessThanOrEqual(1000)
})

test('names stay on lines of their own', () => {
  expect(setInRoom('Ann Bee\nCy Dee', room, typewriter).lines).toEqual(['Ann Bee', 'Cy Dee'])
})

test('Chinese may be broken between any two characters and gets no spaces', () => {
  const { lines } = setInRoom('沙漠中的天使与其他的故事', { ...room, largest: 300 }, (text) => text.length)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toBe('沙漠中的天使与其他的故事')
})

test('the drawn cover is a JPEG of 1600 × 2560, described by its words', async () => {
  const authors = [{ name: 'Ann Bee', role: 'aut', fileAs: 'Bee, Ann' }]
  const cover = await coverImage(bookOf({ title: 'The Book', subtitle: 'A Tale', authors }), theme, host)
  expect(imageSize(cover.bytes)).toMatchObject({ type: 'jpg', width: 1600, height: 2560 })
  expect(cover).toMatchObject({ width: 1600, height: 2560, description: 'The Book. A Tale. Ann Bee', missing: [] })
})

test('the same words give the same bytes, and the second time they are remembered', async () => {
  const fresh = withPackageFiles(memoryHost({}))
  const other = withPackageFiles(memoryHost({}))
  const first = await coverImage(bookOf({ title: 'Ангел' }), theme, fresh)
  expect(Buffer.compare((await coverImage(bookOf({ title: 'Ангел' }), theme, other)).bytes, first.bytes)).toBe(0)
  const put = (): Promise<void> => Promise.reject(new Error('It was drawn again'))
  const remembering: Host = { ...fresh, cache: { ...fresh.cache, put } }
  expect((await coverImage(bookOf({ title: 'Ангел' }), theme, remembering)).bytes).toEqual(first.bytes)
})

test('a character that no font has is told', async () => {
  const { missing } = await coverImage(bookOf({ title: 'Light 光' }), theme, host)
  expect(missing).toEqual(['光'])
})

test("the writer's JPEG is the cover as it is", async () => {
  const asset: Asset = {
    id: 'hills.jpg',
    path: '/project/hills.jpg',
    type: 'image/jpeg',
    width: 320,
    height: 200,
    role: 'cover',
  }
  const book = bookOf({ title: 'The Book', cover: 'hills.jpg', coverDescription: 'Hills.' }, [asset])
  const cover = await coverImage(book, theme, host)
  expect(cover).toMatchObject({
    bytes: files['/project/hills.jpg'],
    width: 320,
    height: 200,
    description: 'The Book. Hills.',
  })
})

test.each([
  ['leaf.png', 'image/png', 120, 120, 120, 120],
  ['star.webp', 'image/webp', 100, 100, 100, 100],
  ['board.gif', 'image/gif', 8, 8, 8, 8],
  ['wave.svg', 'image/svg+xml', 300, 120, 6400, 2560],
] as const)('a cover given as %s becomes a JPEG', async (id, type, width, height, wide, high) => {
  const asset: Asset = { id, path: `/project/${id}`, type, width, height, role: 'cover' }
  const cover = await coverImage(bookOf({ cover: id }, [asset]), theme, host)
  expect(imageSize(cover.bytes)).toMatchObject({ type: 'jpg', width: wide, height: high })
  expect([cover.width, cover.height]).toEqual([wide, high])
})
