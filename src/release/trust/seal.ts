/** The files by which a folder of a release can be trusted: checksums, and a signature of them. */

import type { FileToRelease } from '../manifest.ts'
import { checksumsFile } from './checksums.ts'
import { signatureFile } from './signature.ts'
import type { Signer } from './signing-key.ts'
import { publicKeyFile } from './trusted-keys.ts'

export const manifestName = 'manifest.json'
export const checksumsName = 'SHA256SUMS'
export const signatureName = 'SHA256SUMS.sig'
export const publicKeyName = 'signing-key.pub'

/** What no list of a release can hold: the list itself, and what is made from it. */
export const unlistedNames: ReadonlySet<string> = new Set([checksumsName, signatureName, publicKeyName])

/**
 * The files that go beside all others of a folder: `SHA256SUMS`, and where a key is given `SHA256SUMS.sig` and `signing-key.pub`.
 *
 * @param files every file of the folder, `manifest.json` too; on a site those that are not of an edition
 */
export function seal(
  files: readonly Pick<FileToRelease, 'path' | 'bytes'>[],
  signer: Signer | undefined,
): readonly FileToRelease[] {
  const text = new TextEncoder()
  const sums = text.encode(checksumsFile(files.map(({ path, bytes }) => ({ name: path, bytes }))))
  const file = (path: string, bytes: Uint8Array): FileToRelease => ({ path, bytes, mediaType: 'text/plain' })
  return [
    file(checksumsName, sums),
    ...(signer === undefined
      ? []
      : [
          file(signatureName, text.encode(signatureFile(sums, signer))),
          file(publicKeyName, text.encode(publicKeyFile(signer.publicKey))),
        ]),
  ]
}
