import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeDisk } from '../../src/host/disk.ts'
import { writeTogether, type FileOperations } from '../../src/host/write-together.ts'
import { refusal } from '../refusal.ts'

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chapbook-test-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
const here = (path: string): string => join(folder, path)
const fails = (code: string) => async () => {
  throw Object.assign(new Error(code), { code })
}

describe('reading', () => {
  test('a missing file is named, with what to do', async () => {
    const error = await refusal(nodeDisk(folder).read('essay.md'))
    expect(error.message).toBe('`essay.md` cannot be read: no such file or folder')
    expect(error.hint).toBe('Check the path.')
    expect(error.kind).toBe('machine')
  })

  test('a folder is no file', async () => {
    await mkdir(here('essay.md'))
    expect((await refusal(nodeDisk(folder).read('essay.md'))).message).toContain('it is a folder')
  })

  test('names come in the order of their code points, whatever the language of the machine', async () => {
    // U+FF5A comes before U+1F4D6, but its UTF-16 unit after the surrogates of that.
    for (const name of ['b', 'B', 'ä', 'a', 'Z', '10', '9', '\u{1F4D6}', '\uFF5A']) await writeFile(here(name), '')
    expect(await nodeDisk(folder).list('.')).toEqual(['10', '9', 'B', 'Z', 'a', 'b', 'ä', '\uFF5A', '\u{1F4D6}'])
  })

  test('what stands at a path is a file, a folder or nothing', async () => {
    await writeFile(here('file'), '')
    const disk = nodeDisk(folder)
    expect(await disk.kind('.')).toBe('folder')
    expect(await disk.kind('file')).toBe('file')
    expect(await disk.kind('file/inside')).toBe('nothing')
    expect(await disk.kind('a\0b')).toBe('nothing')
  })

  test('the real path follows links, and a circle of links leads nowhere', async () => {
    await writeFile(here('file'), '')
    await symlink('file', here('link'))
    await symlink('circle', here('circle'))
    const disk = nodeDisk(folder)
    expect(await disk.real('link')).toBe(here('file'))
    expect(await disk.real('circle')).toBeUndefined()
    expect(await disk.real('absent')).toBeUndefined()
  })
})

describe('writing together', () => {
  const three = (): { path: string; bytes: Uint8Array }[] =>
    ['a.html', 'b.epub', 'c.pdf'].map((name) => ({ path: here(`dist/${name}`), bytes: bytes(`new ${name}`) }))
  const standing = async (): Promise<void> => {
    await mkdir(here('dist'))
    for (const name of ['a.html', 'b.epub']) await writeFile(here(`dist/${name}`), `old ${name}`)
  }

  test('all files are there afterwards, and nothing else', async () => {
    await standing()
    await nodeDisk(folder).write(three())
    expect((await readdir(here('dist'))).toSorted()).toEqual(['a.html', 'b.epub', 'c.pdf'])
    expect(await text('dist/a.html')).toBe('new a.html')
    expect(await text('dist/c.pdf')).toBe('new c.pdf')
  })

  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO'])(
    'when writing fails with %s, what stood there stays whole',
    async (code) => {
      await standing()
      let written = 0
      const disk: FileOperations = {
        ...nodeFiles,
        writeFile: async (path, content, options) => {
          written += 1
          if (written < 3) return nodeFiles.writeFile(path, content, options)
          // A full disk takes a part of the bytes before it refuses the rest.
          await nodeFiles.writeFile(path, 'ne')
          return fails(code)()
        },
      }
      const error = await refusal(writeTogether(three(), disk))
      expect(error.message).toMatch(/c\.pdf` cannot be written: /)
      expect(error.hint).toBeTruthy()
      expect((await readdir(here('dist'))).toSorted()).toEqual(['a.html', 'b.epub'])
      expect(await text('dist/b.epub')).toBe('old b.epub')
    },
  )

  test('when the third rename fails, the first two are taken back', async () => {
    await standing()
    let renamed = 0
    const disk: FileOperations = {
      ...nodeFiles,
      rename: async (from, to) => {
        renamed += 1
        return renamed === 3 ? fails('EPERM')() : nodeFiles.rename(from, to)
      },
    }
    const error = await refusal(writeTogether(three(), disk))
    expect(error.message).toContain('cannot be replaced: not permitted')
    expect((await readdir(here('dist'))).toSorted()).toEqual(['a.html', 'b.epub'])
    expect(await text('dist/a.html')).toBe('old a.html')
    expect(await text('dist/b.epub')).toBe('old b.epub')
  })

  test('when the process exits in the middle, what stood there is put back', async () => {
    await standing()
    const seen: Record<string, string> = {}
    const disk: FileOperations = {
      ...nodeFiles,
      rename: async (from, to) => {
        if (to !== here('dist/c.pdf')) return nodeFiles.rename(from, to)
        // What Node would do at `process.exit`: the newest listener is the one of this write.
        process.listeners('exit').at(-1)?.(0)
        for (const name of await readdir(here('dist'))) seen[name] = await text(`dist/${name}`)
        return fails('EIO')()
      },
    }
    await writeTogether(three(), disk).catch(() => undefined)
    expect(seen).toEqual({ 'a.html': 'old a.html', 'b.epub': 'old b.epub' })
  })

  test('a file system without hard links keeps what stood there all the same', async () => {
    await standing()
    let renamed = 0
    const disk: FileOperations = {
      ...nodeFiles,
      link: fails('ENOTSUP'),
      rename: async (from, to) => {
        renamed += 1
        return renamed === 2 ? fails('EBUSY')() : nodeFiles.rename(from, to)
      },
    }
    expect((await refusal(writeTogether(three(), disk))).message).toContain('another program holds it')
    expect(await text('dist/a.html')).toBe('old a.html')
    await writeTogether(three(), { ...disk, rename: nodeFiles.rename })
    expect((await readdir(here('dist'))).toSorted()).toEqual(['a.html', 'b.epub', 'c.pdf'])
  })

  test('folders made for a failed build vanish with it', async () => {
    const disk: FileOperations = { ...nodeFiles, writeFile: fails('ENOSPC') }
    const error = await refusal(writeTogether([{ path: here('out/deep/a.html'), bytes: bytes('a') }], disk))
    expect(error.message).toContain('the disk is full')
    expect(await readdir(folder)).toEqual([])
  })

  test('an output folder that is a file is refused', async () => {
    await writeFile(here('dist'), 'a file')
    expect((await refusal(nodeDisk(folder).write(three()))).message).toContain('not a folder')
    expect(await text('dist')).toBe('a file')
  })

  test('a folder with the name of an output is refused, and the other outputs stay as they were', async () => {
    await standing()
    await mkdir(here('dist/c.pdf'))
    expect((await refusal(nodeDisk(folder).write(three()))).message).toContain('a folder stands there')
    expect(await text('dist/a.html')).toBe('old a.html')
  })

  test('an output that is a link to a file elsewhere stays a link', async () => {
    await standing()
    await mkdir(here('site'))
    await writeFile(here('site/c.pdf'), 'old')
    await symlink('../site/c.pdf', here('dist/c.pdf'))
    await nodeDisk(folder).write(three())
    expect(await realpath(here('dist/c.pdf'))).toBe(here('site/c.pdf'))
    expect(await text('site/c.pdf')).toBe('new c.pdf')
  })
})
