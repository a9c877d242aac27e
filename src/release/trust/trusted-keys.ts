/** Public keys that a reader trusts: files as OpenSSH has them (`authorized_keys`, `allowed_signers`, `.pub`). */

import { createHash } from 'node:crypto'
import { ChapbookError } from '../../errors.ts'
import { readPublicKey } from './wire.ts'

/** One line for `signing-key.pub`. */
export function publicKeyFile(publicKey: Uint8Array): string {
  return `${kindOf(publicKey)} ${Buffer.from(publicKey).toString('base64')}\n`
}

/** `SHA256:…`, as `ssh-keygen -l` shows a key. */
export function fingerprint(publicKey: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(publicKey).digest('base64').replaceAll('=', '')}`
}

/** The key of a line, wherever it stands in it; `undefined` where there is none. */
export function readKeyLine(line: string): Uint8Array | undefined {
  // Options may hold anything between quotation marks, a key too.
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
  const [, kind, body] = /(?:^|\s)((?:ssh|ecdsa|sk)-[a-z0-9@.-]+)\s+([A-Za-z0-9+/]+=*)(?:\s|$)/.exec(bare) ?? []
  if (kind === undefined || body === undefined) return undefined
  const blob = Buffer.from(body, 'base64')
  return kindOf(blob) === kind && readPublicKey(blob) ? blob : undefined
}

/**
 * All keys of such a file.
 *
 * @param path for the errors
 * @throws ChapbookError where it holds a private key, a line that says when or for what its key counts, or no key
 */
export function readTrustedKeys(text: string, path: string): readonly Uint8Array[] {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) {
    throw new ChapbookError(`\`${path}\` is a private key, and to verify a public one is enough`, {
      kind: 'usage',
      hint: `Name the public key: \`${path}.pub\`.`,
    })
  }
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line))
  const limited = lines.find((line) => /(?:^|[\s,])(?:cert-authority|valid-after=|valid-before=)/i.test(line))
  if (limited !== undefined) {
    throw new ChapbookError(`\`${path}\` says when a key counts or for which others, and Chapbook cannot judge that`, {
      kind: 'usage',
      hint: 'Check with `ssh-keygen -Y verify`, or name a file with the keys alone.',
    })
  }
  // A key for other things than files has not signed this.
  const forFiles = lines.filter((line) => {
    const wanted = /namespaces="([^"]*)"/i.exec(line)?.[1]
    return wanted === undefined || wanted.split(',').some((pattern) => pattern === 'file' || pattern === '*')
  })
  const keys = forFiles.flatMap((line) => readKeyLine(line) ?? [])
  if (keys.length > 0) return keys
  throw new ChapbookError(`\`${path}\` holds no public key that Chapbook knows`, {
    kind: 'usage',
    hint: 'It should have a line such as `ssh-ed25519 AAAA…`, as in a file that ends in `.pub`.',
  })
}

function kindOf(blob: Uint8Array): string {
  const length = blob.length >= 4 ? Buffer.from(blob).readUInt32BE(0) : 0
  return Buffer.from(blob.subarray(4, 4 + length)).toString('latin1')
}
