/** The list of checksums, judged by the program that made the format. */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checksumsFile, readChecksums, sha256 } from '../../../src/release/trust/checksums.ts'

const run = promisify(execFile)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
/** FIPS 180-4, example of one block. */
const ofAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('the hash is SHA-256, in small letters', () => {
  expect(sha256(bytes('abc'))).toBe(ofAbc)
})

describe('the list', () => {
  test('has a line for each file, in the order of code points', () => {
    const names = ['b', '\u{1F4D6}', 'a/c', '\uFF5A', 'a-b', 'Z']
    const lines = checksumsFile(names.map((name) => ({ name, bytes: bytes('abc') }))).split('\n')
    expect(lines.slice(0, -1)).toEqual(
      ['Z', 'a-b', 'a/c', 'b', '\uFF5A', '\u{1F4D6}'].map((name) => `${ofAbc}  ${name}`),
    )
    expect(lines.at(-1)).toBe('')
  })

  test('marks a name that would break its line', () => {
    expect(checksumsFile([{ name: 'a\\b\nc\rd', sha256: ofAbc }])).toBe(`\\${ofAbc}  a\\\\b\\nc\\rd\n`)
  })

  test('is read again as it was written, whatever the names are', () => {
    const names = ['plain.pdf', ' two  spaces ', '*star', '\\', 'a\nb', 'a\r', 'ünï', '日本', 'a\u2028b']
    const { entries, wrongLines } = readChecksums(checksumsFile(names.map((name) => ({ name, sha256: ofAbc }))))
    expect(entries.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    expect(wrongLines).toEqual([])
  })

  test('of others is read too: binary files, capitals', () => {
    expect(readChecksums(`${ofAbc.toUpperCase()} *a.bin`).entries).toEqual([{ name: 'a.bin', sha256: ofAbc }])
  })

  test('with the line ends of Windows is not as it was written', () => {
    expect(readChecksums(`${ofAbc}  a\r\n`).wrongLines).toEqual([1])
  })

  test('tells the lines that it cannot read', () => {
    const { entries, wrongLines } = readChecksums(`${ofAbc}  a\nnonsense\n\n${ofAbc.slice(1)}  b\n\\${ofAbc}  c\\d\n`)
    expect(entries).toEqual([{ name: 'a', sha256: ofAbc }])
    expect(wrongLines).toEqual([2, 3, 4, 5])
  })
})

describe('`sha256sum`', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const files = ['a b.txt', 'sub/ü.epub', 'back\\slash', 'new\nline', '*star', '\u{1F4D6}'].map((name) => ({
    name,
    bytes: bytes(`content of ${name}`),
  }))

  async function put(): Promise<void> {
    for (const { name, bytes: content } of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    await writeFile(join(folder, 'SHA256SUMS'), checksumsFile(files))
  }

  test('finds every file good, names with odd signs among them', async () => {
    await put()
    const { stdout } = await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder })
    expect(stdout.match(/: OK$/gm)).toHaveLength(files.length)
  })

  test('finds a changed one', async () => {
    await put()
    await writeFile(join(folder, '*star'), 'else')
    await expect(run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder })).rejects.toThrow('did NOT match')
  })

  test('writes the same list', async () => {
    await put()
    const names = files.map(({ name }) => name).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const { stdout } = await run('sha256sum', ['--', ...names], { cwd: folder })
    expect(checksumsFile(files)).toBe(stdout)
  })
})
