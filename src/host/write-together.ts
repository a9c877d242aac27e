/** Writes several files as one: either all of them are new afterwards, or everything is as it was. */

import { rmSync, renameSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import { atExit } from './at-exit.ts'
import type { WrittenFile } from './host.ts'
import { ownMark } from './own-mark.ts'
import { diskTrouble, errorCode } from './trouble.ts'

/** What is asked of the file system; tests hand in one that fails. */
export type FileOperations = Pick<
  typeof nodeFiles,
  'copyFile' | 'link' | 'mkdir' | 'realpath' | 'rename' | 'rm' | 'rmdir' | 'stat' | 'writeFile'
>

/** How far one file has come. */
type Step = {
  /** Where it will stand, symbolic links followed. */
  readonly path: string
  readonly bytes: Uint8Array
  /** The new bytes, beside their place. */
  readonly fresh: string
  /** What stood there before, until all files are in place. */
  readonly backup: string
  state: 'waiting' | 'written' | 'backed up' | 'placed'
  hadOld: boolean
}

let count = 0

/**
 * Writes every file to a temporary name beside its place, in the given order, and then renames them all. What is
 * replaced is kept until the last rename. On failure everything is put back, folders that were made are removed, and
 * a `ChapbookError` says why; the same happens, as far as it can, when the process exits in between.
 *
 * @param files Absolute paths, each once.
 */
export async function writeTogether(files: readonly WrittenFile[], disk: FileOperations = nodeFiles): Promise<void> {
  const madeFolders: string[] = []
  const steps: Step[] = []
  const release = atExit(() => undoNow(steps))
  try {
    for (const file of files) steps.push(await prepare(file, madeFolders, disk))
    for (const step of steps) await attempt(step, 'cannot be written', () => writeFresh(step, disk))
    for (const step of steps) await attempt(step, 'cannot be replaced', () => place(step, disk))
  } catch (error) {
    await undo(steps, madeFolders, disk)
    throw error
  } finally {
    release()
  }
  for (const { backup, hadOld } of steps) if (hadOld) await disk.rm(backup, { force: true })
}

async function prepare({ path, bytes }: WrittenFile, madeFolders: string[], disk: FileOperations): Promise<Step> {
  const place = await resolvePlace(path, madeFolders, disk)
  count += 1
  const mark = `${ownMark}-${count}`
  const beside = join(dirname(place), `.${basename(place).slice(0, 80)}.${mark}`)
  return { path: place, bytes, fresh: `${beside}.new`, backup: `${beside}.old`, state: 'waiting', hadOld: false }
}

async function resolvePlace(path: string, madeFolders: string[], disk: FileOperations): Promise<string> {
  const folder = dirname(path)
  try {
    const made = await disk.mkdir(folder, { recursive: true })
    if (made !== undefined) madeFolders.push(...foldersBetween(made, folder))
  } catch (error) {
    // Something other than a folder stands where the folder should be.
    if (errorCode(error) === 'EEXIST')
      throw diskTrouble(folder, 'cannot be made', Object.assign(new Error(), { code: 'ENOTDIR' }))
    throw diskTrouble(folder, 'cannot be made', error)
  }
  const standing = await disk.stat(path).catch(() => undefined)
  if (standing?.isDirectory()) {
    throw new ChapbookError(`\`${path}\` cannot be written: a folder stands there`, {
      hint: 'Move the folder away, or choose another output folder.',
    })
  }
  // A link to a file elsewhere stays a link: the file behind it is replaced.
  return standing === undefined ? path : disk.realpath(path)
}

/** `/a/b` and `/a/b/c/d` give `/a/b/c/d`, `/a/b/c`, `/a/b`: in the order in which they can be removed. */
function foldersBetween(first: string, last: string): string[] {
  return first === last ? [last] : [last, ...foldersBetween(first, dirname(last))]
}

async function attempt(step: Step, task: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw diskTrouble(step.path, task, error)
  }
}

async function writeFresh(step: Step, disk: FileOperations): Promise<void> {
  step.state = 'written'
  await disk.writeFile(step.fresh, step.bytes, { flag: 'wx' })
}

async function place(step: Step, disk: FileOperations): Promise<void> {
  step.hadOld = await keep(step, disk)
  step.state = 'backed up'
  await disk.rename(step.fresh, step.path)
  step.state = 'placed'
}

/** Keeps what stands at the place under a second name, so that at no moment the place is empty. */
async function keep({ path, backup }: Step, disk: FileOperations): Promise<boolean> {
  try {
    // Not every file system has hard links.
    await disk.link(path, backup).catch(() => disk.copyFile(path, backup))
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

async function undo(steps: readonly Step[], madeFolders: readonly string[], disk: FileOperations): Promise<void> {
  for (const step of steps.toReversed()) {
    if (step.state === 'placed' && !step.hadOld) await disk.rm(step.path, { force: true })
    if (step.state === 'placed' && step.hadOld) await disk.rename(step.backup, step.path)
    if (step.state === 'written' || step.state === 'backed up') {
      await disk.rm(step.fresh, { force: true })
      await disk.rm(step.backup, { force: true })
    }
  }
  // A folder into which somebody else has written in the meantime is not empty and stays.
  for (const folder of madeFolders) await disk.rmdir(folder).catch(() => undefined)
}

function undoNow(steps: readonly Step[]): void {
  for (const { state, hadOld, path, backup, fresh } of steps) {
    if (state === 'placed' && hadOld) renameSync(backup, path)
    if (state === 'placed' && !hadOld) rmSync(path, { force: true })
    if (state === 'written' || state === 'backed up') {
      rmSync(fresh, { force: true })
      rmSync(backup, { force: true })
    }
  }
}
