/** Runs the checkers' programs. */

import { spawn } from 'node:child_process'

export type Outcome = { readonly code: number | null; readonly output: string }

/** Runs a program to its end; what it prints on both streams is kept. Throws only when it cannot be started. */
export function runProgram(
  program: string,
  words: readonly string[],
  options: { readonly folder?: string; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
      env: { ...process.env, ...options.environment },
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: Buffer.concat(parts).toString() }))
  })
}

/** Path of Java (`JAVA_HOME` first), or `undefined` where none can be started. */
export async function findJava(): Promise<string | undefined> {
  const home = process.env['JAVA_HOME']
  for (const path of [...(home ? [`${home}/bin/java`] : []), 'java']) {
    const outcome = await runProgram(path, ['-version']).catch(() => undefined)
    if (outcome?.code === 0) return path
  }
  return undefined
}
