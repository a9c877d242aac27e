/** What a refusal says: tests of errors that the user of a machine meets. */

import { ChapbookError } from '../src/errors.ts'

/** The error with which a piece of work fails. */
export async function refusal(work: Promise<unknown>): Promise<ChapbookError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ChapbookError)) throw new Error(`Expected a ChapbookError, got ${String(error)}`)
  return error
}
