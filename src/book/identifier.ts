/** Makes the identifier of a book that has none: the same for the same book, whoever builds it and whenever. */

import { createHash } from 'node:crypto'

/** Namespace of addresses, RFC 9562 section 6.6. */
const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** Chapbook's own namespace, for books that are known by language, title and authors. */
const works = 'b1f0c7f2-52f4-5b0e-9d52-6f3f4b1d8c7a'

export type IdentifierKey = {
  readonly url?: string | undefined
  readonly language: string
  readonly title: string
  readonly authors: readonly string[]
}

/** Makes `urn:uuid:…` from the address of the book, or else from its language, title and authors. */
export function stableIdentifier({ url, language, title, authors }: IdentifierKey): string {
  if (url !== undefined) return `urn:uuid:${nameBasedUuid(addresses, url)}`
  // A character that no title holds keeps `a, b` and `a`, `b` apart.
  return `urn:uuid:${nameBasedUuid(works, [language, title, ...authors].map((part) => part.normalize('NFC')).join('\u001F'))}`
}

/** Makes `urn:uuid:…` for a thing that is known by an identifier and names below it, such as an edition of a work. */
export function identifierBelow(identifier: string, ...names: readonly string[]): string {
  return `urn:uuid:${nameBasedUuid(works, [identifier, ...names].map((part) => part.normalize('NFC')).join('\u001F'))}`
}

/** Makes a UUID of version 5 from a namespace and a name (RFC 9562 section 5.5). */
export function nameBasedUuid(namespace: string, name: string): string {
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
