import { createHash } from 'node:crypto'
import { link, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashFile, listTree, walkTree } from '../../src/host/tree.ts'
import { refusal } from '../refusal.ts'
import { makePipe } from '../verify/release-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chapbook-test-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const here = (path: string): string => join(folder, path)

test('all that lies in a folder is told by kind, what a folder holds after it, links not followed', async () => {
  await mkdir(here('b/c'), { recursive: true })
  await writeFile(here('b/c/d'), '12345')
  await writeFile(here('a'), '')
  await symlink(folder, here('circle'))
  await symlink('nowhere', here('b/broken'))
  await makePipe(here('pipe'))
  const entries = await walkTree(folder)
  expect(entries.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    'a file',
    'b folder',
    'b/broken link',
    'b/c folder',
    'b/c/d file',
    'circle link',
    'pipe other',
  ])
  expect(entries.find(({ path }) => path === 'b/c/d')?.bytes).toBe(5)
  expect((await listTree(folder)).map(({ path }) => path)).toEqual(['a', 'b', 'circle', 'pipe'])
})

test('a name that is not in UTF-8 is told as what cannot be read', async () => {
  await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff])]), 'x')
  expect(await walkTree(folder)).toEqual([{ path: 'a\ufffd', kind: 'other', bytes: 0 }])
})

test('two names of one file are known as such', async () => {
  await writeFile(here('a'), 'x')
  await link(here('a'), here('b'))
  await writeFile(here('c'), 'x')
  const [a, b, c] = await listTree(folder)
  expect(a?.sharedAs).toBeDefined()
  expect(b?.sharedAs).toBe(a?.sharedAs)
  expect(c?.sharedAs).toBeUndefined()
})

test('a file of more than a piece is hashed as a whole', async () => {
  const bytes = Buffer.alloc(2_500_000, 'chapbook')
  await writeFile(here('large'), bytes)
  expect(await hashFile(here('large'))).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('a link in the place of a file is not read', async () => {
  await writeFile(here('secret'), 'x')
  await symlink(here('secret'), here('link'))
  expect((await refusal(hashFile(here('link')))).message).toContain('cannot be read')
})

test('what is not there is told by its path', async () => {
  expect((await refusal(hashFile(here('gone')))).message).toContain('no such file')
  expect((await refusal(walkTree(here('gone')))).message).toContain('cannot be listed')
})
