/** What happens inside a worker thread: one task after another, all with the same browser. */

import { threadId, type MessagePort } from 'node:worker_threads'
import { ChapbookError, type ChapbookErrorKind } from '../errors.ts'
import type { Environment } from './folders.ts'
import type { Host } from './host.ts'
import { nodeHost } from './index.ts'
import { shareBrowser, type SharedBrowser } from './shared-browser.ts'

/** Input, result and events are plain data that can be copied between threads. */
export type Task<Input, Result, Event> = (input: Input, context: TaskContext<Event>) => Promise<Result>

export type TaskContext<Event> = {
  readonly host: Host
  readonly signal: AbortSignal
  readonly onEvent: (event: Event) => void
}

/** What a thread is asked to do. */
export type Order = {
  readonly task: string
  readonly input: unknown
  readonly folder: string
  readonly environment: Environment
  /** `Told` goes out here; whatever comes in means that all must stop. */
  readonly port: MessagePort
}

/** What a thread tells about its order. */
export type Told =
  | { readonly kind: 'begun'; readonly threadId: number }
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly trouble: Trouble }

/** An error as plain data: copied between threads it would lose its kind. */
export type Trouble = {
  readonly message: string
  /** Absent where the fault is ours. */
  readonly kind?: ChapbookErrorKind
  readonly hint?: string | undefined
  readonly stack?: string | undefined
}

const stopped = new AbortController()
let shared: SharedBrowser | undefined

/** Does one order and tells what came of it. A task whose browser fails is done once more, with a new one. */
export async function serve(
  { task, input, folder, environment, port }: Order,
  tasks: Readonly<Record<string, Task<never, unknown, unknown>>>,
): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told)
  port.on('message', () => stopped.abort(new ChapbookError('Stopped', { kind: 'interrupted' })))
  try {
    tell({ kind: 'begun', threadId })
    shared ??= shareBrowser(nodeHost({ folder, environment }), stopped.signal)
    const { host, isBroken } = shared
    const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined
    if (work === undefined) throw new Error(`There is no task \`${task}\``)
    const context = { host, signal: stopped.signal, onEvent: (event: unknown) => tell({ kind: 'event', event }) }
    const perform = async (): Promise<Told> => ({ kind: 'done', result: await work(input as never, context) })
    const outcome = (): Promise<Told> =>
      perform().catch((error: unknown): Told => ({ kind: 'failed', trouble: troubleOf(error) }))
    const first = await outcome()
    tell(isBroken() && !stopped.signal.aborted ? await outcome() : first)
  } catch (error) {
    tell({ kind: 'failed', trouble: troubleOf(error) })
  } finally {
    port.close()
  }
}

/** Ends what the orders of this thread have shared. */
export async function rest(): Promise<void> {
  await shared?.close()
  shared = undefined
}

/** Turns an error into plain data. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ChapbookError) return { message: error.message, kind: error.kind, hint: error.hint }
  if (error instanceof Error) return { message: error.message, stack: error.stack }
  return { message: String(error) }
}

/** Turns plain data back into an error, with the stack of the thread that it comes from. */
export function errorOf({ message, kind, hint, stack }: Trouble): Error {
  if (kind !== undefined) return new ChapbookError(message, { kind, ...(hint === undefined ? {} : { hint }) })
  return Object.assign(new Error(message), stack === undefined ? {} : { stack })
}
