/** The task that makes an edition of one title. */

import type { ProgressEvent } from '../build.ts'
import type { Task } from '../host/worker.ts'
import type { TitleOptions, TitleResult } from '../release/title.ts'

/** Makes the edition and lays it in its waiting folder; says what became of it. */
export const releaseTask: Task<TitleOptions, TitleResult, ProgressEvent> = async (
  options,
  { host, signal, onEvent },
) => {
  const { makeTitle } = await import('../release/title.ts')
  return makeTitle({ ...options, signal, onProgress: onEvent }, host)
}
