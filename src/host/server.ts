/** A server of files on this machine. What it may give away is decided here, by the path and the links behind it. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile, realpath, stat } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join, sep } from 'node:path'
import type { Stats } from 'node:fs'
import { ChapbookError } from '../errors.ts'
import { isWithin } from './is-within.ts'
import { byteRange } from './byte-range.ts'
import { errorCode } from './trouble.ts'

export type ServerOptions = {
  /** Absolute path of the folder that is served. */
  readonly folder: string
  /** The first port that is tried; 0 for any. */
  readonly port: number
  /** How many ports behind it may be taken instead. */
  readonly others: number
  /** Address that is listened on: `127.0.0.1`, `::1`, `0.0.0.0`, a name. */
  readonly address: string
  /** Headers of a file, by its path from the folder with `/` between names. */
  readonly headers: (path: string) => Promise<Readonly<Record<string, string>>>
  /** Told of each answer. */
  readonly onAnswer?: (answer: { readonly method: string; readonly path: string; readonly status: number }) => void
}

export type OpenServer = {
  readonly port: number
  /** Ends it, and all connections with it. */
  readonly close: () => Promise<void>
}

/**
 * Starts a server for files of one folder: GET and HEAD, ranges, conditional requests, no listings.
 *
 * @throws ChapbookError where no port can be had
 */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const { default: sirv } = await import('sirv')
  const root = await realpath(options.folder)
  const give = sirv(root, { dev: true, etag: true, dotfiles: true, extensions: [] })
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    const path = request.url ?? '/'
    response.on('finish', () => options.onAnswer?.({ method: request.method ?? '', path, status: response.statusCode }))
    answer(request, response, { ...options, root, give }).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const port = await listen(server, options)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whether an address can only be reached from this machine. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address)
}

/** The addresses of this machine in its networks. */
export function networkAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  return all.flatMap(({ address, family, internal }) => (internal || family !== 'IPv4' ? [] : [address]))
}

type Answering = ServerOptions & {
  readonly root: string
  readonly give: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

async function answer(request: IncomingMessage, response: ServerResponse, options: Answering): Promise<void> {
  const { root, give, headers, address } = options
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  // A page elsewhere can let a name of its own lead to this machine; what it asks for bears that name.
  if (isLoopback(address) && !isOwnName(request.headers.host)) {
    return refuse(response, 421, 'This server answers to localhost only.')
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'This server only gives files.')
  }
  const [given, query] = splitQuery(request.url ?? '/')
  const found = await findFile(given, root)
  if (found === undefined) return notFound(request, response, root)
  if (found.kind === 'folder') {
    response.setHeader('Location', `${given}/${query}`)
    return refuse(response, 301, 'It is a folder.')
  }
  const { path, stats } = found
  for (const [name, value] of Object.entries(await headers(path))) response.setHeader(name, value)
  response.setHeader('Accept-Ranges', 'bytes')
  // sirv leaves it out where nothing has changed.
  response.setHeader('ETag', `W/"${stats.size}-${stats.mtime.getTime()}"`)
  const range = byteRange(request.headers, stats.size)
  if (range === undefined) delete request.headers.range
  else request.headers.range = range
  request.url = encodeURI(`/${path}`)
  give(request, response, () => void notFound(request, response, root))
}

type FoundFile =
  /** From the root, with `/` between names. */
  { readonly kind: 'file'; readonly path: string; readonly stats: Stats } | { readonly kind: 'folder' }

/** The file that an address names; `undefined` where there is none, or none that may be given away. */
async function findFile(given: string, root: string): Promise<FoundFile | undefined> {
  const names = namesIn(given)
  if (names === undefined) return undefined
  const path = names.join('/')
  const full = join(root, ...names)
  const [real, stats] = await Promise.all([realpath(full), stat(full)]).catch(() => [])
  if (real === undefined || stats === undefined) return undefined
  if (real !== root && (!isWithin(root, real) || !mayBeGiven(real.slice(root.length + 1).split(sep)))) return undefined
  if (stats.isFile()) return given.endsWith('/') ? undefined : { kind: 'file', path, stats }
  if (!stats.isDirectory()) return undefined
  if (!given.endsWith('/')) return { kind: 'folder' }
  const index = await findFile(`${given}index.html`, root)
  return index?.kind === 'file' ? index : undefined
}

/** The names in the path of an address; `undefined` where it is not one that a link of a release could be. */
function namesIn(given: string): readonly string[] | undefined {
  if (!given.startsWith('/') || given.includes('//')) return undefined
  const path = decoded(given)
  // Behind a NUL the system would see no more; sirv takes `#` and `?` in a name for the end of it.
  if (path === undefined || /[\u0000\\#?%]/.test(path)) return undefined
  const names = path.split('/').filter((name) => name !== '')
  return mayBeGiven(names) ? names : undefined
}

/** Hidden files are nobody's business, save what RFC 8615 puts in `.well-known`. */
function mayBeGiven(names: readonly string[]): boolean {
  return names.every((name, index) => !name.startsWith('.') || (index === 0 && name === '.well-known'))
}

function decoded(given: string): string | undefined {
  try {
    return decodeURIComponent(given)
  } catch {
    return undefined
  }
}

function splitQuery(url: string): readonly [string, string] {
  const start = url.indexOf('?')
  return start < 0 ? [url, ''] : [url.slice(0, start), url.slice(start)]
}

function isOwnName(host: string | undefined): boolean {
  const name = (host ?? '')
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
  return isLoopback(name) || name.endsWith('.localhost')
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${words}\n`)
}

const plainPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not found</title>
<style>body { font: 1.2rem/1.5 serif; max-width: 32rem; margin: 20vh auto 0; padding: 0 1rem } :root { color-scheme: light dark }</style>
<h1>Not found</h1><p>There is nothing at this address. <a href="/">To the beginning</a></p></html>
`

/** The site's own page for it, where it has one. */
async function notFound(request: IncomingMessage, response: ServerResponse, root: string): Promise<void> {
  const own = await findFile('/404.html', root)
  const page = own?.kind === 'file' ? await readFile(join(root, own.path)) : Buffer.from(plainPage)
  response.writeHead(404, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Cache-Control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : page)
}

async function listen(server: Server, { port, others, address }: ServerOptions): Promise<number> {
  for (let tried = port; ; tried++) {
    const error = await tryPort(server, tried, address)
    const found = server.address()
    if (error === undefined && found !== null && typeof found === 'object') return found.port
    if (errorCode(error) === 'EADDRINUSE' && tried < Math.min(port + others, 65_535)) continue
    throw portTrouble(error, port, address)
  }
}

function tryPort(server: Server, port: number, address: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const fail = (error: Error): void => resolve(error)
    server.once('error', fail)
    server.listen(port, address, () => {
      server.off('error', fail)
      resolve(undefined)
    })
  })
}

function portTrouble(error: unknown, port: number, address: string): ChapbookError {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new ChapbookError(`Port ${port} is taken by another program`, {
        hint: 'Name another with `--port`, or leave the option out.',
        cause: error,
      })
    case 'EACCES':
      return new ChapbookError(`Port ${port} may not be used`, { hint: 'Name one above 1023.', cause: error })
    default:
      return new ChapbookError(`\`${address}\` is no address of this machine`, {
        kind: 'usage',
        hint: 'Leave `--host` out, or use `--host 0.0.0.0` to be reached from the network.',
        cause: error,
      })
  }
}
