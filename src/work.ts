/** Tasks that are done for many titles: in worker threads, or here where there is only one title. */

import { ChapbookError } from './errors.ts'
import type { Host } from './host/host.ts'
import { defaultJobs, runInWorkers, type Outcome, type PoolEvent } from './host/pool.ts'
import type { Task } from './host/worker.ts'
import { releaseTask } from './work/release.ts'

/** Name → task. Each is known by its name in the threads too. */
export const tasks = { release: releaseTask }

export type TaskName = keyof typeof tasks

type InputOf<Name extends TaskName> = (typeof tasks)[Name] extends Task<infer Input, infer _, infer _> ? Input : never
type ResultOf<Name extends TaskName> =
  (typeof tasks)[Name] extends Task<infer _, infer Result, infer _> ? Result : never
type EventOf<Name extends TaskName> = (typeof tasks)[Name] extends Task<infer _, infer _, infer Event> ? Event : never

export type WorkOptions<Name extends TaskName> = {
  readonly host: Host
  /** Workers at a time. @default as many as the machine has room for */
  readonly jobs?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: (event: PoolEvent<ResultOf<Name>, EventOf<Name>>) => void
}

/**
 * Does a task for each input and returns what came of each, in the order of the inputs. One title is done here, without a worker.
 *
 * @throws ChapbookError (interrupted) when the signal stops it, (machine) when no worker can be started
 */
export async function workThrough<Name extends TaskName>(
  name: Name,
  inputs: readonly InputOf<Name>[],
  { host, jobs = defaultJobs(inputs.length), signal, onEvent = () => undefined }: WorkOptions<Name>,
): Promise<readonly Outcome<ResultOf<Name>>[]> {
  if (inputs.length > 1) return runInWorkers({ task: name, inputs, jobs, host, signal, onEvent })
  // The name and the task belong together, which the types of a table cannot say.
  const task = tasks[name] as unknown as Task<InputOf<Name>, ResultOf<Name>, EventOf<Name>>
  return Promise.all(
    inputs.map(async (input, index): Promise<Outcome<ResultOf<Name>>> => {
      onEvent({ kind: 'started', index, worker: 0 })
      const outcome = await task(input, {
        host,
        signal: signal ?? new AbortController().signal,
        onEvent: (event) => onEvent({ kind: 'progress', index, event }),
      }).then(
        (result) => ({ kind: 'done', result }) as const,
        (error: unknown) =>
          ({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }) as const,
      )
      if (signal?.aborted) throw new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
      onEvent({ kind: 'finished', index, outcome })
      return outcome
    }),
  )
}
