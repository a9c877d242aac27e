/** The pictures of a release, all made from the cover: the cover itself, small ones for pages, and one for those who share a link. */

import { createHash } from 'node:crypto'
import type { Metadata } from '../book/book.ts'
import type { Cover } from '../editions/cover.ts'
import { decodeJpeg, encodeJpeg, type Pixels } from '../editions/pictures/codecs.ts'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { remembered } from '../host/remembered.ts'
import type { Theme } from '../theme/theme.ts'
import type { FileRole, FileToRelease } from './manifest.ts'
import { shrink } from './pictures/shrink.ts'
import { sharePicture } from './pictures/share-picture.ts'

export type ReleasedPicture = FileToRelease & {
  readonly role: FileRole
  /** px */
  readonly width: number
  readonly height: number
}

export type PicturesOf = {
  readonly cover: Cover
  readonly metadata: Metadata
  readonly theme: Theme
}

type Size = { readonly width: number; readonly height: number }

/** Widths of the small pictures, px: what a page shows, and the same for screens of twice the density. */
const smallWidth = 480
const mediumWidth = 960

/**
 * The JPEGs `cover.jpg`, `cover-small.jpg`, `cover-medium.jpg` and `share.jpg` (1200 × 630), in this order. A cover that is no wider
 * than a small picture is not blown up: that picture is left out. What was made is remembered in the host's cache.
 */
export async function releasePictures(
  { cover, metadata, theme }: PicturesOf,
  host: Host,
): Promise<readonly ReleasedPicture[]> {
  const { bytes, width, height } = cover
  const source = createHash('sha256').update(bytes).digest('hex')
  const size = (narrow: number): Size => ({ width: narrow, height: Math.max(1, Math.round((height / width) * narrow)) })
  const whole = once(() => decoded(bytes, host))
  // The smaller ones are made from the next larger, which takes a third of the time.
  const medium = once(async () => (width > mediumWidth ? shrink(await whole(), size(mediumWidth)) : whole()))
  const thumbnail = async (path: string, narrow: number): Promise<readonly ReleasedPicture[]> => {
    if (narrow >= width) return []
    const made = await remembered(`small-1-${narrow}-${source}.jpg`, host, async () =>
      encodeJpeg(shrink(await medium(), size(narrow)), host),
    )
    return [picture(path, 'thumbnail', made, size(narrow))]
  }
  const made = [
    ...(await thumbnail('cover-small.jpg', smallWidth)),
    ...(await thumbnail('cover-medium.jpg', mediumWidth)),
  ]
  const share = await sharePicture({ pixels: medium, source, cover, metadata, theme }, host)
  return [
    picture('cover.jpg', 'cover', bytes, { width, height }),
    ...made,
    picture('share.jpg', 'share-picture', share.bytes, share),
  ]
}

function picture(
  path: string,
  role: FileRole,
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): ReleasedPicture {
  return { path, role, bytes, mediaType: 'image/jpeg', width, height }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

async function decoded(bytes: Uint8Array, host: Host): Promise<Pixels> {
  try {
    return await decodeJpeg(bytes, host)
  } catch (cause) {
    throw new ChapbookError('The cover is damaged: it cannot be decoded as JPEG', {
      hint: 'Save the picture again, as PNG or JPEG.',
      cause,
    })
  }
}
