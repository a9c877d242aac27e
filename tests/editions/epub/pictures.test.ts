import { readFileSync } from 'node:fs'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import type { Asset } from '../../../src/book/book.ts'
import { isAnimatedGif, pictureForReaders } from '../../../src/editions/pictures.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../package-host.ts'

const folder = new URL('../../conformance/manuscripts/everything/pictures/', import.meta.url)
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)))

function assetOf(id: string, type: Asset['type']): Asset {
  return { id, path: `/project/${id}`, type, width: 1, height: 1, role: 'picture' }
}

test.each([
  ['hills.jpg', 'image/jpeg'],
  ['leaf.png', 'image/png'],
  ['board.gif', 'image/gif'],
] as const)('%s stays as it is', async (id, type) => {
  const host = memoryHost({ [`/project/${id}`]: read(id) })
  const picture = await pictureForReaders(assetOf(id, type), host)
  expect(picture).toEqual({ id, name: id, type, bytes: read(id), isAnimated: false })
})

test.each([
  ['dusk.webp', 'image/jpeg', 'dusk.webp.jpg', 240, 160],
  ['star.webp', 'image/png', 'star.webp.png', 100, 100],
] as const)('%s becomes %s, which every reading system shows', async (id, type, name, width, height) => {
  const host = withPackageFiles(memoryHost({ [`/project/${id}`]: read(id) }))
  const picture = await pictureForReaders(assetOf(id, 'image/webp'), host)
  expect(picture).toMatchObject({ type, name })
  expect(imageSize(picture.bytes)).toMatchObject({ width, height })
  const again = await pictureForReaders(assetOf(id, 'image/webp'), host)
  expect(again).toEqual(picture)
})

test('a damaged WebP is named', async () => {
  const host = withPackageFiles(memoryHost({ '/project/a.webp': new Uint8Array(40) }))
  await expect(pictureForReaders(assetOf('a.webp', 'image/webp'), host)).rejects.toThrow('`/project/a.webp` is damaged')
})

test('a drawing loses its scripts', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>alert(1)</script><path d="M0 0"/></svg>'
  const host = memoryHost({ '/project/a.svg': svg })
  const { bytes } = await pictureForReaders(assetOf('a.svg', 'image/svg+xml'), host)
  expect(new TextDecoder().decode(bytes)).toMatch(
    /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><path d="M0 0"/,
  )
})

test('a GIF of two pictures moves, one of one does not', () => {
  const still = read('board.gif')
  const header = still.subarray(0, 19)
  const picture = still.subarray(19, -1)
  const two = new Uint8Array([...header, ...picture, ...picture, 0x3b])
  expect(isAnimatedGif(still)).toBe(false)
  expect(isAnimatedGif(two)).toBe(true)
  expect(isAnimatedGif(new Uint8Array([...header, 0x21, 0xf9, 4, 0, 0, 0, 0, 0, ...picture, 0x3b]))).toBe(false)
  expect(isAnimatedGif(new Uint8Array(3))).toBe(false)
})
