/** What a picture file truly is, told from its bytes and not from its name. */

import type { Asset } from '../book/book.ts'

export type Measured =
  | {
      readonly kind: 'picture'
      readonly type: Asset['type']
      /** Natural size, CSS px. */
      readonly width: number
      readonly height: number
      /** What an SVG holds that is not shown. */
      readonly removed: readonly string[]
    }
  | { readonly kind: 'trouble'; readonly reason: string; readonly note?: string }

/** Points of a raster picture: 10,000 × 10,000 fill a sheet of A2 in print, and take 400 MB of memory to show. */
const mostPixels = 100_000_000

/** Tells type and size of a picture; why it cannot be shown, where it is damaged or of another kind. */
export async function measure(bytes: Uint8Array): Promise<Measured> {
  const type = typeOf(bytes)
  if (type === undefined) {
    return { kind: 'trouble', reason: bytes.length === 0 ? 'is empty' : 'is not a picture that Chapbook can read' }
  }
  if (type === 'image/svg+xml') return measureSvg(bytes)
  const { imageSize } = await import('image-size')
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0) || !(height > 0) || !isWhole(bytes, type)) return damaged
    if (width * height > mostPixels) {
      const reason = `is ${width} × ${height} pixels large, more than reading devices can show`
      return { kind: 'trouble', reason, note: 'Save it smaller: 3,000 pixels fill any page.' }
    }
    // Orientations 5 to 8 of EXIF 2.3 lie on their side.
    const size = orientation >= 5 ? { width: height, height: width } : { width, height }
    return { kind: 'picture', type, ...size, removed: [] }
  } catch {
    return damaged
  }
}

const damaged: Measured = { kind: 'trouble', reason: 'is damaged' }

async function measureSvg(bytes: Uint8Array): Promise<Measured> {
  const { inspectSvg } = await import('./svg.ts')
  const { size, removed } = inspectSvg(new TextDecoder().decode(bytes))
  return size === undefined ? damaged : { kind: 'picture', type: 'image/svg+xml', ...size, removed }
}

/** A file that was cut short has lost the mark at its end; what follows that mark does no harm. */
function isWhole(bytes: Uint8Array, type: Asset['type']): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'image/png') return text.lastIndexOf('IEND', undefined, 'latin1') > 0
  if (type === 'image/jpeg') return text.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  return type === 'image/webp' ? text.readUInt32LE(4) + 8 <= text.length : true
}

function typeOf(bytes: Uint8Array): Asset['type'] | undefined {
  const starts = (...expected: readonly number[]): boolean => expected.every((byte, index) => bytes[index] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  return /<svg[\s>]/i.test(text) ? 'image/svg+xml' : undefined
}
