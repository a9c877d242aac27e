/** The compiled program: a release that it has made and signed is whole, and its source is what `sha256sum` says. */

import { execFile } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readManifest } from '../../src/release/trust/read-manifest.ts'

const command = resolve(import.meta.dirname, '../../build/cli.cjs')
const fixture = (name: string): string => resolve(import.meta.dirname, '../release/trust/fixtures', name)
const run = promisify(execFile)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-test-'))
  mkdirSync(join(folder, 'manuscript'))
  writeFileSync(join(folder, 'manuscript/essay.md'), '# One\r\n\r\nText.\r\n\r\n# Two\r\n\r\nMore.\r\n')
  writeFileSync(join(folder, 'manuscript/chapbook.yaml'), 'title: A Room\nauthor: Ann Lee\nlanguage: en\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const environment = { ...process.env, CHAPBOOK_SIGNING_PASSPHRASE: 'open sesame' }
const chapbook = (...words: string[]) => run(process.execPath, [command, ...words], { cwd: folder, env: environment })

test('released, signed, verified, harmed, verified again', async () => {
  await chapbook('release', '--edition', 'web,epub', '--out', 'made', '--key', fixture('ed25519-passphrase'))
  const { stdout } = await chapbook('verify', 'made/a-room', '--key', fixture('ed25519-passphrase.pub'))
  expect(stdout).toMatch(
    /^\d+ files of 1 edition and its site are as they were made\.\nSigned by a key that you gave: /,
  )

  const edition = join(folder, 'made/a-room/edition-1')
  await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: edition })
  const manifest = readFileSync(join(edition, 'manifest.json'), 'utf8')
  expect(readManifest(manifest).kind).toBe('edition')
  const script = 'LC_ALL=C sha256sum chapbook.yaml essay.md | sha256sum'
  const summed = await run('sh', ['-c', script], { cwd: join(folder, 'manuscript') })
  expect(manifest).toContain(summed.stdout.slice(0, 64))

  appendFileSync(join(edition, 'a-room-edition-1.epub'), 'x')
  const harmed = await chapbook('verify', 'made/a-room').catch((error: unknown) => error)
  expect(harmed).toMatchObject({ code: 1, stdout: '' })
  expect(harmed).toHaveProperty('stderr', expect.stringMatching(/^size {8}edition-1\/a-room-edition-1\.epub\n/))
})
