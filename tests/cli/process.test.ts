/** The command as a process: signals, pipes and exit codes. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const command = resolve(import.meta.dirname, '../../build/cli.cjs')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-cli-'))
  writeFileSync(
    join(folder, 'essay.md'),
    '---\ntitle: A Room\nauthor: Ann Lee\nlanguage: en\n---\n\n# One\n\nText.\n\n# Two\n\nMore.\n',
  )
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(...words: readonly string[]) {
  return spawn(process.execPath, [command, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function finish(child: ReturnType<typeof start>): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  await once(child, 'close')
  return { code: child.exitCode, out, err }
}

it('an essay becomes the editions that were asked for, in the folder that was asked for', async () => {
  const { code, out } = await finish(start('build', 'essay.md', '--edition', 'web,epub', '--out', 'made'))
  expect(code).toBe(0)
  expect(out).toMatch(/^web page {5}made\/a-room\.html {3}\d.* s · \d+ kB$/m)
  expect(out).toMatch(/^EPUB {9}made\/a-room\.epub {3}\d.* s · \d+ kB$/m)
  expect(existsSync(join(folder, 'made/a-room.pdf'))).toBe(false)
})

it('one Ctrl-C stops the build with 130 and leaves what was made before', async () => {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/a-room.html'), 'yesterday')
  const child = start('build', 'essay.md', '--json')
  child.stdout.once('data', () => child.kill('SIGINT'))
  const { code, out, err } = await finish(child)
  expect({ code, err }).toEqual({ code: 130, err: '' })
  expect(out.trim().split('\n').at(-1)).toBe('{"kind":"interrupted"}')
  expect(readFileSync(join(folder, 'dist/a-room.html'), 'utf8')).toBe('yesterday')
})

it('a reader that closes the pipe early is no failure', async () => {
  const child = start('outline', 'essay.md')
  child.stdout.destroy()
  const { code, err } = await finish(child)
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

it('a missing manuscript ends with 2 and says what was looked for', async () => {
  const { code, err } = await finish(start('build', 'esay.md'))
  expect(code).toBe(2)
  expect(err).toMatch(/^error {2}.*esay\.md/)
})

it('a browser that is not there ends with 2, and the web page and the EPUB are made all the same', async () => {
  const { code, out, err } = await finish(start('build', 'essay.md', '--browser', join(folder, 'no-browser')))
  expect(code).toBe(2)
  expect(out).toMatch(/^PDF {10}not made$/m)
  expect(err).toMatch(/^error {2}.*no-browser/)
  expect(existsSync(join(folder, 'dist/a-room.html')) && existsSync(join(folder, 'dist/a-room.epub'))).toBe(true)
})

it('folders that cannot be written end with 2', async () => {
  writeFileSync(join(folder, 'dist'), 'a file where the folder should be')
  const { code, err } = await finish(start('build', 'essay.md', '--edition', 'web'))
  expect(code).toBe(2)
  expect(err).toMatch(/^error {2}/)
})
