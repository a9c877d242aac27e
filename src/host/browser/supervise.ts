/** Watches every step that is asked of a browser: it may crash, hang, or be stopped by the user. */

import { ChapbookError } from '../../errors.ts'
import type { BrowserProcess, Ending } from './process.ts'

export type SuperviseOptions = {
  readonly process: BrowserProcess
  /** Longest time for a step, ms. */
  readonly timeLimit: number
  readonly signal: AbortSignal | undefined
}

/**
 * Waits for the work, and throws `ChapbookError` when the browser ends first, when the time is up (the browser is
 * killed then), or when the signal stops it all. Any other error of the work is passed on as it is.
 *
 * @param task What the browser is doing: `printing the pages`.
 */
export type Supervise = <T>(task: string, work: () => Promise<T>, care?: Care) => Promise<T>

export type Care = {
  /** Rejects when the part of the browser that does the work breaks down. */
  readonly crash?: Promise<never>
  /** How many times the longest time for a step this one may take. @default 1 */
  readonly patience?: number
}

/** Makes the function through which every step with this browser process goes. */
export function supervise({ process, timeLimit, signal }: SuperviseOptions): Supervise {
  const crashed = (task: string): Promise<never> =>
    process.ended.then((ending) => {
      throw signal?.aborted ? interrupted(signal) : browserCrashed(task, ending)
    })

  return async (task, work, { crash = never, patience = 1 } = {}) => {
    if (signal?.aborted) throw interrupted(signal)
    const clock = startClock(task, timeLimit * patience)
    try {
      return await Promise.race([work(), crashed(task), crash, clock.late])
    } catch (error) {
      if (error === clock.error) await process.stop()
      // The connection breaks a moment before the end of the process is known.
      if (connectionLost(error)) await Promise.race([crashed(task), crash, delay(1000)])
      throw error
    } finally {
      clock.stop()
    }
  }
}

const never = new Promise<never>(() => undefined)

function startClock(task: string, timeLimit: number) {
  const error = new ChapbookError(
    `The browser took longer than ${Math.round(timeLimit / 100) / 10} s for ${task} and was ended`,
    {
      hint: 'Try again when the machine is less busy, or name another browser with CHAPBOOK_BROWSER.',
    },
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error), timeLimit)
  })
  return { error, late, stop: () => clearTimeout(timer) }
}

function browserCrashed(task: string, { how, lastWords }: Ending): ChapbookError {
  const words = lastWords.length === 0 ? '' : `\n${lastWords.join('\n')}`
  return new ChapbookError(`The browser crashed while ${task} (${how})${words}`, {
    hint: 'Try again; if it crashes again, name another browser with CHAPBOOK_BROWSER.',
  })
}

function interrupted(signal: AbortSignal): ChapbookError {
  return new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
}

/** Puppeteer's names for an answer that can no longer come. */
function connectionLost(error: unknown): boolean {
  return error instanceof Error && ['TargetCloseError', 'ConnectionClosedError'].includes(error.name)
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
