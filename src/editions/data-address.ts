/** Writes bytes into an address, so that a page needs no other file. */

/** A `data:` address (RFC 2397) in base 64. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
}
