/** The key that signs a release: read from a file that the user names, used, and neither kept nor shown. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { resolve } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import { writePublicKey } from './wire.ts'

export type Signer = {
  readonly kind: 'ssh-ed25519' | 'ssh-rsa'
  readonly key: KeyObject
  /** As SSH writes it, without a comment: that often names a machine. */
  readonly publicKey: Uint8Array
}

/**
 * Reads the key at a path, or else at that in `CHAPBOOK_SIGNING_KEY`; `undefined` where neither is given. Its passphrase is that in
 * `CHAPBOOK_SIGNING_PASSPHRASE`. Takes Ed25519 and RSA, as OpenSSH writes them and in PEM (PKCS #1 and #8).
 *
 * @throws ChapbookError where it cannot be read, is no private key, is of a kind that does not sign here, or the passphrase is wrong
 */
export async function signingKey(
  given: string | undefined,
  { disk, environment, folder }: Pick<Host, 'disk' | 'environment' | 'folder'>,
): Promise<Signer | undefined> {
  const path = given ?? (environment['CHAPBOOK_SIGNING_KEY'] || undefined)
  if (path === undefined) return undefined
  const kind = await disk.kind(resolve(folder, path))
  if (kind !== 'file') throw noKeyThere(path, given === undefined)
  const text = Buffer.from(await disk.read(resolve(folder, path))).toString('latin1')
  return readSigningKey(text, path, environment['CHAPBOOK_SIGNING_PASSPHRASE'] || undefined)
}

function noKeyThere(path: string, isFromEnvironment: boolean): ChapbookError {
  const where = isFromEnvironment ? 'CHAPBOOK_SIGNING_KEY' : '--key'
  return new ChapbookError(`There is no signing key at \`${path}\``, {
    kind: 'usage',
    hint: `Give ${where} the path of a private key; \`ssh-keygen -t ed25519 -f signing-key\` makes one.`,
  })
}

/** Reads the text of a key file; `path` is for the errors. */
export async function readSigningKey(text: string, path: string, passphrase?: string): Promise<Signer> {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1]
  if (label === undefined || !label.endsWith('PRIVATE KEY')) throw notPrivate(text, label, path)
  const key =
    label === 'OPENSSH PRIVATE KEY' ? await openSshKey(text, path, passphrase) : pemKey(text, path, passphrase)
  const publicKey = writePublicKey(createPublicKey(key))
  const type = key.asymmetricKeyType
  if (publicKey === undefined || !(type === 'ed25519' || type === 'rsa')) throw otherKind(path, type)
  const bits = key.asymmetricKeyDetails?.modulusLength
  if (bits !== undefined && bits < fewestBits) throw tooShort(path, bits)
  return { kind: type === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519', key, publicKey }
}

/** OpenSSH takes 1024; NIST SP 800-131A allows none below 2048. */
const fewestBits = 2048

async function openSshKey(text: string, path: string, passphrase: string | undefined): Promise<KeyObject> {
  const { cipher, kind } = openSshHead(text) ?? {}
  if (cipher === undefined) throw damaged(path)
  if (kind !== undefined && !/^(ssh-ed25519|ssh-rsa)$/.test(kind)) throw otherKind(path, kind)
  if (cipher !== 'none' && passphrase === undefined) throw needsPassphrase(path)
  // With others the library fails where nobody can catch it, if the passphrase is wrong.
  if (!/^(none|aes\d+-ctr)$/.test(cipher)) {
    throw new ChapbookError(`\`${path}\` is encrypted with \`${cipher}\`, which Chapbook cannot read`, {
      kind: 'usage',
      hint: 'Encrypt a copy of it with another cipher: `ssh-keygen -p -Z aes256-ctr -f` and the path of the copy.',
    })
  }
  const { parsePrivateKey } = await import('sshpk')
  try {
    const read = parsePrivateKey(text, 'ssh-private', cipher === 'none' ? {} : { passphrase: passphrase ?? '' })
    if (read.type === 'rsa') return createPrivateKey(read.toString('pkcs1'))
    const [d, x] = ['k', 'A'].map((name) => read.parts.find((part) => part.name === name)?.data.toString('base64url'))
    return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d: d ?? '', x: x ?? '' }, format: 'jwk' })
  } catch (error) {
    // What the library says may hold a part of the file, so it is not handed on.
    if (error instanceof Error && /^Key.*Error$/.test(error.name))
      throw /passphrase/i.test(error.message) ? wrongPassphrase(path) : damaged(path)
    throw error
  }
}

/** Cipher and kind of key, which stand in the clear (PROTOCOL.key of OpenSSH). */
function openSshHead(text: string): { readonly cipher: string; readonly kind: string | undefined } | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----/.exec(text)?.[1]
  const bytes = Buffer.from(body ?? '', 'base64')
  const magic = 'openssh-key-v1\0'
  if (bytes.subarray(0, magic.length).toString('latin1') !== magic) return undefined
  let at = magic.length
  const next = (): Buffer => {
    const length = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0
    const part = bytes.subarray(at + 4, at + 4 + length)
    at += 4 + length
    return part
  }
  const [cipher] = [next(), next(), next()].map(String)
  at += 4
  const kind = next()
  const kindLength = kind.length >= 4 ? kind.readUInt32BE(0) : 0
  return { cipher: cipher ?? '', kind: kind.subarray(4, 4 + kindLength).toString('latin1') || undefined }
}

/** Node reads these, also those that a passphrase protects. */
function pemKey(text: string, path: string, passphrase: string | undefined): KeyObject {
  const isEncrypted = /ENCRYPTED/.test(text)
  if (isEncrypted && passphrase === undefined) throw needsPassphrase(path)
  try {
    return createPrivateKey({ key: text, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) })
  } catch {
    throw isEncrypted ? wrongPassphrase(path) : damaged(path)
  }
}

function notPrivate(text: string, label: string | undefined, path: string): ChapbookError {
  const isPublic = label?.includes('PUBLIC KEY') === true || /^(ssh-|ecdsa-|sk-)\S+ AAAA/.test(text.trimStart())
  const other = path.replace(/\.pub$/, '')
  const hint = isPublic
    ? `Name the private key that belongs to it${other === path ? '' : `: \`${other}\``}.`
    : 'Name a private key; `ssh-keygen -t ed25519 -f signing-key` makes one.'
  const what = isPublic ? 'is a public key, and only a private one can sign' : 'is not a private key'
  return new ChapbookError(`\`${path}\` ${what}`, { kind: 'usage', hint })
}

function otherKind(path: string, kind = 'unknown'): ChapbookError {
  const reason = /^(ec|ecdsa-.*)$/.test(kind)
    ? 'is an ECDSA key, whose signatures are never the same twice'
    : kind.startsWith('sk-')
      ? 'is in a security key, which Chapbook cannot ask'
      : `is a key of the kind \`${kind}\`, which does not sign releases`
  return new ChapbookError(`\`${path}\` ${reason}`, {
    kind: 'usage',
    hint: 'Take an Ed25519 key; `ssh-keygen -t ed25519 -f signing-key` makes one.',
  })
}

function tooShort(path: string, bits: number): ChapbookError {
  return new ChapbookError(`\`${path}\` is an RSA key of ${bits} bits, which is too short to be trusted`, {
    kind: 'usage',
    hint: 'Take an Ed25519 key; `ssh-keygen -t ed25519 -f signing-key` makes one.',
  })
}

function needsPassphrase(path: string): ChapbookError {
  return new ChapbookError(`\`${path}\` is protected by a passphrase`, {
    kind: 'usage',
    hint: 'Put the passphrase into the environment as CHAPBOOK_SIGNING_PASSPHRASE.',
  })
}

function wrongPassphrase(path: string): ChapbookError {
  return new ChapbookError(`The passphrase for \`${path}\` is wrong`, {
    kind: 'usage',
    hint: 'Put the right one into the environment as CHAPBOOK_SIGNING_PASSPHRASE.',
  })
}

function damaged(path: string): ChapbookError {
  return new ChapbookError(`\`${path}\` is damaged: no key can be read from it`, {
    kind: 'usage',
    hint: 'Take it from your backup, or name another key.',
  })
}
