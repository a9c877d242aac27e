/**
 * Loads the compiled program together with the code that V8 made of it at an earlier start. Without that, making the EPUB of an
 * essay would spend more time on compiling JavaScript than on the essay.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { cacheFolder } from '../host/folders.ts'

type Program = typeof import('./program.ts')

/** Content hashes of the scripts beside this file, path → hexadecimal; the compiler fills it in. */
declare const scriptHashes: Readonly<Record<string, string>>

/** Loads the program: the way to the public names and to the command. Node has its own cache of this kind only from version 22 on. */
export function loadProgram(): Program {
  return loadScript('program.cjs') as Program
}

const loaded = new Map<string, unknown>()

/** Runs a script of the compiled folder, once, as Node runs a CommonJS module, and returns what it exports. */
function loadScript(name: string): unknown {
  if (loaded.has(name)) return loaded.get(name)
  const path = fileURLToPath(new URL(name, import.meta.url))
  const nodeRequire = createRequire(path)
  const require = (wanted: string): unknown =>
    Object.hasOwn(scriptHashes, wanted) ? loadScript(wanted) : nodeRequire(wanted)
  const module: { exports: unknown } = { exports: {} }
  const run = compile(name, path).runInThisContext() as (...given: readonly unknown[]) => void
  run(module.exports, Object.assign(require, nodeRequire), module, path, dirname(path), importFromNode)
  loaded.set(name, module.exports)
  return module.exports
}

function importFromNode(wanted: string): Promise<unknown> {
  return import(wanted)
}

function compile(name: string, path: string): Script {
  // ASCII, which Node reads fastest so.
  const source = readFileSync(path, 'latin1')
  const place = join(cacheFolder(process.env), 'code', fileName(name))
  const kept = recall(place)
  const script = new Script(source, { filename: path, ...(kept ? { cachedData: kept.code } : {}) })
  // V8 takes only what it made itself, with the same flags.
  const runs = kept && script.cachedDataRejected !== true ? kept.runs : 0
  // At the end, when every function that the command calls has been compiled.
  if (runs < learningRuns) process.once('exit', () => keep({ code: script.createCachedData(), runs: runs + 1 }, place))
  return script
}

/** What V8 made, and in how many runs the functions were gathered. */
type Kept = { readonly code: Buffer; readonly runs: number }

/** So many runs add the functions that they call; later ones only read. */
const learningRuns = 3

function fileName(name: string): string {
  const { version, arch } = process
  return `${basename(name, '.cjs')}-${scriptHashes[name] ?? ''}-${version}-${arch}`
}

/** Before the code stand its checksum, 4 bytes, and the runs, 1 byte. */
const headLength = 5

/** What was kept, unless a crash or a full disk has damaged it: V8 would trust it. */
function recall(path: string): Kept | undefined {
  try {
    const stored = readFileSync(path)
    // Under `sudo` the cache may be somebody else's.
    if (statSync(path).uid !== (process.getuid?.() ?? 0)) return undefined
    const code = stored.subarray(headLength)
    return crc32(code) === stored.readUInt32LE() ? { code, runs: stored.readUInt8(headLength - 1) } : undefined
  } catch {
    return undefined
  }
}

/** A cache that cannot be written keeps nothing, and the command goes on. */
function keep({ code, runs }: Kept, path: string): void {
  const fresh = `${path}.${process.pid}`
  const head = Buffer.alloc(headLength)
  head.writeUInt32LE(crc32(code))
  head.writeUInt8(runs, headLength - 1)
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(fresh, Buffer.concat([head, code]))
    renameSync(fresh, path)
    prune(dirname(path))
  } catch {
    if (existsSync(fresh)) rmSync(fresh)
  }
}

/** Files of other versions of Chapbook and Node; a machine seldom has more than two of each in use. */
const mostFiles = 16

function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name)).mtimeMs,
  }))
  for (const { path } of files.toSorted((a, b) => b.time - a.time).slice(mostFiles)) rmSync(path, { force: true })
}
