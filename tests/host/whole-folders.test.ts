/** Folders that are new as a whole or not at all, also when the disk refuses or the process is killed. */

import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wholeFolders, type FolderOperations } from '../../src/host/whole-folders.ts'
import { refusal } from '../refusal.ts'

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chapbook-test-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })

/** Every file below the folder, hidden ones too. */
async function tree(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
  )
  return Object.fromEntries(contents.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

function failing(name: keyof FolderOperations, code: string, atCall = 1): FolderOperations {
  let calls = 0
  const fail = (...given: readonly unknown[]) => {
    calls += 1
    if (calls === atCall) return Promise.reject(Object.assign(new Error(code), { code }))
    return (nodeFiles[name] as (...all: readonly unknown[]) => Promise<unknown>)(...given)
  }
  return { ...nodeFiles, [name]: fail }
}

test('a folder holds the new files afterwards, and none of the old', async () => {
  await put('latest/index.html', 'old')
  await put('latest/gone.html', 'old')
  await wholeFolders(folder).write('latest', [file('index.html', 'new'), file('deep/er/page.html', 'new')])
  expect(await tree()).toEqual({ 'latest/index.html': 'new', 'latest/deep/er/page.html': 'new' })
})

test('a full disk leaves the old folder as it was, and nothing beside it', async () => {
  await put('latest/index.html', 'old')
  const folders = wholeFolders(folder, failing('writeFile', 'ENOSPC', 2))
  const error = await refusal(folders.write('latest', [file('index.html', 'new'), file('b.html', 'new')]))
  expect(error.message).toBe('`latest/b.html` cannot be written: the disk is full')
  expect(await tree()).toEqual({ 'latest/index.html': 'old' })
})

test.each([1, 2])('where rename %i fails, the old folder stands again', async (atCall) => {
  await put('latest/index.html', 'old')
  const folders = wholeFolders(folder, failing('rename', 'EPERM', atCall))
  await refusal(folders.write('latest', [file('index.html', 'new')]))
  expect(await tree()).toEqual({ 'latest/index.html': 'old' })
})

test('a copy is the same, also where the disk has no hard links', async () => {
  await put('edition-2/index.html', 'two')
  await put('edition-2/opds/all.xml', 'feed')
  await put('latest/index.html', 'one')
  await wholeFolders(folder, failing('link', 'EPERM')).copy('edition-2', 'latest')
  expect(await tree()).toEqual({
    'edition-2/index.html': 'two',
    'edition-2/opds/all.xml': 'feed',
    'latest/index.html': 'two',
    'latest/opds/all.xml': 'feed',
  })
})

test('what a killed run had moved aside comes back, and what it had begun goes', async () => {
  // A process that has ended has a number that nobody has now.
  const { pid } = spawnSync(process.execPath, ['--version'])
  await put(`.latest.${pid}-1.old/index.html`, 'old')
  await put(`.latest.${pid}-2.new/index.html`, 'half')
  await put(`.edition-1.${pid}-3.old/index.html`, 'older')
  await put('edition-1/index.html', 'one')
  await put(`the-angel/.latest.${pid}-4.old/index.html`, 'inside')
  await put(`.latest.${process.pid}-9.new/index.html`, 'of a run that goes on')
  await wholeFolders(folder).recover('.')
  expect(await tree()).toEqual({
    'latest/index.html': 'old',
    'edition-1/index.html': 'one',
    'the-angel/latest/index.html': 'inside',
    [`.latest.${process.pid}-9.new/index.html`]: 'of a run that goes on',
  })
})

test('a folder moves over another, and into folders that are not there yet', async () => {
  await put('.making/1/index.html', 'new')
  await put('.making/2/index.html', 'first')
  await put('the-angel/edition-1/index.html', 'old')
  const folders = wholeFolders(folder)
  await folders.move('.making/1', 'the-angel/edition-1')
  await folders.move('.making/2', 'a-room/edition-1')
  expect(await tree()).toEqual({ 'the-angel/edition-1/index.html': 'new', 'a-room/edition-1/index.html': 'first' })
})
