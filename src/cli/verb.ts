/** A verb of the command line: how it is described to commander, and what is done when it is called. */

import type { Command } from 'commander'
import type { Report, ReportOptions } from '../report.ts'
import type { Workshop } from './workshop.ts'

export type Verb = {
  /** Adds the verb to the program and returns its command: name, arguments, options, help. */
  readonly describe: (program: Command) => Command
  /** Does what the words ask for. Returns the exit code. */
  readonly run: (words: GivenWords, call: Call) => Promise<number>
}

/** What was typed behind the verb, as commander has parsed it. */
export type GivenWords = {
  /** The arguments in order; `undefined` where one that may be left out is. */
  readonly names: readonly (string | undefined)[]
  /** The options by name; `describe` says which there are, so that each verb knows their type. */
  readonly options: unknown
}

export type Call = {
  readonly surroundings: Surroundings
  readonly report: Report
  readonly tools: Workshop
}

export type Surroundings = Pick<ReportOptions, 'stdout' | 'stderr' | 'environment' | 'folder'> & {
  readonly signal: AbortSignal
}

/** Options of every verb. */
export type CommonWords = {
  readonly json?: true
  readonly quiet?: true
  readonly color: boolean
}

export const exitCodes = {
  made: 0,
  /** The manuscript has errors, or warnings under `--strict`; what was looked at is not as it should be. */
  manuscript: 1,
  /** Wrong use, or something is missing on the machine. */
  machine: 2,
  /** Our bug. BSD's EX_SOFTWARE. */
  bug: 70,
  /** Ctrl-C: 128 and the number of SIGINT, as shells count. */
  interrupted: 130,
} as const
