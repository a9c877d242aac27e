/** Messages for the writer: kept on the file that they belong to, with place, rule and remedy. */

import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

export type Finding = {
  /** What is: sentence case, no full stop. */
  readonly reason: string
  /** What to do about it. */
  readonly note?: string
  /** Kebab case: `missing-image`. */
  readonly ruleId: string
  readonly place?: Point | Position | undefined
}

/** Records an error: the book is not made until the writer has settled it. */
export function problem(file: VFile, finding: Finding): VFileMessage {
  const message = warning(file, finding)
  message.fatal = true
  return message
}

/** Records a warning: the book is made, and the writer should look (an error under `--strict`). */
export function warning(file: VFile, { reason, note, ruleId, place }: Finding): VFileMessage {
  const message = file.message(reason, { ...(place ? { place } : {}), ruleId, source: 'chapbook' })
  if (note !== undefined) message.note = note
  return message
}

/** Whether a book must not be made of these files: an error on any of them, or a warning where warnings count as errors. */
export function hasErrors(files: readonly VFile[], strict: boolean): boolean {
  return files.some(({ messages }) => messages.some(({ fatal }) => fatal === true || (strict && fatal === false)))
}

/** Keeps a warning about an edition on the file that it names, else on the last; once, whatever edition says it again. */
export function editionWarning(files: readonly VFile[], { place, ...finding }: EditionFinding): void {
  const file = files.find(({ path }) => path === place?.path) ?? files.at(-1)
  const isKnown = file?.messages.some(({ reason, line }) => reason === finding.reason && line === place?.line)
  if (file && !isKnown) warning(file, { ...finding, place: place && { line: place.line, column: place.column } })
}

type EditionFinding = Omit<Finding, 'place'> & {
  readonly place?: { readonly path: string; readonly line: number; readonly column: number }
}

/** Records something worth knowing that needs no change: the book is made, also under `--strict`. */
export function information(file: VFile, finding: Finding): VFileMessage {
  const message = warning(file, finding)
  message.fatal = undefined
  return message
}
