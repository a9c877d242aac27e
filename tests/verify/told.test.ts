/** What `chapbook verify` says, and its exit code. */

import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { paper } from '../report/paper.ts'
import { editionFiles, release, removeReleases, sealed, signer, siteFiles } from './release-folder.ts'

afterEach(removeReleases)

async function call(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [paper(), paper()]
  const signal = new AbortController().signal
  const code = await run(['verify', ...words], { stdout, stderr, environment: {}, folder: '/', signal })
  return { code, out: stdout.text(), err: stderr.text() }
}

const publicKey = new URL('../release/trust/fixtures/ed25519.pub', import.meta.url).pathname

describe('a release that is whole', () => {
  test('is told in a line, with what that does not prove', async () => {
    expect(await call(release(siteFiles()))).toEqual({
      code: 0,
      out: '20 files of 2 editions and their site are as they were made.\nIt is not signed: so nothing was damaged on the way, but who made it is not proved.\n',
      err: '',
    })
  })

  test('and is signed, with the key of the folder or that of the reader', async () => {
    const folder = release(editionFiles(1, await signer()))
    const own = await call(folder)
    expect(own.out).toContain('5 files of 1 edition are as they were made.')
    const words = own.out.replaceAll('\n', ' ')
    expect(words).toMatch(/Signed by the key SHA256:\S+. The key lies in the release itself, so this proves only that/)
    expect(words).toContain('To prove who signed it, give a key that you have from elsewhere: --key.')
    expect((await call(folder, '--key', publicKey)).out).toMatch(/Signed by a key that you gave: SHA256:\S+\n$/)
  })

  test('is not spoken of with --quiet', async () => {
    expect(await call(release(editionFiles(1)), '--quiet')).toEqual({ code: 0, out: '', err: '' })
  })

  test('may be personal copies', async () => {
    const files = ['the-angel-copy-0001.epub', 'the-angel-copy-0002.epub'].map((path) => ({
      path,
      bytes: Buffer.from(path),
    }))
    const { out } = await call(release(sealed('copies', files, {})))
    expect(out).toContain('4 files of personal copies are as they were made.\n')
  })

  test('as one event for programs', async () => {
    const { out } = await call(release(editionFiles(1)), '--json')
    expect(JSON.parse(out)).toMatchObject({ kind: 'verified', exitCode: 0, ok: true, files: 5, findings: 0 })
  })
})

describe('a release that is not', () => {
  function harmed(): string {
    const folder = release(editionFiles(1))
    appendFileSync(join(folder, 'the-angel-1.pdf'), 'more')
    rmSync(join(folder, 'the-angel-1.epub'))
    writeFileSync(join(folder, '.DS_Store'), '')
    return folder
  }

  test('is told file by file, with what to do', async () => {
    expect(await call(harmed())).toEqual({
      code: 1,
      out: '',
      err: `not listed  .DS_Store
            It is not listed: macOS keeps the look of the folder in it. It is no part of the release and can be deleted.
missing     the-angel-1.epub
            The release lists it, but it is not here. Get it again from where the release came from; if it stays so, tell the publisher.
size        the-angel-1.pdf
            It has 32 bytes; released were 28. Get it again from where the release came from; if it stays so, tell the publisher.
This release is not as it was made: 3 things are wrong. 5 files of 1 edition were looked at.
`,
    })
  })

  test('is told with --quiet too, and to programs', async () => {
    const folder = harmed()
    expect((await call(folder, '--quiet')).err).toContain('the-angel-1.epub')
    const { out, code } = await call(folder, '--json')
    const events = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(code).toBe(1)
    expect(events).toMatchObject([
      { kind: 'finding', what: 'unlisted', path: '.DS_Store' },
      { kind: 'finding', what: 'missing', path: 'the-angel-1.epub' },
      { kind: 'finding', what: 'size', path: 'the-angel-1.pdf' },
      { kind: 'verified', exitCode: 1, ok: false, findings: 3 },
    ])
  })

  test('names twenty files with the same trouble, and counts the others', async () => {
    const folder = release(editionFiles(1))
    mkdirSync(join(folder, 'pictures'), { recursive: true })
    for (let number = 10; number < 35; number++) writeFileSync(join(folder, `pictures/${number}.jpg`), '')
    const { err } = await call(folder)
    expect(err.match(/\.jpg$/gm)).toHaveLength(20)
    expect(err).toContain('and 5 others\n')
  })

  test('cannot steer the terminal by the names of its files', async () => {
    const folder = release(editionFiles(1))
    writeFileSync(join(folder, '\u001b[2J\u202egpj.exe'), '')
    const { err } = await call(folder)
    expect(err).toContain('\ufffd[2J\ufffdgpj.exe')
    expect(err).not.toContain('\u001b')
  })
})

test('a folder without a release ends with 2', async () => {
  const { code, err } = await call(release(new Map([['a', new Uint8Array()]])))
  expect(code).toBe(2)
  expect(err).toContain('There is no release in')
  expect(err).toContain('manifest.json')
})
