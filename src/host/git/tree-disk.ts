/** A disk over a tree of files that is not on the disk. */

import { join, posix, relative, sep } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Disk } from '../host.ts'
import { isWithin } from '../is-within.ts'

export type TreeEntry = {
  /** From the root of the tree, with `/` between folders. */
  readonly path: string
  /** By which its bytes are asked for. */
  readonly id: string
  /** Bytes. */
  readonly size: number
  readonly kind: 'file' | 'link'
}

export type Tree = {
  /** Absolute path under which the tree appears. */
  readonly root: string
  readonly entries: readonly TreeEntry[]
  readonly blob: (id: string) => Promise<Uint8Array>
  /** Answers for all paths outside of the root. */
  readonly outside: Disk
}

/** Largest file that is read, bytes. */
const largest = 200 * 1024 * 1024

/** Links that lead to links; more are a circle. */
const deepest = 20

/** Makes the disk. Links are followed inside the tree; where one leads out of it, nothing is there. Nothing is ever written. */
export function treeDisk({ root, entries, blob, outside }: Tree): Disk {
  const files = new Map(entries.map((entry) => [entry.path, entry]))
  const folders = foldersOf(entries)
  const known = new Map<string, Promise<Uint8Array>>()
  const bytesOf = (id: string): Promise<Uint8Array> => {
    const bytes = known.get(id) ?? blob(id)
    known.set(id, bytes)
    return bytes
  }
  const targetOf = async (path: string): Promise<string | undefined> => {
    const entry = files.get(path)
    return entry?.kind === 'link' ? new TextDecoder().decode(await bytesOf(entry.id)) : undefined
  }

  /** The path in the tree with all links followed; `undefined` where it leads out or round in a circle. */
  async function follow(path: string, depth = 0): Promise<string | undefined> {
    let reached = ''
    for (const part of path.split('/').filter((name) => name !== '' && name !== '.')) {
      const next = posix.join(reached, part)
      const target = await targetOf(next)
      if (target === undefined) {
        reached = next
        continue
      }
      const to = posix.join(posix.dirname(next), target)
      if (posix.isAbsolute(target) || to === '..' || to.startsWith('../') || depth >= deepest) return undefined
      const followed = await follow(to, depth + 1)
      if (followed === undefined) return undefined
      reached = followed
    }
    return reached
  }

  const isOurs = (path: string): boolean => path === root || isWithin(root, path)
  const find = (path: string): Promise<string | undefined> => follow(relative(root, path).split(sep).join('/'))
  const kindOf = (place: string | undefined): 'file' | 'folder' | 'nothing' => {
    if (place === undefined) return 'nothing'
    return files.get(place)?.kind === 'file' ? 'file' : folders.has(place) ? 'folder' : 'nothing'
  }

  return {
    async read(path) {
      if (!isOurs(path)) return outside.read(path)
      const file = files.get((await find(path)) ?? '')
      if (file?.kind !== 'file') throw new ChapbookError(`\`${path}\` cannot be read: no such file in the revision`)
      if (file.size > largest) throw new ChapbookError(`\`${path}\` cannot be read: it is larger than 200 MB`)
      return bytesOf(file.id)
    },
    async list(path) {
      if (!isOurs(path)) return outside.list(path)
      const names = folders.get((await find(path)) ?? '\0')
      if (!names) throw new ChapbookError(`\`${path}\` cannot be listed: no such folder in the revision`)
      return [...names].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    },
    kind: async (path) => (isOurs(path) ? kindOf(await find(path)) : outside.kind(path)),
    async real(path) {
      if (!isOurs(path)) return outside.real(path)
      const place = await find(path)
      return place === undefined || kindOf(place) === 'nothing' ? undefined : join(root, place)
    },
    write: () => Promise.reject(new ChapbookError('A revision cannot be written')),
  }
}

/** Folder → the names in it; the root is `''`. */
function foldersOf(entries: readonly TreeEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const { path } of entries) {
    const parts = path.split('/')
    for (const [index, name] of parts.entries()) {
      const folder = parts.slice(0, index).join('/')
      const names = folders.get(folder) ?? new Set()
      folders.set(folder, names.add(name))
    }
  }
  return folders
}
