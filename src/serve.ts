/** Shows a release in the browser as readers will find it, before it is put online. */

import { posix, resolve } from 'node:path'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { isLoopback, networkAddresses, openServer, type ServerOptions } from './host/server.ts'
import { isLasting, mediaTypeOf, type PlacedManifest } from './release/media-types.ts'
import { findRelease, readManifest } from './release/open-release.ts'

export type ServeOptions = {
  /** Folder of the release, from the folder of the command. @default what `chapbook release` has made in `dist/release` */
  readonly release?: string
  /** Taken as it is; without it 8080, or the next that is free. */
  readonly port?: number
  /** Who may reach it: `127.0.0.1` for this machine alone, `0.0.0.0` for all that share its networks. @default '127.0.0.1' */
  readonly address?: string
  readonly onAnswer?: ServerOptions['onAnswer']
  readonly host?: Host
}

export type Served = {
  /** Folder that is served, from the folder of the command. */
  readonly release: string
  /** Where it is on this machine: `http://127.0.0.1:8080/`. */
  readonly url: string
  /** Where others in the network find it; empty where they cannot. */
  readonly others: readonly string[]
  /** Whether others can reach it. */
  readonly isOpen: boolean
  readonly close: () => Promise<void>
}

const usualPort = 8080
const triedPorts = 20

/**
 * Serves a release until it is closed.
 *
 * @throws ChapbookError where the folder is no release, or no port can be had
 */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const { port, address = '127.0.0.1', onAnswer, host = nodeHost() } = options
  const release = await findRelease(options.release, host)
  const isOpen = !isLoopback(address)
  const server = await openServer({
    folder: resolve(host.folder, release),
    port: port ?? usualPort,
    others: port === undefined ? triedPorts : 0,
    address,
    headers: (path) => headersOf(path, release, isOpen, host),
    ...(onAnswer === undefined ? {} : { onAnswer }),
  })
  const at = (name: string): string => `http://${name.includes(':') ? `[${name}]` : name}:${server.port}/`
  const isEverywhere = address === '0.0.0.0' || address === '::'
  return {
    release,
    url: at(isEverywhere ? '127.0.0.1' : address),
    others: isEverywhere ? networkAddresses().map(at) : isOpen ? [at(address)] : [],
    isOpen,
    close: server.close,
  }
}

const year = 31_536_000

async function headersOf(
  path: string,
  release: string,
  isOpen: boolean,
  host: Host,
): Promise<Readonly<Record<string, string>>> {
  const manifests = await manifestsAbove(path, release, host)
  // Today's edition 2 and tomorrow's other book have the same address on this machine: a browser that keeps files would mix them.
  const mayKeep = isOpen && isLasting(path, manifests)
  return {
    'Content-Type': mediaTypeOf(path, manifests),
    'Cache-Control': mayKeep ? `public, max-age=${year}, immutable` : 'no-cache',
  }
}

/** The manifests of the folders that hold a file; a damaged one is for `chapbook verify` to tell. */
async function manifestsAbove(path: string, release: string, host: Host): Promise<readonly PlacedManifest[]> {
  const names = posix.dirname(path) === '.' ? [] : posix.dirname(path).split('/')
  const folders = ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))]
  const found = await Promise.all(
    folders.map(async (folder) => {
      const manifest = await readManifest(posix.join(release, folder), host).catch(() => undefined)
      return manifest === undefined ? [] : [{ folder, manifest }]
    }),
  )
  return found.flat()
}
