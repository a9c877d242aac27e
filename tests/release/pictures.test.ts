import { beforeAll, describe, expect, test } from 'vitest'
import type { Book, Metadata } from '../../src/book/book.ts'
import { coverImage, type Cover } from '../../src/editions/cover.ts'
import { decodeJpeg, encodeJpeg } from '../../src/editions/pictures/codecs.ts'
import { releasePictures, type ReleasedPicture } from '../../src/release/pictures.ts'
import { groundOf } from '../../src/release/pictures/ground.ts'
import { shrink } from '../../src/release/pictures/shrink.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { withPackageFiles } from '../editions/package-host.ts'
import { memoryHost } from '../memory-host.ts'
import { angel, desert } from './shelf.ts'

const host = withPackageFiles(memoryHost({}))
const theme = await loadTheme('base', host)
const bookOf = (metadata: Metadata): Book => ({ metadata, assets: [], chapters: [], notes: [], outline: [] })

async function picturesOf(metadata: Metadata, given?: Cover): Promise<readonly ReleasedPicture[]> {
  const cover = given ?? (await coverImage(bookOf(metadata), theme, host))
  return releasePictures({ cover, metadata, theme }, host)
}

/** A cover of one colour. */
async function plainCover(width: number, height: number, [red, green, blue]: readonly number[]): Promise<Cover> {
  const data = new Uint8Array(width * height * 4).map((_, index) => [red, green, blue, 255][index % 4] ?? 0)
  return {
    bytes: await encodeJpeg({ width, height, data }, host),
    width,
    height,
    description: '',
    missing: [],
    unavailable: [],
  }
}

describe('the pictures of a release', () => {
  let pictures: readonly ReleasedPicture[]

  beforeAll(async () => {
    pictures = await picturesOf(angel.editions[0].manifest.work)
  }, 60_000)

  test('are the cover, two small ones and one to share, in the sizes that they say', async () => {
    expect(pictures.map(({ path, role, width, height }) => [path, role, width, height])).toEqual([
      ['cover.jpg', 'cover', 1600, 2560],
      ['cover-small.jpg', 'thumbnail', 480, 768],
      ['cover-medium.jpg', 'thumbnail', 960, 1536],
      ['share.jpg', 'share-picture', 1200, 630],
    ])
    for (const { bytes, width, height } of pictures) {
      expect(await decodeJpeg(bytes, host)).toMatchObject({ width, height })
    }
  })

  test('weigh little', () => {
    const weights = Object.fromEntries(pictures.map(({ path, bytes }) => [path, bytes.length]))
    expect(weights['cover-small.jpg']).toBeLessThan(60_000)
    expect(weights['share.jpg']).toBeLessThan(300_000)
  })

  test('are the same without a cache', async () => {
    const other = withPackageFiles(memoryHost({}))
    const metadata = angel.editions[0].manifest.work
    const cover = await coverImage(bookOf(metadata), theme, other)
    const again = await releasePictures({ cover, metadata, theme }, other)
    expect(again.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
      pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
    )
  }, 60_000)
})

/** Whether something darker or lighter than the ground is drawn in a part of the shared picture. */
async function isDrawn(pictures: readonly ReleasedPicture[], from: number, to: number): Promise<boolean> {
  const share = pictures.find(({ role }) => role === 'share-picture')
  const { width, height, data } = await decodeJpeg(share?.bytes ?? new Uint8Array(), host)
  const corner = data[4 * (width * 5 + 5)] ?? 0
  for (let y = 0; y < height; y++) {
    for (let x = from; x < to; x++) if (Math.abs((data[4 * (y * width + x)] ?? 0) - corner) > 60) return true
  }
  return false
}

test('the cover stands where the line begins, and the words beside it', async () => {
  const wide = await plainCover(1600, 2560, [32, 49, 58])
  const leftToRight = await picturesOf(angel.editions[0].manifest.work, wide)
  // The cover is as dark as the ground; the words are light.
  expect(await isDrawn(leftToRight, 60, 380)).toBe(false)
  expect(await isDrawn(leftToRight, 450, 1140)).toBe(true)
  const rightToLeft = await picturesOf(desert.editions[0].manifest.work, wide)
  expect(await isDrawn(rightToLeft, 820, 1140)).toBe(false)
  expect(await isDrawn(rightToLeft, 60, 750)).toBe(true)
}, 60_000)

test('a very long title and no author make a picture too', async () => {
  const cover = await plainCover(1600, 2560, [240, 230, 210])
  const metadata = { ...angel.editions[0].manifest.work, title: 'very long '.repeat(50), authors: [] }
  const share = (await picturesOf(metadata, cover)).find(({ role }) => role === 'share-picture')
  expect(share?.bytes.length).toBeLessThan(300_000)
}, 60_000)

test('a small cover is not blown up', async () => {
  const pictures = await picturesOf(angel.editions[0].manifest.work, await plainCover(400, 300, [1, 2, 3]))
  expect(pictures.map(({ path }) => path)).toEqual(['cover.jpg', 'share.jpg'])
})

test('a cover that is no JPEG is refused, and not left white', async () => {
  const cover = { ...(await plainCover(10, 10, [0, 0, 0])), bytes: new Uint8Array([1, 2, 3]) }
  await expect(picturesOf(angel.editions[0].manifest.work, cover)).rejects.toThrow('The cover is damaged')
})

test('each point of a smaller picture is the mean of what it covers', () => {
  const row = (...values: readonly number[]): number[] => values.flatMap((value) => [value, value, value, 255])
  const picture = { width: 3, height: 2, data: Uint8Array.from([...row(0, 90, 180), ...row(30, 120, 210)]) }
  // Three points become two: each covers one and a half.
  expect([...shrink(picture, { width: 2, height: 1 }).data]).toEqual(row(45, 165))
  expect(shrink(picture, picture)).toEqual(picture)
})

test.each([
  ['black', [0, 0, 0]],
  ['white', [255, 255, 255]],
  ['grey', [119, 119, 119]],
  ['a loud red', [230, 20, 40]],
  ['yellow', [250, 220, 40]],
  ['green', [60, 160, 80]],
])('words can be read on a ground of %s', (_, colour) => {
  const data = Uint8Array.from({ length: 400 }, (__, index) => [...colour, 255][index % 4] ?? 0)
  const { ground, ink, quiet } = groundOf({ width: 10, height: 10, data })
  expect(contrast(ground, ink)).toBeGreaterThanOrEqual(6.9)
  expect(contrast(ground, quiet)).toBeGreaterThanOrEqual(3.5)
})

function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
