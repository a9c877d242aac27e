/** Messages about the manuscript, as text: place, severity, reason, rule, and what to do. */

import { isAbsolute, relative } from 'node:path'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Colours } from './colours.ts'
import { count } from './quantities.ts'
import { visible } from './visible.ts'
import { columns, pad, wrap } from './width.ts'

/** A message with the path of its file, as it is shown and as `--json` gives it. */
export type Reported = {
  readonly path: string
  readonly line: number | undefined
  readonly column: number | undefined
  /** `info`: worth knowing, nothing to change. */
  readonly severity: 'error' | 'warning' | 'info'
  readonly reason: string
  readonly note: string | undefined
  readonly rule: string | undefined
}

/** Collects the messages of all files, sorted by file (in their order), line and column; paths are told from `folder`. */
export function reported(files: readonly VFile[], folder: string): readonly Reported[] {
  return files.flatMap((file) => file.messages.map((message) => reportedOne(file, message, folder)).toSorted(compare))
}

function reportedOne(file: VFile, message: VFileMessage, folder: string): Reported {
  return {
    path: visible(near(file.path || message.file || 'manuscript', folder)),
    line: message.line,
    column: message.column,
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    reason: visible(message.reason),
    note: typeof message.note === 'string' ? message.note.split('\n').map(visible).join('\n') : undefined,
    rule: message.ruleId,
  }
}

/** Tells a path from the folder of the command where that is shorter. */
export function near(path: string, folder: string): string {
  if (!isAbsolute(path)) return path
  const fromHere = relative(folder, path)
  return fromHere !== '' && fromHere.length < path.length ? fromHere : path
}

function compare(a: Reported, b: Reported): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

export type MessageStyle = {
  readonly colours: Colours
  /** Columns of the terminal; `undefined` in a pipe, where nothing is wrapped. */
  readonly width: number | undefined
}

/** Sets each message as `path:line:column  warning  reason  [rule-id]` with its note indented below. */
export function messageLines(messages: readonly Reported[], { colours, width }: MessageStyle): readonly string[] {
  const places = messages.map(({ path, line, column }) =>
    [path, line, column].filter((part) => part !== undefined).join(':'),
  )
  const placeWidth = Math.min(32, Math.max(0, ...places.map(columns)))
  return messages.flatMap((message, index) => {
    const paint = { error: colours.red, warning: colours.yellow, info: colours.dim }[message.severity]
    const place = pad(places[index] ?? '', placeWidth)
    const rule = message.rule === undefined ? '' : `  ${colours.dim(`[${message.rule}]`)}`
    return [`${place}  ${paint(pad(message.severity, 7))}  ${message.reason}${rule}`, ...noteLines(message.note, width)]
  })
}

function noteLines(note: string | undefined, width: number | undefined): readonly string[] {
  if (note === undefined || note === '') return []
  const indent = '    '
  const lines = note.split('\n')
  const wrapped = width === undefined ? lines : lines.flatMap((line) => wrap(line, Math.max(20, width - indent.length)))
  return wrapped.map((line) => indent + line)
}

/** `2 errors, 1 warning`; empty when there are none. */
export function tally(messages: readonly Reported[]): string {
  const errors = messages.filter(({ severity }) => severity === 'error').length
  const warnings = messages.filter(({ severity }) => severity === 'warning').length
  return [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ')
}
