/** The disk: reads with clear errors, and writes all files or none. */

import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Disk } from './host.ts'
import { diskTrouble, errorCode } from './trouble.ts'
import { writeTogether } from './write-together.ts'

/** Codes that mean that nothing stands at a path; a path with a NUL byte can stand nowhere. */
const nothingThere = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'])

/** The disk of this machine; relative paths are in the folder. */
export function nodeDisk(folder: string): Disk {
  return {
    read: (path) => readFile(resolve(folder, path)).catch((error: unknown) => refuse(path, 'cannot be read', error)),
    list: (path) =>
      readdir(resolve(folder, path)).then(
        (names) => names.toSorted(byCodePoint),
        (error: unknown) => refuse(path, 'cannot be listed', error),
      ),
    kind: (path) =>
      stat(resolve(folder, path)).then(
        (found) => (found.isDirectory() ? 'folder' : 'file'),
        (error: unknown) => (nothingThere.has(errorCode(error)) ? 'nothing' : refuse(path, 'cannot be reached', error)),
      ),
    real: (path) =>
      realpath(resolve(folder, path)).catch((error: unknown) =>
        nothingThere.has(errorCode(error)) ? undefined : refuse(path, 'cannot be reached', error),
      ),
    write: (files) => writeTogether(files.map(({ path, bytes }) => ({ path: resolve(folder, path), bytes }))),
  }
}

function refuse(path: string, task: string, error: unknown): never {
  throw diskTrouble(path, task, error)
}

/** UTF-8 keeps the order of code points; UTF-16, which `sort` goes by, does not. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
