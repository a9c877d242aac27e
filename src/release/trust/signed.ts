/** Whether a folder of a release is signed, and by whom. */

import { join } from 'node:path'
import { missing, notAFile, type Finding } from './finding.ts'
import { shownIn, type Folder, type Tools } from './folder.ts'
import { checksumsName, publicKeyName, signatureName } from './seal.ts'
import { checkSignature } from './signature.ts'
import { fingerprint, readKeyLine } from './trusted-keys.ts'

export type SignatureFound =
  /** `isTrusted`: by one of the keys that the reader has from elsewhere. */
  | { readonly kind: 'signed'; readonly fingerprint: string; readonly isTrusted: boolean }
  | { readonly kind: 'unsigned' }
  /** Something is wrong with it, and has been told. */
  | { readonly kind: 'wrong' }

type ExaminedSignature = { readonly found: SignatureFound; readonly findings: readonly Finding[] }

/** Signatures and keys are shorter. Bytes. */
const longest = 1 << 16

/** @param sums bytes of `SHA256SUMS` */
export async function examineSignature(
  folder: Folder,
  sums: Uint8Array | undefined,
  { read, trusted }: Tools,
): Promise<ExaminedSignature> {
  const [signature, key] = [signatureName, publicKeyName].map((name) => folder.entries.get(name))
  const [signaturePath, keyPath] = [shownIn(folder, signatureName), shownIn(folder, publicKeyName)]
  if (signature === undefined) {
    const findings = key ? [missing(signaturePath, 'A key lies here, but the signature by it is gone')] : []
    return { found: { kind: key ? 'wrong' : 'unsigned' }, findings }
  }
  const wrong = (finding: Finding | undefined): ExaminedSignature => ({
    found: { kind: 'wrong' },
    findings: finding ? [finding] : [],
  })
  // Links are told by those who judge what lies in the folder.
  if (signature.kind !== 'file')
    return wrong(signature.kind === 'folder' ? notAFile(signaturePath, 'folder') : undefined)
  if (sums === undefined) return wrong(undefined)
  if (signature.bytes > longest) return wrong(damaged(signaturePath, 'it is far too long'))
  const check = checkSignature(sums, text(await read(join(folder.place, signatureName))))
  if (check.kind === 'unreadable') return wrong(damaged(signaturePath, check.reason))
  const name = fingerprint(check.publicKey)
  if (check.kind === 'bad') return wrong(otherList(signaturePath, name))
  const isTrusted = trusted?.some((one) => Buffer.from(one).equals(check.publicKey)) ?? false
  if (trusted && !isTrusted) return wrong(otherKey(signaturePath, name, trusted.map(fingerprint)))
  const finding = await examineKey()
  return { found: { kind: 'signed', fingerprint: name, isTrusted }, findings: finding ? [finding] : [] }

  async function examineKey(): Promise<Finding | undefined> {
    if (key === undefined) return missing(keyPath, 'The public key of the signature belongs here')
    if (key.kind !== 'file') return key.kind === 'folder' ? notAFile(keyPath, 'folder') : undefined
    const lying =
      key.bytes > longest ? undefined : readKeyLine(text(await read(join(folder.place, publicKeyName))).trim())
    const isThat = check.kind === 'good' && lying !== undefined && Buffer.from(lying).equals(check.publicKey)
    return isThat ? undefined : otherKeyLies(keyPath, name)
  }
}

function damaged(path: string, reason: string): Finding {
  return {
    kind: 'signature',
    path,
    reason: `The signature cannot be read: ${reason}`,
    hint: 'Get it again from where the release came from, or check it with `ssh-keygen -Y verify`.',
  }
}

function otherList(path: string, key: string): Finding {
  return {
    kind: 'signature',
    path,
    reason: `It is not a signature of this \`${checksumsName}\`: one of the two was changed after ${key} had signed`,
    hint: 'Do not trust this release; get it again, or ask the publisher.',
  }
}

function otherKey(path: string, key: string, expected: readonly string[]): Finding {
  return {
    kind: 'signer',
    path,
    reason: `It is signed by the key ${key}, and not by ${expected.length === 1 ? 'yours' : 'one of yours'}: ${expected.join(', ')}`,
    hint: 'Ask the publisher, on a way that you trust, whether the key is new.',
  }
}

function otherKeyLies(path: string, key: string): Finding {
  return {
    kind: 'signer',
    path,
    reason: `It is not the key that has signed, which is ${key}`,
    hint: 'Do not use it; ask the publisher for the right key.',
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
