/** Messages and progress → terminal or JSON lines. The only file that prints. */

import type { BuildResult, ProgressEvent } from './build.ts'
import type { Check } from './doctor.ts'
import { ChapbookError } from './errors.ts'
import type { Outline } from './outline.ts'
import { colours, wantsColour } from './report/colours.ts'
import { doctorLines } from './report/doctor.ts'
import {
  after,
  companionLines,
  editionLine,
  readLine,
  stateLines,
  type BuildState,
  type LineStyle,
} from './report/editions.ts'
import { liveBlock } from './report/live.ts'
import { messageLines, near, reported, tally, type Reported } from './report/messages.ts'
import { count } from './report/quantities.ts'
import { outlineLines } from './report/outline.ts'
import { cut, wrap } from './report/width.ts'

/** Where a report goes: `process.stdout`, `process.stderr`, or a list in a test. */
export type Output = {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export type ReportOptions = {
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Folder of the command; paths are told from it. */
  readonly folder: string
  /** One event a line on stdout, and nothing else. @default false */
  readonly json?: boolean | undefined
  /** Errors only. @default false */
  readonly quiet?: boolean | undefined
  /** `false` for `--no-color`. */
  readonly colour?: boolean | undefined
}

export type Report = {
  /** An event while a book is made. */
  readonly progress: (event: ProgressEvent) => void
  /** The messages of a build and what became of it. */
  readonly built: (result: BuildResult, exitCode: number) => void
  readonly outlined: (outline: Outline, files: BuildResult['files']) => void
  readonly examined: (checks: readonly Check[]) => void
  /** Trouble with the machine or the call, or a bug; `version` goes into what to report. */
  /** How far a verb has come. */
  readonly working: (state: Working) => void
  /** What has become of a verb. */
  readonly told: (result: Told) => void
  readonly failed: (error: unknown, version: string) => void
  readonly interrupted: () => void
}

export type Working = {
  /** All that stands on a terminal for now; drawn over what stood there before. */
  readonly lines: (style: LineStyle) => readonly string[]
  /** What is new, for a pipe; nothing is drawn over there. */
  readonly news?: (style: LineStyle) => readonly string[]
  /** The same for a program. */
  readonly event?: object | undefined
}

export type Told = {
  /** For people; `--quiet` keeps them back. */
  readonly lines: (style: LineStyle) => readonly string[]
  /** What is wrong, for people; never kept back. */
  readonly trouble?: (style: LineStyle) => readonly string[]
  /** What was said about the manuscript and its settings. */
  readonly messages?: readonly Reported[]
  /** The same for programs, each a line of JSON. */
  readonly events: readonly object[]
}

const unlimited = 10_000

/** Makes the printer of one run of the command. */
export function createReport(options: ReportOptions): Report {
  return options.json === true ? jsonReport(options) : textReport(options)
}

function jsonReport({ stdout, folder }: ReportOptions): Report {
  const say = (event: object) => stdout.write(`${JSON.stringify(event)}\n`)
  return {
    progress: (event) => say(event),
    built: ({ files, artifacts }, exitCode) => {
      for (const message of reported(files, folder)) say({ kind: 'message', ...message })
      say({ kind: 'finished', exitCode, editions: artifacts.map(({ edition }) => edition) })
    },
    outlined: ({ headings, rejected, matter }) => say({ headings, rejected, matter }),
    examined: (checks) => say({ checks }),
    working: ({ event }) => {
      if (event !== undefined) say(event)
    },
    told: ({ messages = [], events }) => {
      for (const message of messages) say({ kind: 'message', ...message })
      for (const event of events) say(event)
    },
    failed: (error, version) => {
      if (error instanceof ChapbookError) return say({ kind: 'error', message: error.message, hint: error.hint })
      return say({
        kind: 'bug',
        version,
        message: String(error),
        stack: error instanceof Error ? error.stack : undefined,
      })
    },
    interrupted: () => say({ kind: 'interrupted' }),
  }
}

function textReport({ stdout, stderr, environment, folder, quiet = false, colour }: ReportOptions): Report {
  const onTerminal = stdout.isTTY === true && environment['TERM'] !== 'dumb'
  const width = onTerminal ? Math.max(40, stdout.columns ?? 80) : unlimited
  // On a narrow window lines wrap, and what wraps cannot be drawn over.
  const isLive = onTerminal && width >= 60
  const style = { colours: colours(wantsColour({ isTerminal: onTerminal, environment, option: colour })), width }
  const errorWidth = stderr.isTTY === true ? Math.max(40, stderr.columns ?? 80) : undefined
  const errorColours = colours(wantsColour({ isTerminal: stderr.isTTY === true, environment, option: colour }))
  const live = liveBlock((text) => stdout.write(text))
  let state: BuildState = { editions: new Map() }
  let isWorking = false

  const print = (lines: readonly string[]) => {
    if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`)
  }
  const complain = (lines: readonly string[]) => {
    if (lines.length > 0) stderr.write(`${lines.join('\n')}\n`)
  }
  const trouble = (message: string, hint: string | undefined) => [
    `${errorColours.red('error')}  ${message}`,
    ...(hint === undefined ? [] : indented(hint, errorWidth)),
  ]

  return {
    progress: (given) => {
      const event = nearBy(given, folder)
      const before = state
      state = after(state, event)
      if (quiet) return
      if (event.kind === 'warning') {
        live.clear()
        const [first = '', ...more] = wrap(event.text, (errorWidth ?? unlimited) - 9)
        complain([`${errorColours.yellow('warning')}  ${first}`, ...more.map((line) => ' '.repeat(9) + line)])
      }
      // The last column stays free: a line that fills the terminal would wrap and upset the count of lines.
      if (isLive) live.draw(stateLines(state, { ...style, width: width - 1 }))
      else print(plainLines(before, event, style))
    },

    built: ({ files, artifacts, failed }, exitCode) => {
      const all = reported(files, folder)
      const shown = quiet ? all.filter(({ severity }) => severity === 'error') : all
      complain([
        ...messageLines(shown, { colours: errorColours, width: errorWidth }),
        ...failed.flatMap(({ error }) => trouble(error.message, error.hint)),
      ])
      if (quiet) return
      const found = tally(all)
      if (exitCode === 1) {
        complain([
          `${found === '' ? 'The manuscript has errors' : found}. Nothing was made; what stood there before is untouched.`,
        ])
        return
      }
      print([`${count(artifacts.length, 'edition')} made${found === '' ? '' : `, ${found}`}`])
    },

    outlined: (outline, files) => {
      print(outlineLines(outline, { ...style, width: Math.min(width, 100) }))
      complain(messageLines(reported(files, folder), { colours: errorColours, width: errorWidth }))
    },

    examined: (checks) => print(doctorLines(checks, { ...style, width: Math.min(width, 100) })),

    working: ({ lines, news }) => {
      if (quiet) return
      isWorking = true
      if (isLive) live.draw(lines({ ...style, width: width - 1 }))
      else if (news !== undefined) print(news(style))
    },

    told: ({ lines, trouble: wrong, messages: all = [] }) => {
      // A bar has done its work; the lines of a build stay.
      if (isWorking) live.clear()
      const shown = quiet ? all.filter(({ severity }) => severity === 'error') : all
      complain([
        ...messageLines(shown, { colours: errorColours, width: errorWidth }),
        ...(wrong?.({ colours: errorColours, width: errorWidth ?? unlimited }) ?? []),
      ])
      if (!quiet) print(lines({ ...style, width: Math.min(width, 100) }))
    },

    failed: (error, version) => {
      if (error instanceof ChapbookError) return complain(trouble(error.message, error.hint))
      return complain([
        `${errorColours.red('bug')}  Chapbook itself has failed; your manuscript is not at fault`,
        ...indented('Report it with the lines below and, if you can share it, the manuscript.', errorWidth),
        '',
        `chapbook ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
        error instanceof Error ? (error.stack ?? String(error)) : String(error),
      ])
    },

    interrupted: () => complain(['Stopped. Nothing was written; what stood there before is untouched.']),
  }
}

/** What a pipe is told about an event: a line when something is finished, and one when a long wait begins. */
/** Paths as they are seen from the folder of the command. */
function nearBy(event: ProgressEvent, folder: string): ProgressEvent {
  if (event.kind !== 'edition-made') return event
  const { path, companions } = event
  const others = companions?.map((companion) => near(companion, folder))
  return { ...event, path: near(path, folder), ...(others === undefined ? {} : { companions: others }) }
}

function plainLines(
  before: BuildState,
  event: ProgressEvent,
  style: Parameters<typeof editionLine>[1],
): readonly string[] {
  switch (event.kind) {
    case 'read':
      return [readLine(event)]
    case 'edition-made':
      return [editionLine(event, style), ...companionLines(event, style)]
    case 'edition-failed':
      return [editionLine(event, style)]
    case 'browser':
      return before.browser?.label === event.label ? [] : [cut(event.label, style.width)]
    case 'fonts':
      return event.done > 0 ? [] : [cut(event.label, style.width)]
    case 'warning':
    case 'edition-started':
      return []
  }
}

function indented(text: string, width: number | undefined): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => wrap(line, (width ?? unlimited) - 4))
    .map((line) => `    ${line}`)
}
