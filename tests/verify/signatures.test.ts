/** Signed releases: by whom, over what. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { signatureFile } from '../../src/release/trust/signature.ts'
import { verify } from '../../src/verify.ts'
import { after, editionFiles, keyText, release, removeReleases, signer, siteFiles, told } from './release-folder.ts'

afterEach(removeReleases)

describe('signatures', () => {
  const keyFile = (name: string): string => new URL(`../release/trust/fixtures/${name}.pub`, import.meta.url).pathname

  test('are good with the key that lies there, which proves no person', async () => {
    const found = await verify({ folder: release(editionFiles(1, await signer())) })
    expect(found).toMatchObject({ ok: true, unsigned: 0, signers: [{ isTrusted: false }] })
  })

  test('are good with the key of the reader', async () => {
    const found = await verify({ folder: release(editionFiles(1, await signer())), key: keyFile('ed25519') })
    expect(found).toMatchObject({ ok: true, signers: [{ isTrusted: true }] })
  })

  test('by another key are not', async () => {
    const found = await verify({ folder: release(editionFiles(1, await signer())), key: keyFile('rsa') })
    expect(told(found)).toEqual(['signer SHA256SUMS.sig'])
  })

  test('by another key that were put in place of the old ones are found by the key of the reader alone', async () => {
    const found = await verify({ folder: release(editionFiles(1, await signer('rsa'))) })
    expect(found.ok).toBe(true)
    const folder = release(editionFiles(1, await signer('rsa')))
    expect(told(await verify({ folder, key: keyFile('ed25519') }))).toEqual(['signer SHA256SUMS.sig'])
  })

  test('of a list that was changed, with all that it lists, are bad', async () => {
    const [old, other] = [editionFiles(1, await signer()), editionFiles(1)]
    const changed = new Map([...old, ...other])
    const sums = new TextDecoder().decode(other.get('SHA256SUMS')).replace('the-angel-1.pdf', 'the-angel-3.pdf')
    const found = await after(changed, (at) => writeFileSync(at('SHA256SUMS'), sums))
    expect(told(found)).toContain('signature SHA256SUMS.sig')
  })

  test('that are damaged, too long or without their key', async () => {
    const files = editionFiles(1, await signer())
    expect(told(await after(files, (at) => writeFileSync(at('SHA256SUMS.sig'), 'x')))).toEqual([
      'signature SHA256SUMS.sig',
    ])
    expect(told(await after(files, (at) => writeFileSync(at('SHA256SUMS.sig'), 'x'.repeat(70_000))))).toEqual([
      'signature SHA256SUMS.sig',
    ])
    expect(told(await after(files, (at) => rmSync(at('signing-key.pub'))))).toEqual(['missing signing-key.pub'])
    expect(told(await after(files, (at) => rmSync(at('SHA256SUMS.sig'))))).toEqual(['missing SHA256SUMS.sig'])
  })

  test('whose key was exchanged', async () => {
    const files = editionFiles(1, await signer())
    const found = await after(files, (at) => writeFileSync(at('signing-key.pub'), keyText('rsa.pub')))
    expect(told(found)).toEqual(['signer signing-key.pub'])
  })

  test('that are wanted and not there', async () => {
    const found = await verify({ folder: release(editionFiles(1)), key: keyFile('ed25519') })
    expect(told(found)).toEqual(['unsigned SHA256SUMS'])
  })

  test('of a site cover its editions', async () => {
    const found = await verify({ folder: release(siteFiles({ site: await signer() })), key: keyFile('ed25519') })
    expect(told(found)).toEqual([])
    expect(found.unsigned).toBe(0)
  })

  test('of editions do not cover the site', async () => {
    const found = await verify({ folder: release(siteFiles({ editions: await signer() })), key: keyFile('ed25519') })
    expect(told(found)).toEqual(['unsigned SHA256SUMS'])
  })

  test('by OpenSSH, whatever made them, count too', async () => {
    const key = await signer()
    const found = await after(editionFiles(1, key), (at) => {
      const again = signatureFile(readFileSync(at('SHA256SUMS')), key)
      writeFileSync(at('SHA256SUMS.sig'), again.replaceAll('\n', '\r\n'))
    })
    expect(found.ok).toBe(true)
  })
})
