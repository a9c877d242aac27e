/** Runs one command line: words in, exit code out. */

import { CommanderError } from 'commander'
import type { BuildResult } from '../build.ts'
import { ChapbookError } from '../errors.ts'
import { createReport, type Report, type ReportOptions } from '../report.ts'
import { hasErrors } from '../manuscript/messages.ts'
import { createProgram, type BuildWords, type CommonWords, type Verbs } from './program.ts'
import { version } from '../version.ts'

export const exitCodes = {
  made: 0,
  /** The manuscript has errors, or warnings under `--strict`. */
  manuscript: 1,
  /** Wrong use, or something is missing on the machine. */
  machine: 2,
  /** Our bug. BSD's EX_SOFTWARE. */
  bug: 70,
  /** Ctrl-C: 128 and the number of SIGINT, as shells count. */
  interrupted: 130,
} as const

export type Surroundings = Pick<ReportOptions, 'stdout' | 'stderr' | 'environment' | 'folder'> & {
  readonly signal: AbortSignal
}

/** The code behind the verbs, loaded when its verb is called: `--help` waits for none of it. */
export type Workshop = {
  readonly build: () => Promise<Pick<typeof import('../build.ts'), 'build'>>
  readonly outline: () => Promise<Pick<typeof import('../outline.ts'), 'outline'>>
  readonly doctor: () => Promise<Pick<typeof import('../doctor.ts'), 'doctor'>>
}

const workshop: Workshop = {
  build: () => import('../build.ts'),
  outline: () => import('../outline.ts'),
  doctor: () => import('../doctor.ts'),
}

/** Runs the command that the words ask for and returns the exit code. Never throws. */
export async function run(words: readonly string[], surroundings: Surroundings, tools = workshop): Promise<number> {
  let report = createReport(surroundings)
  let exitCode: number = exitCodes.made

  const verbs: Verbs = {
    build: async (manuscript, given) => {
      report = reportFor(given, surroundings)
      exitCode = await buildVerb({ manuscript, given, surroundings, report, tools })
    },
    outline: async (manuscript, given) => {
      report = reportFor(given, surroundings)
      const { outline } = await tools.outline()
      const found = await outline({ folder: surroundings.folder, ...(manuscript === undefined ? {} : { manuscript }) })
      report.outlined(found, found.files)
      exitCode = hasErrors(found.files, false) ? exitCodes.manuscript : exitCodes.made
    },
    doctor: async (given) => {
      report = reportFor(given, surroundings)
      const { doctor } = await tools.doctor()
      const checks = await doctor()
      report.examined(checks)
      exitCode = checks.some(({ state }) => state === 'missing') ? exitCodes.machine : exitCodes.made
    },
  }

  try {
    await createProgram(verbs, surroundings).parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.made : exitCodes.machine
    return failure(error, surroundings.signal, report)
  }
}

function reportFor({ json, quiet, color }: CommonWords, surroundings: Surroundings): Report {
  return createReport({ ...surroundings, json, quiet, colour: color })
}

type BuildVerb = {
  readonly manuscript: string | undefined
  readonly given: BuildWords
  readonly surroundings: Surroundings
  readonly report: Report
  readonly tools: Workshop
}

async function buildVerb({ manuscript, given, surroundings, report, tools }: BuildVerb): Promise<number> {
  const { json: _json, quiet: _quiet, color: _color, edition, author, for: use, ...rest } = given
  const { build } = await tools.build()
  const result = await build({
    ...rest,
    ...(manuscript === undefined ? {} : { manuscript }),
    ...(edition === undefined ? {} : { editions: edition }),
    ...(use === undefined ? {} : { print: { for: use } }),
    ...(author === undefined ? {} : { authors: author }),
    signal: surroundings.signal,
    // After Ctrl-C the editions that were under way have nothing more to say.
    onProgress: (event) => {
      if (!surroundings.signal.aborted) report.progress(event)
    },
  })
  const exitCode = exitCodeOf(result, given.strict === true)
  report.built(result, exitCode)
  return exitCode
}

function exitCodeOf({ ok, files, failed }: BuildResult, strict: boolean): number {
  if (hasErrors(files, strict)) return exitCodes.manuscript
  if (failed.length > 0) return exitCodes.machine
  return ok ? exitCodes.made : exitCodes.manuscript
}

/** Whatever goes wrong after Ctrl-C goes wrong because of it: the browser in the same terminal was stopped too. */
function failure(error: unknown, signal: AbortSignal, report: Report): number {
  if (signal.aborted || (error instanceof ChapbookError && error.kind === 'interrupted')) {
    report.interrupted()
    return exitCodes.interrupted
  }
  report.failed(error, version)
  return error instanceof ChapbookError ? exitCodes.machine : exitCodes.bug
}
