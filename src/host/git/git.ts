/** Asks the user's git: never through a shell, never for anything that writes, fetches or runs what a repository says. */

import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { ChapbookError } from '../../errors.ts'
import type { Environment } from '../folders.ts'
import { errorCode, messageOf } from '../trouble.ts'

export type GitAnswer =
  | { readonly kind: 'said'; readonly bytes: Buffer }
  /** git ended with a code other than 0; `reason` is the first line of what it said. */
  | { readonly kind: 'refused'; readonly reason: string }

/** Longest answer, bytes. */
const most = 256 * 1024 * 1024

/** Longest time for one question, ms. */
const timeLimit = 60_000

/** Settings of a repository by which git would run a program. */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'protocol.allow=never']

/**
 * Asks git about the repository in which a folder lies.
 *
 * @throws ChapbookError (machine) where git is missing, takes too long or says too much
 */
export async function askGit(
  words: readonly string[],
  { folder, environment }: { readonly folder: string; readonly environment: Environment },
): Promise<GitAnswer> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', folder, '--no-pager', ...harmless, ...words], {
      // On Windows a program is looked for in this folder first, and the manuscript's may hold any.
      cwd: dirname(process.execPath),
      env: { ...environment, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
      encoding: 'buffer',
      maxBuffer: most,
      timeout: timeLimit,
      killSignal: 'SIGKILL',
      windowsHide: true,
    })
    return { kind: 'said', bytes: stdout }
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      throw new ChapbookError('git was not found', {
        hint: 'Install it from git-scm.com, or name files, folders or releases instead of revisions.',
        cause: error,
      })
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A code of 128 is git's word for "no"; without a number it was stopped.
    if (typeof code !== 'number') throw new ChapbookError(`git failed: ${messageOf(error)}`, { cause: error })
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    const [reason = ''] = said.split('\n')
    return { kind: 'refused', reason: reason.replace(/^(?:fatal|error): /, '') }
  }
}
