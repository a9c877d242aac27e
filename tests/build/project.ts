/** A folder with a manuscript in it, and the command run there as a writer runs it. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { BuildResult } from '../../src/build.ts'
import type { Host } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { paper } from '../report/paper.ts'

export type Said = {
  readonly code: number
  readonly out: string
  /** Every message, as the writer reads it. */
  readonly err: string
  /** What the build handed back; absent where it threw. */
  readonly result: BuildResult | undefined
}

export type Project = {
  readonly folder: string
  readonly host: Host
  /** Runs `chapbook build …` in the folder. */
  readonly build: (...words: readonly string[]) => Promise<Said>
  /** Every file in `dist/`: its name and its bytes as Latin-1. */
  readonly dist: () => Readonly<Record<string, string>>
}

/** Front matter that leaves nothing to be warned of. */
export const about = '---\ntitle: A Room\nauthor: Ann Lee\nlanguage: en\n---\n\n'

/** Makes a project whose `dist/` holds what was made yesterday; it vanishes when the test ends. */
export function project(
  files: Readonly<Record<string, string | Uint8Array>>,
  adapt: (host: Host) => Host = (host) => host,
): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-build-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries({ ...yesterday, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const host = adapt(nodeHost({ folder }))
  return {
    folder,
    host,
    build: (...words) => command(words, host),
    dist: () =>
      Object.fromEntries(
        readdirSync(join(folder, 'dist')).map((name) => [name, readFileSync(join(folder, 'dist', name), 'latin1')]),
      ),
  }
}

const yesterday = {
  'dist/a-room.html': 'The page of yesterday',
  'dist/a-room.epub': 'The EPUB of yesterday',
  'dist/a-room.pdf': 'The PDF of yesterday',
}

/** What stands in `dist/` as long as nothing is made. */
export const untouched = Object.fromEntries(
  Object.entries(yesterday).map(([path, content]) => [path.replace('dist/', ''), content]),
)

/** Runs the command on a host; the library behind it is the real one. */
async function command(words: readonly string[], host: Host): Promise<Said> {
  const { build } = await import('../../src/build.ts')
  const stdout = paper()
  const stderr = paper()
  let result: BuildResult | undefined
  const tools = {
    build: async () => ({
      build: async (options: Parameters<typeof build>[0]) => {
        result = await build({ ...options, host })
        return result
      },
    }),
    changes: () => import('../../src/changes.ts'),
    outline: () => import('../../src/outline.ts'),
    doctor: () => import('../../src/doctor.ts'),
  }
  const { signal } = new AbortController()
  const surroundings = { stdout, stderr, environment: {}, folder: host.folder, signal }
  const code = await run(['build', ...words], surroundings, tools)
  return { code, out: stdout.text(), err: stderr.text(), result }
}
