/** The one error for trouble that the machine or the call is at fault for; trouble with the text is a message on its file. */

export type ChapbookErrorKind =
  /** The command or the API was called wrongly. */
  | 'usage'
  /** Something on the machine is missing, refuses or is full. */
  | 'machine'
  /** The writer or the caller stopped the build. */
  | 'interrupted'

export type ChapbookErrorOptions = {
  /** What to do about it: one sentence. */
  readonly hint?: string
  /** @default 'machine' */
  readonly kind?: ChapbookErrorKind
  readonly cause?: unknown
}

/** Tells what is wrong outside the manuscript, and what to do about it. */
export class ChapbookError extends Error {
  override readonly name = 'ChapbookError'
  readonly kind: ChapbookErrorKind
  readonly hint: string | undefined

  constructor(message: string, { hint, kind = 'machine', cause }: ChapbookErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
    this.hint = hint
  }
}
