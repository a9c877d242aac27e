/** Writes bytes into an address, so that a page needs no other file. */

import type { FontFile } from '../theme/theme.ts'

/** The address of a font file. */
export function fontAddress({ format, bytes }: FontFile): string {
  return dataAddress(format === 'woff2' ? 'font/woff2' : 'font/ttf', bytes)
}

/** A `data:` address (RFC 2397) in base 64. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
}
