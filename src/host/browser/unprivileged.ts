/** Lets root run the browser as an ordinary user, because Chromium has no sandbox for root. */

import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, link, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ownMark } from '../own-mark.ts'

export type User = { readonly uid: number; readonly gid: number }

/** The user to run the browser as: `nobody` for root on Linux, otherwise `undefined`, the user who runs Chapbook. */
export async function browserUser(): Promise<User | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const [, , uid, gid] =
    accounts
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':') ?? []
  const ids = { uid: Number(uid), gid: Number(gid) }
  return ids.uid > 0 && ids.gid > 0 ? ids : { uid: 65534, gid: 65534 }
}

/** Whether every user may enter the folder, its parents too. */
export async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & constants.S_IXOTH) === 0) return false
  return folder === dirname(folder) || isOpenToAll(dirname(folder))
}

/**
 * A path of the executable that every user can start: the path itself, or, where it lies in a closed folder such as
 * root's home, the same in a linked copy of the browser's folder under `/var/cache`. `undefined` where neither is possible.
 */
export async function executableForAll(path: string): Promise<string | undefined> {
  const real = await realpath(path)
  if (await isOpenToAll(dirname(real))) return path
  const folder = dirname(real)
  // A browser carries its data beside it. Anything else might be a script in somebody's home, not to be copied.
  const names = await readdir(folder)
  if (!names.some((name) => name === 'icudtl.dat' || name === 'fonts.conf')) return undefined
  const { mtimeMs, size } = await stat(real)
  const mark = createHash('sha256').update(`${real} ${mtimeMs} ${size}`).digest('hex').slice(0, 16)
  const copy = join('/var/cache/chapbook/browsers', mark)
  try {
    await shareFolder(folder, copy)
    return join(copy, real.slice(folder.length + 1))
  } catch {
    return undefined
  }
}

/** Hard links where the file system allows them: they take neither time nor room. */
async function shareFolder(folder: string, copy: string): Promise<void> {
  const done = await access(copy).then(
    () => true,
    () => false,
  )
  if (done) return
  const workshop = `${copy}.${ownMark}`
  try {
    await linkAll(folder, workshop)
    await rename(workshop, copy)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function linkAll(folder: string, copy: string): Promise<void> {
  await mkdir(copy, { recursive: true, mode: 0o755 })
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const [from, to] = [join(folder, entry.name), join(copy, entry.name)]
    if (entry.isDirectory()) await linkAll(from, to)
    if (entry.isFile()) await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE))
  }
}
