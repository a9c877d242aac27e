/** The workflow that writers take for GitHub Pages: what can be tried of it without an account. */

import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nodeHost } from '../../src/host/index.ts'
import { packageRoot } from '../../src/host/package-root.ts'
import { release } from '../../src/release.ts'

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }
type Workflow = {
  readonly env: { readonly RELEASE: string }
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: { readonly online: { readonly steps: readonly Step[] } }
}

let folder: string
let workflow: Workflow
const git = (...words: readonly string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Ida', '-c', 'user.email=ida@example.org', '-c', 'commit.gpgsign=false', ...words],
    { cwd: join(folder, 'writer'), stdio: 'pipe' },
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-hosting-'))
  workflow = parse(await readFile(join(packageRoot, 'templates', 'hosting', 'github-pages.yml'), 'utf8')) as Workflow
  const writer = join(folder, 'writer')
  await mkdir(join(writer, 'manuscript'), { recursive: true })
  await writeFile(
    join(writer, 'manuscript', 'text.md'),
    '---\ntitle: My Book\nauthor: Ida Maren\nlanguage: en\ndate: 2026\nedition: 1\n---\n\n# Dusk\n\nThe lamp is lit.\n',
  )
  const { ok } = await release({
    editions: ['web', 'epub'],
    out: 'release',
    config: {},
    host: nodeHost({ folder: writer }),
  })
  if (!ok) throw new Error('the sample was not released')
  // `npx chapbook` of the runner is the program as it is compiled here.
  await mkdir(join(folder, 'bin'))
  const npx = join(folder, 'bin', 'npx')
  await writeFile(
    npx,
    `#!/bin/sh\n[ "$1" = --yes ] && shift\n[ "$1" = chapbook ] || exit 97\nshift\nexec "${process.execPath}" "${join(packageRoot, 'build', 'cli.cjs')}" "$@"\n`,
  )
  await chmod(npx, 0o755)
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message=Release')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the commands of the workflow as the runner does, in a clone. */
function runIn(clone: string): readonly SpawnSyncReturns<string>[] {
  execFileSync('git', ['clone', '--quiet', join(folder, 'writer'), join(folder, clone)])
  return commands().map((command) =>
    spawnSync('bash', ['-e', '-c', command], {
      cwd: join(folder, clone),
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, ...workflow.env },
    }),
  )
}

function commands(): readonly string[] {
  return workflow.jobs.online.steps.flatMap(({ run }) => run ?? [])
}

test('its commands find the release of a clean clone as it was made', () => {
  const runs = runIn('clone')
  expect(runs).toHaveLength(1)
  expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual([[0, '']])
})

test('a release that was changed by hand does not go online', async () => {
  await writeFile(join(folder, 'writer', 'release', 'my-book', 'edition-1', 'index.html'), 'Something else')
  git('commit', '--quiet', '--all', '--message=Change')
  expect(runIn('changed').map(({ status }) => status)).toEqual([1])
})

test('it may do no more than it must, and leaves no hidden file behind', () => {
  expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
  const upload = workflow.jobs.online.steps.find(({ uses }) => uses?.includes('upload-pages-artifact'))
  expect(upload?.with).toEqual({ path: '${{ env.RELEASE }}', 'include-hidden-files': true })
  // A value that goes into a command by `${{ }}` could be a command.
  for (const command of commands()) expect(command).not.toContain('${{')
})
