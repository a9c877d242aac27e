/** The command: hands the words of the command line to the verbs. The only file that sets the exit code. */

import { run } from './cli/run.ts'
import { exitCodes } from './cli/verb.ts'
import { ChapbookError } from './errors.ts'
import { createReport } from './report.ts'
import { version } from './version.ts'

/** Runs the command line of this process to its end. */
export async function main(): Promise<void> {
  const { stdout, stderr, env: environment } = process
  const surroundings = { stdout, stderr, environment, folder: process.cwd() }

  const interruption = new AbortController()
  // Once only: a second Ctrl-C meets Node's own handler and ends the process on the spot.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => interruption.abort(new ChapbookError('Stopped', { kind: 'interrupted' })))
  }

  // `chapbook outline | head` closes the pipe early; that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

  process.on('uncaughtException', (error) => {
    createReport(surroundings).failed(error, version)
    process.exit(exitCodes.bug)
  })

  process.exitCode = await run(process.argv.slice(2), { ...surroundings, signal: interruption.signal })
  // All is cleaned up; what an edition is still computing is of no use to anybody.
  if (interruption.signal.aborted) stdout.write('', () => process.exit())
}
