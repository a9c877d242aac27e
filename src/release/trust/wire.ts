/** Public keys and signatures as SSH writes them: RFC 4251 (strings, numbers), RFC 4253, 5656 and 8709 (keys). */

import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** Kinds of keys that can be read. */
export type KeyKind = 'ssh-ed25519' | 'ssh-rsa' | 'ecdsa-sha2-nistp256' | 'ecdsa-sha2-nistp384' | 'ecdsa-sha2-nistp521'

const curves: Readonly<Record<string, string>> = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' }

/** The parts of a string of SSH strings, each after its length in four bytes; `undefined` where they do not fill it exactly. */
export function readStrings(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const strings: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined
    const end = at + 4 + view.getUint32(at)
    if (end > bytes.length) return undefined
    strings.push(bytes.subarray(at + 4, end))
    at = end
  }
  return strings
}

/** Writes SSH strings one behind the other; text is UTF-8. */
export function writeStrings(strings: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(
    strings.flatMap((given) => {
      const bytes = typeof given === 'string' ? Buffer.from(given) : given
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** A public key as SSH writes it, for Node; `undefined` where it is of another kind or broken. */
export function readPublicKey(blob: Uint8Array): { readonly kind: KeyKind; readonly key: KeyObject } | undefined {
  const [kindBytes, ...parts] = readStrings(blob) ?? []
  const kind = Buffer.from(kindBytes ?? []).toString()
  const jwk = publicJwk(kind, parts)
  if (jwk === undefined) return undefined
  try {
    return { kind: kind as KeyKind, key: createPublicKey({ key: jwk, format: 'jwk' }) }
  } catch {
    return undefined
  }
}

function publicJwk(kind: string, parts: readonly Uint8Array[]): JsonWebKey | undefined {
  const [first, second] = parts
  if (kind === 'ssh-ed25519' && first?.length === 32 && parts.length === 1)
    return { kty: 'OKP', crv: 'Ed25519', x: base64url(first) }
  if (kind === 'ssh-rsa' && first && second && parts.length === 2)
    return { kty: 'RSA', e: base64url(unsigned(first)), n: base64url(unsigned(second)) }
  const curve = /^ecdsa-sha2-(nistp\d+)$/.exec(kind)?.[1]
  const crv = curve && curves[curve]
  // An uncompressed point: 4, then both coordinates.
  if (!crv || !second || parts.length !== 2 || Buffer.from(first ?? []).toString() !== curve || second[0] !== 4)
    return undefined
  const half = (second.length - 1) / 2
  return { kty: 'EC', crv, x: base64url(second.subarray(1, 1 + half)), y: base64url(second.subarray(1 + half)) }
}

/** The public half of a key of Node as SSH writes it; `undefined` where it is neither Ed25519 nor RSA. */
export function writePublicKey(key: KeyObject): Uint8Array | undefined {
  const { kty, crv, x = '', e = '', n = '' } = key.export({ format: 'jwk' })
  if (crv === 'Ed25519') return writeStrings(['ssh-ed25519', fromBase64url(x)])
  if (kty === 'RSA') return writeStrings(['ssh-rsa', positive(fromBase64url(e)), positive(fromBase64url(n))])
  return undefined
}

/** The fixed width that Node wants of the two numbers of an ECDSA signature (IEEE P1363); `undefined` where they are none. */
export function ecdsaSignature(blob: Uint8Array, kind: KeyKind): Uint8Array | undefined {
  const width = { 'ecdsa-sha2-nistp256': 32, 'ecdsa-sha2-nistp384': 48, 'ecdsa-sha2-nistp521': 66 }[kind as string]
  const numbers = readStrings(blob)?.map(unsigned)
  if (width === undefined || numbers?.length !== 2 || numbers.some(({ length }) => length > width)) return undefined
  return Buffer.concat(numbers.map((number) => Buffer.concat([Buffer.alloc(width - number.length), number])))
}

/** Numbers of SSH have a sign: a zero stands before those that would else be negative. */
function positive(number: Uint8Array): Uint8Array {
  return (number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), number]) : number
}

function unsigned(number: Uint8Array): Uint8Array {
  const start = number.findIndex((byte) => byte !== 0)
  return start === -1 ? new Uint8Array() : number.subarray(start)
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

function fromBase64url(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}
