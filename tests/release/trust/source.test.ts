/** What a manuscript is known by. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { load } from '../../../src/manuscript/load.ts'
import { read } from '../../../src/manuscript/read.ts'
import { sourceFiles, sourceIdentity } from '../../../src/release/trust/source.ts'
import { memoryHost, type MemoryHostOptions } from '../../memory-host.ts'
import { refusal } from '../../refusal.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const pixel = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><rect width="2" height="2"/></svg>'

describe('the identity', () => {
  test('does not depend on the order of the files', () => {
    const files = ['b.md', 'a.md'].map((name) => ({ name, bytes: bytes(name) }))
    expect(sourceIdentity(files)).toEqual(sourceIdentity(files.toReversed()))
    expect(sourceIdentity(files).files).toBe(2)
  })

  test('changes with a byte, with a name, and where a line moves from one file to the other', () => {
    const of = (...files: [string, string][]): string =>
      sourceIdentity(files.map(([name, text]) => ({ name, bytes: bytes(text) }))).sha256
    const all = [
      of(['a.md', 'x\n'], ['b.md', 'y']),
      of(['a.md', 'x\n'], ['b.md', 'z']),
      of(['a.md', 'x\n'], ['c.md', 'y']),
      of(['a.md', ''], ['b.md', 'x\ny']),
      of(['a.md', 'x\ny']),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('is what `sha256sum` gives in the folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
    try {
      const files = ['chapbook.yaml', 'essay.md'].map((name) => ({ name, bytes: bytes(`${name}\r\n`) }))
      for (const file of files) await writeFile(join(folder, file.name), file.bytes)
      const script = 'LC_ALL=C sha256sum chapbook.yaml essay.md | sha256sum'
      const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: folder })
      expect(stdout.slice(0, 64)).toBe(sourceIdentity(files).sha256)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('the files', () => {
  async function filesOf(given: Readonly<Record<string, string | Uint8Array>>, options: MemoryHostOptions = {}) {
    const host = memoryHost(given, options)
    const manuscript = await load({ manuscript: 'essay', config: {} }, host)
    return sourceFiles(manuscript, await read(manuscript, host), host)
  }

  test('are the texts, what is said of them and the pictures that are shown, byte for byte', async () => {
    const files = await filesOf({
      '/project/essay/chapbook.yaml':
        'title: An Essay\nauthor: Ida Maren\ndedication: For Bo\ncover: pictures/cover.svg\n',
      '/project/essay/one.txt': '\uFEFFOne\r\n\r\nWith Ü.\r\n',
      '/project/essay/one.outline.yaml': 'text: [1]\n',
      '/project/essay/two.md': '# Two\n\n![A square](pictures/square.svg)\n\n![The cover](pictures/cover.svg)\n',
      '/project/essay/pictures/square.svg': pixel,
      '/project/essay/pictures/cover.svg': pixel.replaceAll('2', '4'),
      '/project/essay/pictures/unused.svg': pixel,
    })
    expect(files.map(({ name }) => name).toSorted()).toEqual([
      'chapbook.yaml',
      'one.outline.yaml',
      'one.txt',
      'pictures/cover.svg',
      'pictures/square.svg',
      'two.md',
    ])
    expect(files.find(({ name }) => name === 'one.txt')?.bytes).toEqual(bytes('\uFEFFOne\r\n\r\nWith Ü.\r\n'))
  })

  test('are named from the folder of the manuscript, though a link leads there', async () => {
    const files = await filesOf(
      { '/elsewhere/one.md': '# One\n\nText.\n' },
      { links: { '/project/essay': '/elsewhere' } },
    )
    expect(files.map(({ name }) => name)).toEqual(['one.md'])
  })

  test('are refused where a text was changed after the book was read', async () => {
    const host = memoryHost({ '/project/essay/one.md': '# One\n\nText.\n' })
    const manuscript = await load({ manuscript: 'essay', config: {} }, host)
    const book = await read(manuscript, host)
    await host.disk.write([{ path: '/project/essay/one.md', bytes: bytes('# One\n\nOther text.\n') }])
    const error = await refusal(sourceFiles(manuscript, book, host))
    expect(error.message).toBe('`essay/one.md` was changed while the book was made')
    expect(error.hint).toBe('Run the command again.')
  })
})
