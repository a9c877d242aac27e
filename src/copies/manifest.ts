/** What the maker of personal copies keeps of them: which files there are, and that they are what was made. Nobody is named. */

import { join } from 'node:path'
import type { Host } from '../host/host.ts'
import { byCodePoint, checksumsFile, sha256 } from '../release/trust/checksums.ts'
import { checksumsName, manifestName, publicKeyName, signatureName } from '../release/trust/seal.ts'
import { signatureFile } from '../release/trust/signature.ts'
import type { Signer } from '../release/trust/signing-key.ts'
import { publicKeyFile } from '../release/trust/trusted-keys.ts'
import type { CopiedEdition } from './base.ts'

export type CopiesManifest = {
  readonly kind: 'copies'
  /** Of the layout of this file. */
  readonly version: 1
  readonly work: { readonly title: string; readonly identifier: string; readonly slug: string }
  /** `edition-2` */
  readonly edition: string
  /** The files of the release that the copies are of. */
  readonly bases: readonly CopiedBase[]
  /** By number of the copy, then by path. */
  readonly files: readonly CopiedFile[]
}

export type CopiedBase = {
  readonly path: string
  readonly role: CopiedEdition
  readonly bytes: number
  readonly sha256: string
  /** Where a copy has more pages than the base: how many, and before which page, from 1. Page maps of the base count without them. */
  readonly added?: { readonly pages: number; readonly before: number }
}

export type CopiedFile = {
  readonly path: string
  /** Number of the copy. */
  readonly copy: number
  readonly role: CopiedEdition
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  /** SHA-256 of the base. */
  readonly base: string
}

/** What an earlier call has written into the folder; files without a manifest that can be read count as none. */
export async function readCopies(folder: string, { disk }: Pick<Host, 'disk'>): Promise<CopiesManifest | undefined> {
  const path = join(folder, manifestName)
  if ((await disk.kind(path)) !== 'file') return undefined
  const v = await import('valibot')
  const role = v.picklist(['epub', 'print'])
  const base = v.object({
    path: v.string(),
    role,
    bytes: v.number(),
    sha256: v.string(),
    added: v.exactOptional(v.object({ pages: v.number(), before: v.number() })),
  })
  const file = v.object({
    ...{ path: v.string(), copy: v.number(), role, mediaType: v.string() },
    ...{ bytes: v.number(), sha256: v.string(), base: v.string() },
  })
  const schema = v.object({
    kind: v.literal('copies'),
    version: v.literal(1),
    work: v.object({ title: v.string(), identifier: v.string(), slug: v.string() }),
    edition: v.string(),
    bases: v.array(base),
    files: v.array(file),
  })
  const read = v.safeParse(schema, parsed(new TextDecoder().decode(await disk.read(path))))
  return read.success ? read.output : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The manifest with what was made now, in the place of what it had under the same path. */
export function withCopies(
  before: CopiesManifest | undefined,
  { bases, files, ...about }: Omit<CopiesManifest, 'kind' | 'version'>,
): CopiesManifest {
  const paths = new Set(files.map(({ path }) => path))
  const all = [...(before?.files ?? []).filter(({ path }) => !paths.has(path)), ...files]
  const used = new Set(all.map(({ base }) => base))
  const known = new Map([...(before?.bases ?? []), ...bases].map((base) => [base.sha256, base]))
  return {
    kind: 'copies',
    version: 1,
    ...about,
    bases: [...known.values()].filter((base) => used.has(base.sha256)).toSorted((a, b) => byCodePoint(a.path, b.path)),
    files: all.toSorted((a, b) => a.copy - b.copy || byCodePoint(a.path, b.path)),
  }
}

/** The files that vouch for the copies: the manifest, one file a line, its checksums, and where a key is given a signature of these. */
export function sealedCopies(
  manifest: CopiesManifest,
  signer: Signer | undefined,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const encoder = new TextEncoder()
  const { bases, files, ...about } = manifest
  const list = (items: readonly object[]): string =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
  const head = JSON.stringify(about, undefined, 2).slice(0, -2)
  const text = encoder.encode(`${head},\n  "bases": ${list(bases)},\n  "files": ${list(files)}\n}\n`)
  const sums = encoder.encode(
    checksumsFile([
      { name: manifestName, sha256: sha256(text) },
      ...files.map((file) => ({ name: file.path, sha256: file.sha256 })),
    ]),
  )
  return [
    { path: manifestName, bytes: text },
    { path: checksumsName, bytes: sums },
    ...(signer === undefined
      ? []
      : [
          { path: signatureName, bytes: encoder.encode(signatureFile(sums, signer)) },
          { path: publicKeyName, bytes: encoder.encode(publicKeyFile(signer.publicKey)) },
        ]),
  ]
}
