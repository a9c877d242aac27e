/** How to call the user's npm. */

import { access } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Environment } from '../folders.ts'

/**
 * The words that start npm: the npm that runs this process where there is one, else the one on the path.
 *
 * @throws ChapbookError when there is none.
 */
export async function npmCommand(environment: Environment): Promise<readonly [string, ...string[]]> {
  const found = await findNpm(environment)
  if (found === undefined) {
    throw new ChapbookError('npm was not found', { hint: 'Install npm, or put its folder on the PATH.' })
  }
  // Other package managers set the same variable, and npm's own is a script that Node has to run.
  if (found.endsWith('.js')) return [process.execPath, found]
  // Node starts no `.cmd` without a shell; the script that it calls lies beside it.
  if (found.endsWith('.cmd'))
    return [process.execPath, join(dirname(found), 'node_modules', 'npm', 'bin', 'npm-cli.js')]
  return [found]
}

/** Path of the user's npm. */
export async function findNpm(environment: Environment): Promise<string | undefined> {
  const running = environment['npm_execpath']
  if (running?.endsWith('npm-cli.js') && (await exists(running))) return running
  return findProgram('npm', environment)
}

/** Path of a program that is on the `PATH`. */
export async function findProgram(name: string, environment: Environment): Promise<string | undefined> {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name]
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter(Boolean)
  for (const path of folders.flatMap((folder) => names.map((file) => join(folder, file)))) {
    if (await exists(path)) return path
  }
  return undefined
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
