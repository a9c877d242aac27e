/** The outside world of a command: this machine's disk, cache and browser. */

import { resolve } from 'node:path'
import { nodeCache } from './cache.ts'
import { nodeDisk } from './disk.ts'
import { cacheFolder, type Environment } from './folders.ts'
import type { Host } from './host.ts'
import { packageProvider } from './provide-package.ts'
import { wholeFolders } from './whole-folders.ts'

export type NodeHostOptions = {
  /** Folder of the command. @default the folder of the process */
  readonly folder?: string
  /** @default the environment of the process */
  readonly environment?: Environment
}

/** The host that the command and the API use unless they are given another. */
export function nodeHost({ folder = process.cwd(), environment = process.env }: NodeHostOptions = {}): Host {
  const absolute = resolve(folder)
  const disk = nodeDisk(absolute)
  return {
    folder: absolute,
    environment,
    disk,
    folders: wholeFolders(absolute),
    cache: nodeCache(cacheFolder(environment)),
    // What finds and starts browsers is loaded only where a page is printed.
    openBrowser: async (options) => {
      const { openBrowser } = await import('./browser/open.ts')
      return openBrowser(options, { folder: absolute, environment })
    },
    providePackage: packageProvider(cacheFolder(environment), environment),
    openRevision: async (name) => {
      const { openRevision } = await import('./git/revision.ts')
      return openRevision(name, { folder: absolute, environment, disk })
    },
  }
}
