/** A host for tests of editions: the project's files in memory, Chapbook's own templates and fonts from the disk. */

import { existsSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import type { Host } from '../../src/host/host.ts'
import { packageRoot } from '../../src/host/package-root.ts'

/** Lets a host (usually a memory host) read what lies in the folder in which Chapbook is installed. */
export function withPackageFiles(host: Host): Host {
  const isOwn = (path: string): boolean => path === packageRoot || path.startsWith(`${packageRoot}/`)
  return {
    ...host,
    disk: {
      ...host.disk,
      read: async (path) => (isOwn(path) ? new Uint8Array(await readFile(path)) : host.disk.read(path)),
      list: async (path) => (isOwn(path) ? (await readdir(path)).toSorted() : host.disk.list(path)),
      kind: async (path) => (isOwn(path) ? kindOnDisk(path) : host.disk.kind(path)),
      real: async (path) => (isOwn(path) && existsSync(path) ? path : host.disk.real(path)),
    },
  }
}

function kindOnDisk(path: string): 'file' | 'folder' | 'nothing' {
  if (!existsSync(path)) return 'nothing'
  return statSync(path).isDirectory() ? 'folder' : 'file'
}
