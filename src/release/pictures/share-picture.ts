/** The picture that stands beside a link where somebody shares it: the cover, with title and authors beside it. */

import { createHash } from 'node:crypto'
import type { Metadata } from '../../book/book.ts'
import { setCover } from '../../editions/cover/drawing.ts'
import type { Cover } from '../../editions/cover.ts'
import { authorNames } from '../../editions/credits.ts'
import { dataAddress } from '../../editions/data-address.ts'
import { encodeJpeg, encodePng, type Pixels } from '../../editions/pictures/codecs.ts'
import type { Host } from '../../host/host.ts'
import { remembered } from '../../host/remembered.ts'
import { fontFiles, type FontUse } from '../../theme/fonts.ts'
import type { Theme } from '../../theme/theme.ts'
import { groundOf, type Ground } from './ground.ts'
import { shrink } from './shrink.ts'

/** What the networks ask for: 1.91 : 1. */
const size = { width: 1200, height: 630 } as const
const margin = 60
const gap = 72

/** Some networks refuse what weighs more. */
const heaviest = 300_000

/** More of a title nobody reads beside a link. */
const longestTitle = 160

export type Shared = {
  /** The cover, decoded when it is asked for. */
  readonly pixels: () => Promise<Pixels>
  /** SHA-256 of the cover. */
  readonly source: string
  readonly cover: Pick<Cover, 'width' | 'height'>
  readonly metadata: Metadata
  readonly theme: Theme
}

/** A JPEG of 1200 × 630 px and at most 300 kB. The cover stands where the line begins. */
export async function sharePicture(
  { pixels, source, cover, metadata, theme }: Shared,
  host: Host,
): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }> {
  const { language, direction } = metadata
  const words = { title: shortened(metadata.title), subtitle: '', authors: shortened(authorNames(metadata)) }
  const fonts = await fontFiles(theme, useOf(words, language), 'truetype', host)
  const key = createHash('sha256').update(JSON.stringify([1, source, words, language, direction, fonts.stacks]))
  for (const { bytes } of fonts.files) key.update(bytes)
  const bytes = await remembered(`share-${key.digest('hex')}.jpg`, host, async () => {
    const room = fitted(cover)
    const picture = shrink(await pixels(), room)
    const template = composition(picture, groundOf(picture), direction, words.authors !== '')
    return painted(await setCover({ template, words, fonts, language, direction }), host)
  })
  return { bytes, ...size }
}

/** As high as the margins let it be, but a wide cover leaves half of the width for the words. Never larger than it is. */
function fitted({ width, height }: { readonly width: number; readonly height: number }): {
  width: number
  height: number
} {
  const scale = Math.min((size.height - 2 * margin) / height, (size.width / 2 - margin - gap / 2) / width, 1)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The drawing with slots for the words, as `cover.svg` of a theme has them. */
function composition(
  cover: Pixels,
  { ground, ink, quiet }: Ground,
  direction: 'ltr' | 'rtl',
  hasAuthors: boolean,
): string {
  const x = direction === 'ltr' ? margin : size.width - margin - cover.width
  const y = Math.round((size.height - cover.height) / 2)
  const room = size.width - cover.width - 2 * margin - gap
  const start = direction === 'ltr' ? margin + cover.width + gap : margin
  const slot = (name: string, role: string, more: string): string =>
    `<g data-slot="${name}" data-role="${role}" data-align="start" ${more}/>`
  const titleRoom = hasAuthors ? 330 : size.height - 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    `<rect width="${size.width}" height="${size.height}" fill="${ground}"/>`,
    ...[18, 12, 7, 3].map(
      (spread, index) =>
        `<rect x="${x - spread}" y="${y - spread + 10}" width="${cover.width + 2 * spread}" height="${cover.height + 2 * spread}" rx="${spread}" fill="#000" fill-opacity="${0.03 + index * 0.02}"/>`,
    ),
    `<image x="${x}" y="${y}" width="${cover.width}" height="${cover.height}" href="${dataAddress('image/png', encodePng(cover))}"/>`,
    slot(
      'title',
      'text',
      `data-box="${start} ${margin} ${room} ${titleRoom}" data-size="88 30" data-leading="1.1" data-place="${hasAuthors ? 'bottom' : 'middle'}" fill="${ink}"`,
    ),
    hasAuthors
      ? `<rect x="${direction === 'ltr' ? start : start + room - 64}" y="${margin + titleRoom + 30}" width="64" height="2" fill="${quiet}"/>` +
        slot(
          'authors',
          'smallCapitals',
          `data-box="${start} ${margin + titleRoom + 58} ${room} ${size.height - 2 * margin - titleRoom - 58}" data-size="38 22" data-leading="1.25" data-place="top" data-spacing="0.03" fill="${quiet}"`,
        )
      : '',
    '</svg>',
  ].join('')
}

async function painted(svg: string, host: Host): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const image = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render()
  const pixels = { width: image.width, height: image.height, data: image.pixels }
  let quality = 88
  let bytes = await encodeJpeg(pixels, host, quality)
  while (bytes.length > heaviest && quality > 40) {
    quality -= 8
    bytes = await encodeJpeg(pixels, host, quality)
  }
  return bytes
}

/** Cut at the end of a word, where there is one. */
function shortened(text: string): string {
  const letters = Array.from(text.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim())
  if (letters.length <= longestTitle) return letters.join('')
  const start = letters.slice(0, longestTitle).join('')
  const end = start.lastIndexOf(' ')
  return `${end > longestTitle / 2 ? start.slice(0, end) : start}…`
}

function useOf(words: Readonly<Record<string, string>>, language: string): FontUse {
  const all = Object.values(words).join(' ')
  const none = { bold: '', italic: '', boldItalic: '' }
  const marked = { text: none, smallCapitals: none, heading: none, code: none }
  return { text: all, smallCapitals: all, heading: '', code: '', math: '', language, marked }
}
