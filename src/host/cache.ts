/** Remembers bytes between builds in the user's cache folder. */

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cache } from './host.ts'
import { ownMark } from './own-mark.ts'

/** Changes with the layout of the files, so that an older Chapbook on the same machine is not misled. */
const version = 'v1'
const digestLength = 32

export type NodeCacheOptions = {
  /** Bytes that the cache may hold; the oldest entries go first. @default 200 MB */
  readonly limit?: number
}

/**
 * A cache in a folder, which is made when the first bytes are put. Neither call ever throws: a cache that cannot be
 * read or written, or whose file is damaged, remembers nothing.
 */
export function nodeCache(folder: string, { limit = 200_000_000 }: NodeCacheOptions = {}): Cache {
  const entries = join(folder, version)
  let written = 0
  let pruned = false
  return {
    async get(key) {
      const stored = await readFile(join(entries, nameOf(key))).catch(() => undefined)
      return stored === undefined ? undefined : contentOf(stored)
    },
    async put(key, bytes) {
      written += 1
      const path = join(entries, nameOf(key))
      const fresh = `${path}.${ownMark}-${written}`
      try {
        await mkdir(entries, { recursive: true, mode: 0o700 })
        await writeFile(fresh, Buffer.concat([digest(bytes), bytes]))
        await rename(fresh, path)
        // Once a build is often enough, and keeps every other call at one write.
        if (!pruned) await prune(entries, limit)
        pruned = true
      } catch {
        await rm(fresh, { force: true }).catch(() => undefined)
      }
    },
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The bytes behind the digest, or nothing when a crash or a full disk cut the file short. */
function contentOf(stored: Buffer): Uint8Array | undefined {
  const bytes = stored.subarray(digestLength)
  return stored.length >= digestLength && digest(bytes).equals(stored.subarray(0, digestLength)) ? bytes : undefined
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Removes the oldest entries, and then a quarter more, so that not every build has to. */
async function prune(folder: string, limit: number): Promise<void> {
  const entries = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { name, size, mtimeMs }
    }),
  )
  let total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total <= limit) return
  for (const { name, size } of entries.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= limit * 0.75) return
    await rm(join(folder, name), { force: true })
    total -= size
  }
}
