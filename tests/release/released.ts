/** A folder with manuscripts in it, and releases made there on the real disk. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { release, type ReleaseOptions } from '../../src/release.ts'
import type { ReleaseResult } from '../../src/release/result.ts'

export type Workplace = {
  readonly folder: string
  readonly host: Host
  readonly put: (path: string, content: string) => void
  readonly remove: (path: string) => void
  /** Releases without a browser: web page and EPUB. */
  readonly release: (options?: ReleaseOptions) => Promise<ReleaseResult>
  readonly read: (path: string) => string
  /** Paths of all files below a folder, with their bytes as Latin-1. */
  readonly tree: (path: string) => Readonly<Record<string, string>>
}

/** Makes a folder with these files; it vanishes when the test ends. */
export function workplace(
  files: Readonly<Record<string, string>>,
  adapt: (host: Host) => Host = (host) => host,
): Workplace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-release-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const [path, content] of Object.entries(files)) put(path, content)
  const host = adapt(nodeHost({ folder, environment: { ...process.env, CHAPBOOK_SIGNING_KEY: undefined } }))
  return {
    folder,
    host,
    put,
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    release: (options = {}) =>
      release({ manuscript: 'essay.md', out: 'out', editions: ['web', 'epub'], ...options, host }),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    tree: (path) => treeOf(join(folder, path)),
  }
}

function treeOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    paths
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  )
}

/** An essay with its metadata. */
export function essay(title: string, text: string, more = 'edition: 1'): string {
  return `---\ntitle: ${title}\nauthor: Ann Lee\nlanguage: en\ndate: 2026-11-22\n${more}\n---\n\n# One\n\n${text}\n\n# Two\n\nThe end comes soon enough.\n`
}

/** What was said, as the writer reads it. */
export function said({ messages, titles }: ReleaseResult): readonly string[] {
  return [
    ...messages.map(
      ({ path, line, column, severity, rule }) => `${[path, line, column].join(':')} ${severity} ${rule}`,
    ),
    ...titles.flatMap(({ manuscript, failed }) => failed.map(({ message }) => `${manuscript}: ${message}`)),
  ]
}
