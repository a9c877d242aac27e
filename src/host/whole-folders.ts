/** Folders that are new as a whole or not at all: at no moment does anybody see half of one. */

import { renameSync, rmSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { atExit } from './at-exit.ts'
import type { Folders, WrittenFile } from './host.ts'
import { diskTrouble, errorCode } from './trouble.ts'

/** What is asked of the file system; tests hand in one that fails. */
export type FolderOperations = Pick<
  typeof nodeFiles,
  'copyFile' | 'link' | 'mkdir' | 'readdir' | 'rename' | 'rm' | 'writeFile'
>

let count = 0

/** The folders of this machine; relative paths are in the folder. */
export function wholeFolders(folder: string, disk: FolderOperations = nodeFiles): Folders {
  const absolute = (path: string): string => resolve(folder, path)
  return {
    write: (path, files) =>
      inPlace(absolute(path), disk, async (fresh) => {
        for (const file of files)
          await writeFile({ ...file, path: join(fresh, file.path) }, join(path, file.path), disk)
      }),
    copy: (from, to) => inPlace(absolute(to), disk, (fresh) => copyTree(absolute(from), fresh, disk)),
    move: async (from, to) => {
      await attempt(to, 'cannot be made', () => disk.mkdir(dirname(absolute(to)), { recursive: true }))
      await swap(absolute(from), absolute(to), disk)
    },
    remove: (path) =>
      attempt(path, 'cannot be removed', () => disk.rm(absolute(path), { recursive: true, force: true })),
    recover: (path) => recover(absolute(path), disk),
  }
}

/** Fills a hidden folder beside the place, and changes it for what stands there. Whatever fails, the old folder stays. */
async function inPlace(path: string, disk: FolderOperations, fill: (fresh: string) => Promise<void>): Promise<void> {
  const fresh = beside(path, 'new')
  const release = atExit(() => rmSync(fresh, { recursive: true, force: true }))
  try {
    await attempt(path, 'cannot be made', () => disk.mkdir(fresh, { recursive: true }))
    await fill(fresh)
    await swap(fresh, path, disk)
  } catch (error) {
    await disk.rm(fresh, { recursive: true, force: true })
    throw error
  } finally {
    release()
  }
}

/** Trouble is told of the place where the file was to stand. */
async function writeFile({ path, bytes }: WrittenFile, place: string, disk: FolderOperations): Promise<void> {
  await attempt(place, 'cannot be written', async () => {
    await disk.mkdir(dirname(path), { recursive: true })
    await disk.writeFile(path, bytes, { flag: 'wx' })
  })
}

/** Files that are the same on the disk take no room twice; not every file system has hard links. */
async function copyTree(from: string, to: string, disk: FolderOperations): Promise<void> {
  const entries = await attempt(from, 'cannot be listed', () => disk.readdir(from, { withFileTypes: true }))
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      await attempt(target, 'cannot be made', () => disk.mkdir(target))
      await copyTree(source, target, disk)
      continue
    }
    await attempt(target, 'cannot be written', () =>
      disk.link(source, target).catch(() => disk.copyFile(source, target)),
    )
  }
}

/** Two renames, one after the other: nothing can be put in place of a folder that is not empty. */
async function swap(fresh: string, path: string, disk: FolderOperations): Promise<void> {
  const old = beside(path, 'old')
  const release = atExit(() => renameSync(old, path))
  try {
    const hadOld = await attempt(path, 'cannot be replaced', () =>
      disk.rename(path, old).then(
        () => true,
        (error: unknown) => (errorCode(error) === 'ENOENT' ? false : Promise.reject(error)),
      ),
    )
    try {
      await attempt(path, 'cannot be put in its place', () => disk.rename(fresh, path))
    } catch (error) {
      if (hadOld) await disk.rename(old, path)
      throw error
    }
  } finally {
    release()
  }
  await disk.rm(old, { recursive: true, force: true })
}

const hidden = /^\.(?<name>.+)\.(?<process>\d+)-\d+\.(?<state>new|old)$/

/** Puts back what a run that was killed had moved aside, and removes what it had begun, in the folder and in those inside it. */
async function recover(path: string, disk: FolderOperations): Promise<void> {
  const entries = await disk.readdir(path, { withFileTypes: true }).catch(() => [])
  const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  await Promise.all([path, ...inside.map(({ name }) => join(path, name))].map((each) => recoverOne(each, disk)))
}

async function recoverOne(path: string, disk: FolderOperations): Promise<void> {
  const names = await disk.readdir(path).catch(() => [] as string[])
  for (const found of names) {
    const { name, process: owner, state } = hidden.exec(found)?.groups ?? {}
    if (name === undefined || isRunning(Number(owner))) continue
    if (state === 'old' && !names.includes(name)) await disk.rename(join(path, found), join(path, name))
    else await disk.rm(join(path, found), { recursive: true, force: true })
  }
}

function isRunning(owner: number): boolean {
  try {
    return process.kill(owner, 0)
  } catch (error) {
    // It runs as somebody else.
    return errorCode(error) === 'EPERM'
  }
}

function beside(path: string, state: 'new' | 'old'): string {
  count += 1
  return join(dirname(path), `.${basename(path)}.${process.pid}-${count}.${state}`)
}

async function attempt<T>(path: string, task: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw diskTrouble(path, task, error)
  }
}
