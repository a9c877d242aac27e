/** Worker threads that do one task for many inputs. */

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { existsSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Tinypool } from 'tinypool'
import { ChapbookError } from '../errors.ts'
import { atExit } from './at-exit.ts'
import type { Host } from './host.ts'
import { packageRoot } from './package-root.ts'
import { errorOf, type Order, type Told } from './worker.ts'

/** What came of one input: a result, or a `ChapbookError`, or another error where the fault is ours or the thread died. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: Error }

export type PoolEvent<Result, Event> = { readonly index: number } & (
  | {
      readonly kind: 'started'
      /** Counts the workers from 0. */
      readonly worker: number
    }
  | { readonly kind: 'progress'; readonly event: Event }
  | { readonly kind: 'finished'; readonly outcome: Outcome<Result> }
)

export type PoolOptions<Result, Event> = {
  readonly task: string
  /** Plain data; each is copied to its thread. */
  readonly inputs: readonly unknown[]
  /** Threads at a time. */
  readonly jobs: number
  readonly host: Pick<Host, 'folder' | 'environment'>
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: ((event: PoolEvent<Result, Event>) => void) | undefined
  /** Most memory that the JavaScript of a thread may take, MB. @default as of Node */
  readonly heap?: number
  /** The script that the threads run. @default the compiled program */
  readonly script?: string
}

/**
 * Does a task for every input, and returns what came of each, in the order of the inputs. A thread that dies is the failure of its input
 * alone; another takes its place. Nothing runs any more when the promise settles: no thread and no browser.
 *
 * @throws ChapbookError (interrupted) when the signal stops it, (machine) when no thread can be started
 */
export async function runInWorkers<Result, Event>(
  options: PoolOptions<Result, Event>,
): Promise<readonly Outcome<Result>[]> {
  const { inputs, jobs, signal, heap, script = join(packageRoot, 'build', 'worker.cjs') } = options
  throwIfStopped(signal)
  // The pool itself would wait for a thread that can never begin.
  if (!existsSync(script))
    throw new ChapbookError(`No worker can be started: \`${script}\` is missing`, { hint: 'Install Chapbook again.' })
  const { Tinypool: Pool } = await import('tinypool')
  const temporary = await makeTemporary()
  const threads = Math.max(1, Math.min(jobs, inputs.length))
  const pool = new Pool({
    filename: script,
    name: 'run',
    teardown: 'rest',
    minThreads: threads,
    maxThreads: threads,
    // A thread that waits with atomics would not notice what its browser says meanwhile.
    useAtomics: false,
    env: { ...process.env, TMPDIR: temporary.folder, TEMP: temporary.folder, TMP: temporary.folder },
    // By these the program knows which of its functions are called, and keeps them compiled.
    argv: ['work', options.task],
    ...(heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } }),
  })
  const crew: Crew = { pool, ports: new Set(), slots: [], watched: new WeakSet(), broken: noThread(pool) }
  watchThreads(crew)
  const stop = (): void => {
    pool.cancelPendingTasks()
    for (const port of crew.ports) port.postMessage('stop')
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const outcomes = await Promise.all(inputs.map((input, index) => order(input, index, crew, options)))
    throwIfStopped(signal)
    return outcomes
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.destroy()
    await temporary.remove()
  }
}

/** Memory that a worker with its browser takes at most for an essay, bytes: measured at about 600 MB. */
const memoryOfWorker = 700_000_000

export type Machine = {
  readonly cores: number
  /** Bytes that are free. */
  readonly memory: number
}

/** How many workers the machine has room for, at least one and not more than there are titles. */
export function defaultJobs(titles: number, { cores, memory }: Machine = thisMachine()): number {
  return Math.max(1, Math.min(cores, titles, Math.floor(memory / memoryOfWorker)))
}

function thisMachine(): Machine {
  const limit = process.constrainedMemory()
  const whole = limit !== undefined && limit > 0 && limit < totalmem() ? limit : totalmem()
  // macOS counts as taken what it would give back at once; half of all is there for whoever asks.
  return { cores: availableParallelism(), memory: Math.max(process.availableMemory(), whole / 2) }
}

type Crew = {
  readonly pool: Tinypool
  /** Of the orders that are under way. */
  readonly ports: Set<MessagePort>
  /** Thread of each worker by its number; a thread that has died leaves its number to the next. */
  readonly slots: (number | undefined)[]
  /** Threads whose end is heard of. */
  readonly watched: WeakSet<object>
  /** Rejects when threads cannot be started at all. */
  readonly broken: Promise<never>
}

async function order<Result, Event>(
  input: unknown,
  index: number,
  crew: Crew,
  { task, host, signal, onEvent }: PoolOptions<Result, Event>,
): Promise<Outcome<Result>> {
  const { pool, ports, broken } = crew
  const { port1: own, port2: port } = new MessageChannel()
  ports.add(own)
  let answer: (outcome: Outcome<Result>) => void = () => undefined
  const answered = new Promise<Outcome<Result>>((resolve) => (answer = resolve))
  own.on('message', (told: Told) => {
    if (told.kind === 'begun') onEvent?.({ kind: 'started', index, worker: workerNumber(told.threadId, crew.slots) })
    else if (told.kind === 'event') onEvent?.({ kind: 'progress', index, event: told.event as Event })
    else if (told.kind === 'failed') answer({ kind: 'failed', error: errorOf(told.trouble) })
    else answer({ kind: 'done', result: told.result as Result })
  })
  const given: Order = { task, input, folder: host.folder, environment: { ...host.environment }, port }
  const running = pool.run(given, { transferList: [port] }).then(
    () => answered,
    (error: unknown) => {
      answer({ kind: 'failed', error: died(error, signal) })
      return answered
    },
  )
  try {
    const outcome = await Promise.race([running, broken])
    onEvent?.({ kind: 'finished', index, outcome })
    return outcome
  } finally {
    // Another may have taken the place of the one that died.
    watchThreads(crew)
    ports.delete(own)
    own.close()
  }
}

function workerNumber(thread: number, slots: (number | undefined)[]): number {
  const known = slots.indexOf(thread)
  if (known !== -1) return known
  const free = slots.indexOf(undefined)
  const number = free === -1 ? slots.length : free
  slots[number] = thread
  return number
}

/** A thread that ends without an error tells the pool nothing, which would wait for it for ever. */
function watchThreads({ pool, slots, watched }: Crew): void {
  for (const worker of pool.threads) {
    if (watched.has(worker)) continue
    watched.add(worker)
    const { threadId } = worker
    worker.once('exit', () => {
      const number = slots.indexOf(threadId)
      if (number !== -1) slots[number] = undefined
      if (pool.threads.includes(worker)) worker.emit('error', new Error('it ended by itself'))
    })
  }
}

function died(cause: unknown, signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
  const reason = cause instanceof Error ? `: ${cause.message}` : ''
  return new ChapbookError(`The worker that made this title has ended${reason}`, {
    hint: 'Make it alone, or with fewer workers: `--jobs 1`.',
    cause,
  })
}

function noThread(pool: Tinypool): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    pool.on('error', (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause)
      reject(new ChapbookError(`No worker can be started: ${reason}`, { hint: 'Install Chapbook again.', cause }))
    })
  })
  broken.catch(() => undefined)
  return broken
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
}

/** A folder for temporary files of the threads: one that dies cannot clean up behind itself. */
async function makeTemporary() {
  const folder = await mkdtemp(join(tmpdir(), 'chapbook-work-'))
  // The browser may run as another user, who has to get through to its own folder.
  await chmod(folder, 0o711)
  const release = atExit(() => rmSync(folder, { recursive: true, force: true }))
  const remove = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
    release()
  }
  return { folder, remove }
}
