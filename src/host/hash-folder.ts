/** One hash of all that lies in a folder, by which a later run knows that nothing has changed. */

import { createHash } from 'node:crypto'
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { isWithin } from './is-within.ts'
import { diskTrouble } from './trouble.ts'

export type HashFolderOptions = {
  /** Paths of files and folders that do not count, absolute or relative to the folder: what is made of it. */
  readonly skip?: readonly string[]
}

/** More open files at a time make nothing quicker. */
const readsAtOnce = 16

/**
 * SHA-256, hexadecimal, over the names and bytes of all files below a folder (or of one file), in the order of their paths. Hidden files and
 * `node_modules` do not count. A link to a file inside counts as that file; of any other link only counts where it leads.
 *
 * @param root absolute
 * @throws ChapbookError (machine) when something cannot be read
 */
export async function hashFolder(root: string, { skip = [] }: HashFolderOptions = {}): Promise<string> {
  try {
    const skipped = new Set(skip.map((path) => resolve(root, path)))
    const paths = (await stat(root)).isDirectory() ? await pathsBelow(root, skipped) : [root]
    const hashes = await inTurns(paths, readsAtOnce, (path) => hashOf(path, root))
    const whole = createHash('sha256')
    // The hash of a file has a fixed length and a name holds no NUL, so no two folders give the same bytes.
    for (const [index, path] of paths.entries()) {
      whole.update(`${relative(root, path).split(sep).join('/')}\0${hashes[index] ?? ''}\n`)
    }
    return whole.digest('hex')
  } catch (error) {
    throw diskTrouble(root, 'cannot be read', error)
  }
}

async function pathsBelow(root: string, skipped: ReadonlySet<string>): Promise<readonly string[]> {
  const walk = async (folder: string): Promise<readonly string[]> => {
    const entries = await readdir(folder, { withFileTypes: true })
    const found = await Promise.all(
      entries.map(async (entry): Promise<readonly string[]> => {
        const path = join(folder, entry.name)
        if (entry.name.startsWith('.') || entry.name === 'node_modules' || skipped.has(path)) return []
        if (entry.isDirectory()) return walk(path)
        return entry.isFile() || entry.isSymbolicLink() ? [path] : []
      }),
    )
    return found.flat()
  }
  const found = await walk(root)
  return found.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

async function hashOf(path: string, root: string): Promise<string> {
  const [real, realRoot] = await Promise.all([realpath(path).catch(() => undefined), realpath(root)])
  const isOwn = real !== undefined && (real === realRoot || isWithin(realRoot, real))
  const content = isOwn && (await stat(path)).isFile() ? await readFile(path) : `link to ${await readlink(path)}`
  return createHash('sha256').update(content).digest('hex')
}

/** Results in the order of what was given, with so many under way at a time. */
async function inTurns<Given, Made>(
  given: readonly Given[],
  most: number,
  make: (one: Given) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = []
  const waiting = given.entries()
  const next = async (): Promise<void> => {
    for (const [index, one] of waiting) made[index] = await make(one)
  }
  await Promise.all(Array.from({ length: Math.min(most, given.length) }, next))
  return made
}
