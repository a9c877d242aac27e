/** The cover: the writer's picture, or the words of the title set on the theme's `cover.svg`. */

import { createHash } from 'node:crypto'
import type { Book } from '../book/book.ts'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { remembered } from '../host/remembered.ts'
import { fontFiles } from '../theme/fonts.ts'
import type { FontResult, FontUse } from '../theme/fonts.ts'
import type { Theme } from '../theme/theme.ts'
import { setCover } from './cover/drawing.ts'
import { authorNames } from './credits.ts'
import { encodeJpeg } from './pictures/codecs.ts'
import { pictureAsJpeg } from './pictures.ts'

export type Cover = {
  /** JPEG. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** Alternative text: the words on the cover, and what it shows where the writer says it. */
  readonly description: string
  /** Characters of the title or the names that no face has; they are left out of the drawing. */
  readonly missing: readonly string[]
  /** Families that would have them. */
  readonly unavailable: FontResult['unavailable']
}

/**
 * The cover as JPEG: the writer's picture where the book has one (converted when it is not JPEG), else the theme's
 * `cover.svg` with title, subtitle and authors, 1600 × 2560. What was drawn is remembered in the host's cache.
 */
export async function coverImage(book: Book, theme: Theme, host: Host): Promise<Cover> {
  const { metadata, assets } = book
  const description = describe(book)
  const given = assets.find(({ id, role }) => role === 'cover' && id === metadata.cover)
  if (given) return { ...(await pictureAsJpeg(given, host)), description, missing: [], unavailable: [] }
  const words = {
    title: metadata.title,
    subtitle: metadata.subtitle ?? '',
    authors: metadata.authors.map(({ name }) => name).join('\n'),
  }
  const template = await theme.file('cover.svg')
  const use = { ...coverUse(words), language: metadata.language }
  const whole = await fontFiles(theme, use, 'woff2', host)
  const key = createHash('sha256').update(
    JSON.stringify([1, template, words, metadata.language, metadata.direction, whole.stacks]),
  )
  for (const { bytes } of whole.files) key.update(bytes)
  const name = `cover-${key.digest('hex')}.jpg`
  const size = { width: 1600, height: 2560, description, missing: whole.missing, unavailable: whole.unavailable }
  const bytes = await remembered(name, host, async () => {
    const fonts = await fontFiles(theme, use, 'truetype', host)
    const { language, direction } = metadata
    return paint(await setCover({ template, words, fonts, language, direction }), host)
  })
  return { bytes, ...size }
}

async function paint(svg: string, host: Host): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const image = new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render()
  if (image.width !== 1600 || image.height !== 2560) {
    throw new ChapbookError(`The theme's \`cover.svg\` is ${image.width} × ${image.height}, not 1600 × 2560`, {
      kind: 'usage',
      hint: 'Give its root element width="1600" height="2560".',
    })
  }
  return encodeJpeg({ width: image.width, height: image.height, data: image.pixels }, host)
}

/** Any slot of the drawing may take any face. */
function coverUse(words: Readonly<Record<string, string>>): FontUse {
  const all = Object.values(words).join(' ')
  const none = { bold: '', italic: '', boldItalic: '' }
  const marked = { text: none, smallCapitals: none, heading: none, code: none }
  return { text: all, smallCapitals: all, heading: all, code: '', math: '', marked }
}

function describe({ metadata }: Book): string {
  const words = [metadata.title, metadata.subtitle, authorNames(metadata)].filter(Boolean).join('. ')
  const given = metadata.cover === undefined ? undefined : metadata.coverDescription
  return given === undefined ? words : `${words}. ${given}`
}
