/** The program with what V8 kept of it: quicker when all is well, and never worse than without. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const command = resolve(import.meta.dirname, '../../build/cli.cjs')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-start-'))
  writeFileSync(join(folder, 'essay.txt'), 'A Room\n\nThe room was small, and the window looked out on a wall.\n')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the command prints, with a cache in the folder of the test, and where it was asked for the bytes of an EPUB. */
function run(words: readonly string[], cache = join(folder, 'cache')) {
  const environment = { ...process.env, CHAPBOOK_CACHE: cache, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
  })
  return { status, stdout, stderr }
}

function kept(): readonly string[] {
  const code = join(folder, 'cache', 'code')
  return readdirSync(code).map((name) => join(code, name))
}

function epubOf(out: string): Buffer {
  expect(run(['build', 'essay.txt', '--edition', 'epub', '--quiet', '--out', out])).toMatchObject({
    status: 0,
    stderr: '',
  })
  return readFileSync(join(folder, out, 'a-room.epub'))
}

it('what was kept at the first start gives the same book at the later ones', () => {
  const books = ['a', 'b', 'c', 'd', 'e'].map(epubOf)
  expect(kept().some((path) => path.includes('program-'))).toBe(true)
  for (const book of books.slice(1)) expect(book.equals(books[0] ?? Buffer.alloc(0))).toBe(true)
})

it('from some run on the code is only read', () => {
  for (const out of ['a', 'b', 'c']) epubOf(out)
  const settled = kept().map((path) => readFileSync(path).toString('base64'))
  epubOf('d')
  expect(kept().map((path) => readFileSync(path).toString('base64'))).toEqual(settled)
})

it('what another kind of command calls is added', () => {
  const size = (): number => kept().reduce((sum, path) => sum + readFileSync(path).length, 0)
  for (let times = 0; times < 4; times++) run(['--version'])
  const small = size()
  epubOf('a')
  expect(size()).toBeGreaterThan(small * 1.2)
})

it('of many kinds of commands the first are learnt from', () => {
  for (let kind = 0; kind < 18; kind++) expect(run(['--version', `essay.${kind}`]).status).toBe(0)
  const settled = kept().map((path) => readFileSync(path).toString('base64'))
  run(['--version', 'essay.other'])
  expect(kept().map((path) => readFileSync(path).toString('base64'))).toEqual(settled)
})

it.each([
  ['cut short', (path: string) => truncateSync(path, 5000)],
  ['empty', (path: string) => truncateSync(path, 0)],
  [
    'changed in one byte',
    (path: string) => {
      const bytes = readFileSync(path)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff
      writeFileSync(path, bytes)
    },
  ],
])('code that is %s is not used, and is made anew', (_, damage) => {
  run(['--version'])
  const [path = ''] = kept()
  const before = readFileSync(path).length
  damage(path)
  expect(run(['--version'])).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(path).length).toBeGreaterThan(before / 2)
  expect(run(['--version']).status).toBe(0)
})

it('a cache that cannot be written stops nothing', () => {
  writeFileSync(join(folder, 'occupied'), '')
  expect(run(['--version'], join(folder, 'occupied', 'cache'))).toMatchObject({ status: 0, stderr: '' })
})

it('knows the letters of all languages in its expressions', () => {
  const page = 'Seite eins\n\n> To look is a courtesy.\n>\n> — A keeper\n'
  writeFileSync(join(folder, 'quote.md'), `---\ntitle: A Room\nauthor: Ann Lee\n---\n\n${page}`)
  run(['build', 'quote.md', '--edition', 'web', '--quiet'])
  expect(readFileSync(join(folder, 'dist', 'a-room.html'), 'utf8')).toContain('<p class="attribution">A keeper</p>')
})

it('consists of ASCII, as which it is read', () => {
  const scripts = [join(command, '..'), join(command, '../packages')].flatMap((at) =>
    readdirSync(at).flatMap((name) => (name.endsWith('.cjs') ? [join(at, name)] : [])),
  )
  const foreign = scripts.filter((script) => !/^[\u0000-\u007F]*$/.test(readFileSync(script, 'utf8')))
  expect(foreign).toEqual([])
})
