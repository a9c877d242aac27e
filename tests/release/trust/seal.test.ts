/** The files by which a folder can be trusted. */

import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { checksumsFile } from '../../../src/release/trust/checksums.ts'
import { seal } from '../../../src/release/trust/seal.ts'
import { readSigningKey } from '../../../src/release/trust/signing-key.ts'

const files = ['manifest.json', 'the-angel.epub'].map((path) => ({ path, bytes: new TextEncoder().encode(path) }))
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

test('without a key it is the list alone', () => {
  const sealed = seal(files, undefined)
  expect(sealed.map(({ path }) => path)).toEqual(['SHA256SUMS'])
  expect(text(sealed[0]?.bytes)).toBe(checksumsFile(files.map(({ path, bytes }) => ({ name: path, bytes }))))
})

test('with a key it is the signature and the public key too, and the same each time', async () => {
  const key = readFileSync(new URL('fixtures/ed25519', import.meta.url), 'utf8')
  const signer = await readSigningKey(key, 'ed25519')
  const sealed = seal(files, signer)
  expect(sealed.map(({ path }) => path)).toEqual(['SHA256SUMS', 'SHA256SUMS.sig', 'signing-key.pub'])
  expect(text(sealed[1]?.bytes)).toMatch(/^-----BEGIN SSH SIGNATURE-----\n/)
  expect(text(sealed[2]?.bytes)).toMatch(/^ssh-ed25519 \S+\n$/)
  expect(seal(files.toReversed(), signer)).toEqual(sealed)
})
