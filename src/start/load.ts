/**
 * Loads the compiled program together with the code that V8 made of it at an earlier start. Without that, making the EPUB of an
 * essay would spend more time on compiling JavaScript than on the essay.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { cacheFolder } from '../host/folders.ts'
import { ownMark } from '../host/own-mark.ts'

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
  const runs = kept && script.cachedDataRejected !== true ? kept.runs : new Map<number, number>()
  const kind = kindOfRun(process.argv.slice(2))
  const known = runs.get(kind) ?? (runs.size < mostKinds ? 0 : learningRuns)
  // At the end, when every function that the command calls has been compiled.
  if (known < learningRuns) {
    if (learnt.length === 0) process.once('exit', keepLearnt)
    learnt.push(() => keep({ code: script.createCachedData(), runs: new Map(runs).set(kind, known + 1) }, place))
  }
  return script
}

const learnt: (() => void)[] = []

/** Keeps what V8 made of the scripts of this run. At the end of the process it is called by itself; the end of a worker thread calls nothing. */
export function keepLearnt(): void {
  for (const keepScript of learnt.splice(0)) keepScript()
}

/** What V8 made, and in how many runs of which kind the functions were gathered. */
type Kept = { readonly code: Buffer; readonly runs: ReadonlyMap<number, number> }

/** So many runs of a kind add the functions that they call; later ones only read. */
const learningRuns = 3
/** Another kind finds most of its functions among those of so many. */
const mostKinds = 16

/** Runs with the same verb, options, editions and endings of files call much the same functions. */
function kindOfRun(words: readonly string[]): number {
  const told = words.map((word, index) => {
    if (words[index - 1] === '--edition' || word.startsWith('--edition=')) return word
    if (word.startsWith('-')) return word.replace(/=.*/, '')
    return index === 0 && /^[a-z-]+$/.test(word) ? word : extname(word)
  })
  return crc32(told.join(' '))
}

/** Each verb has its own: V8 reads all of a file, and who builds a book need not wait for what a release has called. */
function fileName(name: string): string {
  const { version, arch, argv } = process
  const verb = /^[a-z-]{1,20}$/.test(argv[2] ?? '') ? `-${argv[2]}` : ''
  return `${basename(name, '.cjs')}${verb}-${scriptHashes[name] ?? ''}-${version}-${arch}`
}

/** Before the code stand its checksum, 4 bytes, the number of kinds, 1 byte, and for each kind its hash, 4 bytes, and its runs, 1 byte. */
const headLength = 5
const kindLength = 5

/** What was kept, unless a crash or a full disk has damaged it: V8 would trust it. */
function recall(path: string): Kept | undefined {
  try {
    const stored = readFileSync(path)
    // Under `sudo` the cache may be somebody else's.
    if (statSync(path).uid !== (process.getuid?.() ?? 0)) return undefined
    const kinds = stored.readUInt8(headLength - 1)
    const code = stored.subarray(headLength + kinds * kindLength)
    if (crc32(code) !== stored.readUInt32LE()) return undefined
    const runs = Array.from({ length: kinds }, (_, index): [number, number] => {
      const at = headLength + index * kindLength
      return [stored.readUInt32LE(at), stored.readUInt8(at + 4)]
    })
    return { code, runs: new Map(runs) }
  } catch {
    return undefined
  }
}

/** A cache that cannot be written keeps nothing, and the command goes on. */
function keep({ code, runs }: Kept, path: string): void {
  const fresh = `${path}.${ownMark}`
  const head = Buffer.alloc(headLength + runs.size * kindLength)
  head.writeUInt32LE(crc32(code))
  head.writeUInt8(runs.size, headLength - 1)
  for (const [index, [kind, count]] of [...runs].entries()) {
    head.writeUInt32LE(kind, headLength + index * kindLength)
    head.writeUInt8(count, headLength + index * kindLength + 4)
  }
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(fresh, Buffer.concat([head, code]))
    renameSync(fresh, path)
    prune(dirname(path))
  } catch {
    if (existsSync(fresh)) rmSync(fresh)
  }
}

/** Some scripts for each verb, and those of another version of Chapbook or Node. */
const mostFiles = 64

function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name)).mtimeMs,
  }))
  for (const { path } of files.toSorted((a, b) => b.time - a.time).slice(mostFiles)) rmSync(path, { force: true })
}
