import { mkdir, mkdtemp, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashFolder } from '../../src/host/hash-folder.ts'
import { refusal } from '../refusal.ts'

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chapbook-test-')))
  await mkdir(join(folder, 'a', 'pictures'), { recursive: true })
  await writeFile(join(folder, 'a', 'essay.md'), 'One.')
  await writeFile(join(folder, 'a', 'pictures', 'sea.png'), Buffer.from([1, 2, 3]))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const here = (path: string): string => join(folder, 'a', path)

test('the same names and bytes give the same hash, in another folder and at another time', async () => {
  const before = await hashFolder(join(folder, 'a'))
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  await utimes(here('essay.md'), 1, 1)
  await rename(join(folder, 'a'), join(folder, 'b'))
  expect(await hashFolder(join(folder, 'b'))).toBe(before)
})

test.each([
  ['a byte', () => writeFile(here('essay.md'), 'Two.')],
  ['a name', () => rename(here('essay.md'), here('essai.md'))],
  ['a new file', () => writeFile(here('more.md'), '')],
  ['a file that goes', () => rm(here('pictures/sea.png'))],
  ['a file that moves', () => rename(here('pictures/sea.png'), here('sea.png'))],
])('%s changes it', async (_, change) => {
  const before = await hashFolder(join(folder, 'a'))
  await change()
  expect(await hashFolder(join(folder, 'a'))).not.toBe(before)
})

test('what is hidden, of packages or made does not count', async () => {
  const before = await hashFolder(join(folder, 'a'))
  for (const place of ['.git', 'node_modules', 'release', 'dist']) {
    await mkdir(here(place))
    await writeFile(here(`${place}/file`), 'x')
  }
  await writeFile(here('.DS_Store'), 'x')
  expect(await hashFolder(join(folder, 'a'), { skip: ['dist', here('release')] })).toBe(before)
  expect(await hashFolder(join(folder, 'a'), { skip: ['dist'] })).not.toBe(before)
})

test('a link inside counts as its file; what lies outside is not read', async () => {
  await writeFile(join(folder, 'secret.md'), 'One.')
  await symlink('essay.md', here('inside.md'))
  await symlink('../secret.md', here('outside.md'))
  await symlink('nowhere', here('dangling.md'))
  const before = await hashFolder(join(folder, 'a'))
  await writeFile(join(folder, 'secret.md'), 'Two.')
  expect(await hashFolder(join(folder, 'a'))).toBe(before)
})

test('a file alone has a hash too', async () => {
  const before = await hashFolder(here('essay.md'))
  await writeFile(here('essay.md'), 'Two.')
  expect(await hashFolder(here('essay.md'))).not.toBe(before)
})

test('a folder that is not there is named', async () => {
  expect((await refusal(hashFolder(join(folder, 'nowhere')))).message).toContain('nowhere` cannot be read')
})
