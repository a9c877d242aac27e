/** Runs one command line: words in, exit code out. */

import { CommanderError } from 'commander'
import { ChapbookError } from '../errors.ts'
import { createReport, type Report } from '../report.ts'
import { version } from '../version.ts'
import { createProgram } from './program.ts'
import { exitCodes, type CommonWords, type Surroundings } from './verb.ts'
import { verbs } from './verbs/index.ts'
import { workshop, type Workshop } from './workshop.ts'

/** Runs the command that the words ask for and returns the exit code. Never throws. */
export async function run(
  words: readonly string[],
  surroundings: Surroundings,
  tools: Partial<Workshop> = {},
): Promise<number> {
  let report = createReport(surroundings)
  let exitCode: number = exitCodes.made
  const program = createProgram({
    ...surroundings,
    verbs,
    onCall: async (verb, given) => {
      const { json, quiet, color } = given.options as CommonWords
      report = createReport({ ...surroundings, json, quiet, colour: color })
      exitCode = await verb.run(given, { surroundings, report, tools: { ...workshop, ...tools } })
    },
  })
  try {
    await program.parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.made : exitCodes.machine
    return failure(error, surroundings.signal, report)
  }
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
