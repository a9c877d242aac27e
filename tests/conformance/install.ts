/** Installs the checkers' packages, without their install scripts, which would download browsers. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { npmCommand } from '../../src/host/browser/npm-command.ts'
import { runProgram } from './program.ts'

/** Brings `node_modules` to what the lockfile says; returns its path. */
export async function installCheckers(folder: string): Promise<string> {
  const packages = join(folder, 'node_modules')
  const stamp = join(packages, '.installed-from')
  const wanted = await readFile(join(folder, 'package-lock.json'), 'utf8')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return packages
  process.stdout.write('Installing the checkers …\n')
  const [program, ...words] = await npmCommand(process.env)
  const given = [...words, 'ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { code, output } = await runProgram(program, given, { folder })
  if (code !== 0) throw new Error(`The checkers could not be installed: ${output}`)
  await writeFile(stamp, wanted)
  return packages
}
