/** Signatures of a release, as OpenSSH makes and checks them with `ssh-keygen -Y` (PROTOCOL.sshsig of OpenSSH). */

import { constants, createHash, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import type { Signer } from './signing-key.ts'
import { ecdsaSignature, readPublicKey, readStrings, writeStrings, type KeyKind } from './wire.ts'

/** What a signature is for: that of a file counts nowhere else. The word is that of `ssh-keygen -n`. */
const namespace = 'file'
const preamble = Buffer.from('SSHSIG')
const [begin, end] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----']

/**
 * Signs bytes: text of a `.sig` file. The same key and bytes give the same signature (Ed25519, and RSA by PKCS #1 v1.5).
 *
 * `ssh-keygen -Y verify -n file -f allowed_signers -I … -s SHA256SUMS.sig < SHA256SUMS` takes it.
 */
export function signatureFile(bytes: Uint8Array, { kind, key, publicKey }: Signer): string {
  const message = signedMessage('sha512', createHash('sha512').update(bytes).digest())
  const signature =
    kind === 'ssh-ed25519'
      ? writeStrings(['ssh-ed25519', signBytes(null, message, key)])
      : writeStrings(['rsa-sha2-512', signBytes('sha512', message, { key, padding: constants.RSA_PKCS1_PADDING })])
  const blob = Buffer.concat([preamble, versionOne, writeStrings([publicKey, namespace, '', 'sha512', signature])])
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? []
  return `${[begin, ...lines, end].join('\n')}\n`
}

const versionOne = Buffer.from([0, 0, 0, 1])

function signedMessage(hash: string, digest: Uint8Array): Buffer {
  return Buffer.concat([preamble, writeStrings([namespace, '', hash, digest])])
}

export type SignatureCheck =
  | { readonly kind: 'good'; readonly publicKey: Uint8Array }
  /** It is whole, but not one of these bytes. */
  | { readonly kind: 'bad'; readonly publicKey: Uint8Array }
  /** It cannot be read: damaged, for another use, or by a kind of key that is not known here. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Whether a `.sig` file is a signature of the bytes by the key that it names. Whose key that is, is another question. */
export function checkSignature(bytes: Uint8Array, signature: string): SignatureCheck {
  const unreadable = (reason: string): SignatureCheck => ({ kind: 'unreadable', reason })
  const lines = signature.split(/\r?\n/).filter((line) => line !== '')
  if (lines[0] !== begin || lines.at(-1) !== end || lines.length < 3) return unreadable('it is not whole')
  const blob = Buffer.from(lines.slice(1, -1).join(''), 'base64')
  const isOurs = blob.subarray(0, 6).equals(preamble) && blob.subarray(6, 10).equals(versionOne)
  const strings = isOurs ? readStrings(blob.subarray(10)) : undefined
  const [publicKey, use, , hash, signed] = strings ?? []
  if (strings?.length !== 5 || !publicKey || !use || !hash || !signed) return unreadable('it is not whole')
  if (textOf(use) !== namespace) return unreadable('it was not made for a file')
  const key = readPublicKey(publicKey)
  const [algorithm, value, ...more] = readStrings(signed) ?? []
  if (!key) return unreadable(`its kind of key is not known here (${textOf(readStrings(publicKey)?.[0] ?? hash)})`)
  const hashName = textOf(hash)
  if (!algorithm || !value || more.length > 0 || !(hashName === 'sha512' || hashName === 'sha256'))
    return unreadable('it is not whole')
  const message = signedMessage(hashName, createHash(hashName).update(bytes).digest())
  const isGood = isSignedBy(key, { message, algorithm: textOf(algorithm), value })
  return { kind: isGood ? 'good' : 'bad', publicKey }
}

type Signed = { readonly message: Uint8Array; readonly algorithm: string; readonly value: Uint8Array }
type PublicKey = NonNullable<ReturnType<typeof readPublicKey>>

function isSignedBy({ kind, key }: PublicKey, { message, algorithm, value }: Signed): boolean {
  const hash = hashes[kind]?.[algorithm]
  if (hash === undefined) return false
  if (kind === 'ssh-ed25519') return verifyBytes(null, message, key, value)
  if (kind === 'ssh-rsa') return verifyBytes(hash, message, { key, padding: constants.RSA_PKCS1_PADDING }, value)
  const fixed = ecdsaSignature(value, kind)
  return fixed !== undefined && verifyBytes(hash, message, { key, dsaEncoding: 'ieee-p1363' }, fixed)
}

/** Kind of key → how it may have signed → hash; RSA with SHA-1 is not among them. */
const hashes: Readonly<Record<KeyKind, Readonly<Record<string, string>>>> = {
  'ssh-ed25519': { 'ssh-ed25519': '' },
  'ssh-rsa': { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' },
  'ecdsa-sha2-nistp256': { 'ecdsa-sha2-nistp256': 'sha256' },
  'ecdsa-sha2-nistp384': { 'ecdsa-sha2-nistp384': 'sha384' },
  'ecdsa-sha2-nistp521': { 'ecdsa-sha2-nistp521': 'sha512' },
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}
