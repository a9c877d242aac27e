/** A host for tests: files in memory, no browser, nothing outside. */

import { posix } from 'node:path'
import { ChapbookError } from '../src/errors.ts'
import type { Disk, Folders, Host } from '../src/host/host.ts'

export type MemoryHostOptions = {
  /** Folder of the command; relative paths of files are in it. @default '/project' */
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Symbolic links: path → what it points to, absolute or relative to the link. */
  readonly links?: Readonly<Record<string, string>>
  /** Paths of files that exist but cannot be read. */
  readonly unreadable?: readonly string[]
  /** Why every write fails, for instance `No space left`. */
  readonly writeFails?: string
}

/**
 * Makes a host whose disk holds the given files (path → text or bytes). What is written can be read back.
 * The browser is never there: `openBrowser` throws `ChapbookError`.
 */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryHostOptions = {},
): Host {
  const folder = options.folder ?? '/project'
  const remembered = new Map<string, Uint8Array>()
  return {
    folder,
    environment: options.environment ?? {},
    disk: memoryDisk(folder, files, options),
    folders: noFolders,
    cache: {
      get: async (key) => remembered.get(key),
      put: async (key, bytes) => void remembered.set(key, bytes),
    },
    openBrowser: async () => {
      throw new ChapbookError('No browser was found', { hint: 'The memory host has none.' })
    },
  }
}

const noFolders: Folders = {
  write: noFolder,
  copy: noFolder,
  move: noFolder,
  remove: noFolder,
  recover: noFolder,
}

async function noFolder(): Promise<never> {
  throw new Error('The memory host has no whole folders')
}

function memoryDisk(
  folder: string,
  given: Readonly<Record<string, string | Uint8Array>>,
  { links: givenLinks = {}, unreadable = [], writeFails }: MemoryHostOptions,
): Disk {
  const absolute = (path: string): string => posix.resolve(folder, path)
  const contents = new Map(
    Object.entries(given).map(([path, content]) => [
      absolute(path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const links = new Map(
    Object.entries(givenLinks).map(([path, target]) => [
      absolute(path),
      posix.resolve(posix.dirname(absolute(path)), target),
    ]),
  )
  const refused = new Set(unreadable.map(absolute))

  /** Follows the links in every part of the path. */
  function follow(path: string, depth = 0): string {
    let reached = '/'
    for (const part of absolute(path).split('/').filter(Boolean)) {
      const next = posix.join(reached, part)
      const target = links.get(next)
      reached = target === undefined || depth > 20 ? next : follow(target, depth + 1)
    }
    return reached
  }

  function kindOf(path: string): 'file' | 'folder' | 'nothing' {
    const real = follow(path)
    if (contents.has(real)) return 'file'
    const inside = real === '/' ? '/' : `${real}/`
    const isFolder = real === folder || [...contents.keys(), ...links.keys()].some((other) => other.startsWith(inside))
    return isFolder ? 'folder' : 'nothing'
  }

  return {
    async read(path) {
      const content = contents.get(follow(path))
      if (content === undefined) throw new ChapbookError(`\`${path}\` cannot be read: no such file`)
      if (refused.has(follow(path))) throw new ChapbookError(`\`${path}\` cannot be read: permission denied`)
      return content
    },
    async list(path) {
      if (kindOf(path) !== 'folder') throw new ChapbookError(`\`${path}\` cannot be listed: no such folder`)
      const real = follow(path)
      const inside = real === '/' ? '/' : `${real}/`
      const names = [...contents.keys(), ...links.keys()]
        .filter((other) => other.startsWith(inside))
        .map((other) => other.slice(inside.length).split('/')[0] ?? '')
      return [...new Set(names)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    },
    kind: async (path) => kindOf(path),
    real: async (path) => (kindOf(path) === 'nothing' ? undefined : follow(path)),
    async write(written) {
      if (writeFails !== undefined) throw new ChapbookError(writeFails)
      for (const { path, bytes } of written) contents.set(follow(path), bytes)
    },
  }
}
