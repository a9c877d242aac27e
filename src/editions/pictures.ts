/** Reads the pictures of a book for editions, and converts what a reading system cannot show. */

import { createHash } from 'node:crypto'
import type { Asset } from '../book/book.ts'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { remembered } from '../host/remembered.ts'
import { cleanSvg } from './clean-svg.ts'
import { dataAddress } from './data-address.ts'
import { decodeWebp, encodeJpeg, encodePng, isOpaque } from './pictures/codecs.ts'
import type { Pixels } from './pictures/codecs.ts'

export type Picture = {
  /** Id of the asset. */
  readonly id: string
  /** File name: the id, with another ending where the picture was converted. */
  readonly name: string
  readonly type: Asset['type']
  readonly bytes: Uint8Array
  /** Whether it may move. */
  readonly isAnimated: boolean
}

/**
 * The picture as reading systems of the last fifteen years show it: JPEG, PNG and GIF as they are, SVG without
 * scripts and outside references, WebP as JPEG where it is opaque, else as PNG. Conversions are remembered in the cache.
 */
export async function pictureForReaders(asset: Asset, host: Host): Promise<Picture> {
  const bytes = await host.disk.read(asset.path)
  const as = { id: asset.id, name: asset.id, type: asset.type, bytes, isAnimated: false }
  switch (asset.type) {
    case 'image/jpeg':
    case 'image/png':
      return as
    case 'image/gif':
      return { ...as, isAnimated: isAnimatedGif(bytes) }
    case 'image/svg+xml':
      return { ...as, bytes: await cleanSvg(bytes) }
    case 'image/webp':
      return { ...as, ...(await convertWebp(asset, bytes, host)) }
  }
}

/**
 * The picture as JPEG, on white where it is transparent; an SVG is drawn 2560 points high.
 * Text in an SVG has no fonts here and is not drawn.
 */
export async function pictureAsJpeg(
  asset: Asset,
  host: Host,
): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }> {
  const bytes = await host.disk.read(asset.path)
  if (asset.type === 'image/jpeg') return { bytes, width: asset.width, height: asset.height }
  const { width, height } =
    asset.type === 'image/svg+xml' ? { width: Math.round((asset.width / asset.height) * 2560), height: 2560 } : asset
  const made = await remembered(`jpeg-1-${digest(bytes)}.jpg`, host, async () => {
    if (asset.type === 'image/webp') return encodeJpeg(onWhite(await decodePicture(asset, bytes, host)), host)
    return encodeJpeg(await draw(asset, bytes, { width, height }), host)
  })
  return { bytes: made, width, height }
}

/** Whether a GIF holds more than one picture (GIF89a, image descriptors between the blocks). */
export function isAnimatedGif(bytes: Uint8Array): boolean {
  const colours = (flags: number): number => (flags & 128 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let at = 13 + colours(bytes[10] ?? 0)
  let pictures = 0
  const skipBlocks = (): void => {
    for (let length = bytes[at++] ?? 0; length > 0; length = bytes[at++] ?? 0) at += length
  }
  while (at < bytes.length && pictures < 2) {
    const block = bytes[at++]
    if (block === 0x2c) {
      pictures++
      at += 9 + colours(bytes[at + 8] ?? 0)
    } else if (block !== 0x21) break
    // The label of an extension, or the code size of a picture.
    at++
    skipBlocks()
  }
  return pictures > 1
}

async function convertWebp(
  asset: Asset,
  bytes: Uint8Array,
  host: Host,
): Promise<Pick<Picture, 'name' | 'type' | 'bytes'>> {
  const made = await remembered(`webp-1-${digest(bytes)}`, host, async () => {
    const pixels = await decodePicture(asset, bytes, host)
    return isOpaque(pixels) ? encodeJpeg(pixels, host) : encodePng(pixels)
  })
  return made[0] === 0xff
    ? { name: `${asset.id}.jpg`, type: 'image/jpeg', bytes: made }
    : { name: `${asset.id}.png`, type: 'image/png', bytes: made }
}

async function decodePicture(asset: Asset, bytes: Uint8Array, host: Host): Promise<Pixels> {
  try {
    return await decodeWebp(bytes, host)
  } catch (cause) {
    throw new ChapbookError(`\`${asset.path}\` is damaged: it cannot be decoded as WebP`, {
      hint: 'Save the picture again, as PNG or JPEG.',
      cause,
    })
  }
}

async function draw(
  asset: Asset,
  bytes: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Pixels> {
  const { Resvg } = await import('@resvg/resvg-js')
  const options = { font: { loadSystemFonts: false }, background: 'white', logLevel: 'off' as const }
  if (asset.type === 'image/svg+xml') {
    const image = new Resvg(Buffer.from(await cleanSvg(bytes)), {
      ...options,
      fitTo: { mode: 'height', value: height },
    }).render()
    return { width: image.width, height: image.height, data: image.pixels }
  }
  const address = dataAddress(asset.type, bytes)
  const size = `width="${width}" height="${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${address}"/></svg>`
  return { width, height, data: new Resvg(svg, options).render().pixels }
}

function onWhite({ width, height, data }: Pixels): Pixels {
  const flat = new Uint8Array(data)
  for (let index = 0; index < flat.length; index += 4) {
    const opacity = (flat[index + 3] ?? 0) / 255
    if (opacity === 1) continue
    for (const channel of [0, 1, 2])
      flat[index + channel] = Math.round((flat[index + channel] ?? 0) * opacity + 255 * (1 - opacity))
    flat[index + 3] = 255
  }
  return { width, height, data: flat }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
