/** Fetches the tarball of one pinned package with the user's npm, without running anything of it. */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { ChapbookError } from '../errors.ts'
import { npmCommand } from './browser/npm-command.ts'
import { untar } from './browser/untar.ts'
import type { Environment } from './folders.ts'
import { messageOf } from './trouble.ts'

export type PackOptions = {
  readonly environment: Environment
  /** Longest time for the download, ms. */
  readonly timeLimit: number
  readonly signal?: AbortSignal | undefined
}

/**
 * The files of a package as published, name → bytes; names begin with `package/`.
 *
 * @param specifier name and version: `@fontsource/noto-serif-jp@5.3.0`
 * @param integrity SHA-512 of the tarball, base64: whatever registry or mirror npm is set up for must deliver these bytes
 * @param workshop an empty folder for the tarball; the caller removes it
 * @throws ChapbookError when npm is missing or fails, or when the package is not the pinned one
 */
export async function npmPack(
  specifier: string,
  integrity: string,
  workshop: string,
  { environment, timeLimit, signal }: PackOptions,
): Promise<ReadonlyMap<string, Buffer>> {
  const [command, ...first] = await npmCommand(environment)
  const words = ['pack', specifier, '--pack-destination', workshop, '--ignore-scripts', '--loglevel=error']
  // One retry is enough here: npm's own three take minutes on a machine without a network.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000']
  await promisify(execFile)(command, [...first, ...words, ...patience], {
    cwd: workshop,
    env: { ...environment },
    timeout: timeLimit,
    killSignal: 'SIGKILL',
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    throw new ChapbookError(`npm could not fetch ${specifier}: ${reasonOf(error)}`, { cause: error })
  })
  const name = (await readdir(workshop)).find((file) => file.endsWith('.tgz'))
  if (name === undefined) throw new ChapbookError(`npm did not deliver ${specifier}`)
  const tarball = await readFile(join(workshop, name))
  if (createHash('sha512').update(tarball).digest('base64') !== integrity) {
    throw new ChapbookError(`What npm delivered for ${specifier} is not the published package`)
  }
  return untar(gunzipSync(tarball))
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  const lines = said.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  // The first lines are codes, the last one only names npm's log file.
  return lines.find((line) => line !== '' && !/^(code|syscall|errno) /.test(line)) ?? messageOf(error)
}
