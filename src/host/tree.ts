/** Folders as they lie on the disk, links not followed, and hashes of files of any size. */

import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { diskTrouble, errorCode } from './trouble.ts'

export type TreeEntry = {
  /** From the folder that was asked for, with `/` between folders. */
  readonly path: string
  /** `other` is what cannot be read as a file: a pipe, a socket, a device. */
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly bytes: number
  /** Of a file that has several names, the same for each. */
  readonly sharedAs?: string
}

/** What stands in a folder; sorted by code point. Throws `ChapbookError` where it cannot be listed. */
export async function listTree(folder: string): Promise<readonly TreeEntry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw diskTrouble(folder, 'cannot be listed', error)
  })
  const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return Promise.all(sorted.map((name) => entry(folder, name)))
}

/** The same with all that stands in the folders below; what a folder holds follows it. */
export async function walkTree(folder: string): Promise<readonly TreeEntry[]> {
  const here = await listTree(folder)
  const found: TreeEntry[] = []
  for (const one of here) {
    found.push(one)
    if (one.kind !== 'folder') continue
    const below = await walkTree(join(folder, one.path))
    for (const inside of below) found.push({ ...inside, path: `${one.path}/${inside.path}` })
  }
  return found
}

async function entry(folder: string, name: string): Promise<TreeEntry> {
  const found = await lstat(join(folder, name), { bigint: true }).catch((error: unknown) => {
    // A name that is not in UTF-8 is listed, but nothing answers to it.
    if (errorCode(error) === 'ENOENT') return undefined
    throw diskTrouble(join(folder, name), 'cannot be reached', error)
  })
  if (found === undefined) return { path: name, kind: 'other', bytes: 0 }
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other'
  const isShared = kind === 'file' && found.nlink > 1n
  return {
    path: name,
    kind,
    bytes: Number(found.size),
    ...(isShared ? { sharedAs: `${found.dev}:${found.ino}` } : {}),
  }
}

/** A file may have become a link since it was listed; Windows has no such flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** Large enough that waiting for the disk does not count, small enough for a dozen at once. */
const pieceSize = 1 << 20

/**
 * SHA-256 of a file, hexadecimal, with no more than a megabyte of it in memory.
 *
 * @throws ChapbookError where it cannot be read, or the signal says stop
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  try {
    const file = await open(path, flags)
    try {
      const hash = createHash('sha256')
      const piece = Buffer.allocUnsafe(pieceSize)
      for (;;) {
        signal?.throwIfAborted()
        const { bytesRead } = await file.read(piece, 0, pieceSize, null)
        if (bytesRead === 0) return hash.digest('hex')
        hash.update(piece.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw diskTrouble(path, 'cannot be read', error)
  }
}
