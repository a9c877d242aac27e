/** The verb on the machine: manuscripts, revisions of a real repository, releases. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bookTextFile } from '../../src/book/book-text-file.ts'
import { changes, type ChangesOptions } from '../../src/changes.ts'
import { run } from '../../src/cli/run.ts'
import { ChapbookError } from '../../src/errors.ts'
import { nodeHost } from '../../src/host/index.ts'
import { paper } from '../report/paper.ts'
import { manuscriptText } from './texts.ts'

const about = '---\ntitle: A Room\nauthor: Ann Lee\nlanguage: en\n---\n\n'
const then = `${about}# One\n\nThe cat sat on teh mat and looked at the rain for a whole day.\n`
const now = `${about}# One\n\nThe cat sat on the mat and looked at the rain for a whole night.\n`

function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-changes-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  write(folder, files)
  return folder
}

function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A repository in which `then` is tagged `v1`. */
function repository(path: string): string {
  const folder = project({ [path]: then })
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...words])
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'One')
  git('tag', 'v1')
  write(folder, { [path]: now })
  return folder
}

async function told(folder: string, options: Omit<ChangesOptions, 'folder'>): Promise<readonly string[]> {
  return (await changes({ pages: false, folder, ...options })).sentences
}

const sha256 = '0'.repeat(64)

/** As much as a manifest must say. */
function manifestOf(edition: object, files: readonly object[]): object {
  const work = {
    ...{ title: 'A Room', slug: 'a-room', language: 'en', direction: 'ltr', modified: '2026-11-22T00:00:00Z' },
    ...{ authors: [], contributors: [], subjects: [] },
  }
  return { kind: 'edition', version: 1, work, edition, files }
}

const expected = ['Changed passages: 1.', 'Corrections: 1.']

it('compares two files', async () => {
  const folder = project({ 'old.md': then, 'new.md': now })
  expect(await told(folder, { old: 'old.md', new: 'new.md' })).toEqual(expected)
  expect(await told(folder, { old: 'old.md', new: 'new.md', substance: true })).toEqual(['Changed passages: 1.'])
  expect(await told(folder, { old: 'old.md', new: 'old.md' })).toEqual(['The words are the same.'])
})

it('takes the folder manuscript of a revision, and as it is now, where nothing is named', async () => {
  expect(await told(repository('manuscript/essay.md'), { old: 'v1' })).toEqual(expected)
})

it('takes the same file of a revision as on the other side', async () => {
  expect(await told(repository('essay.md'), { old: 'v1', new: 'essay.md' })).toEqual(expected)
})

it('finds a path of a revision from the folder of the command and from the top of the repository', async () => {
  const folder = repository('books/essay.md')
  expect(await told(join(folder, 'books'), { old: 'HEAD:essay.md', new: 'essay.md' })).toEqual(expected)
  expect(await told(join(folder, 'books'), { old: 'v1:books/essay.md', new: 'essay.md' })).toEqual(expected)
})

it('never runs the config of a revision', async () => {
  const folder = repository('essay.md')
  write(folder, { 'chapbook.config.mjs': 'throw new Error("run")' })
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...words])
  git('add', '-A')
  git('commit', '-q', '-m', 'Two')
  rmSync(join(folder, 'chapbook.config.mjs'))
  expect(await told(folder, { old: 'v1:essay.md', new: 'HEAD:essay.md' })).toEqual(expected)
})

it('compares releases, and takes the newest edition of a title', async () => {
  const folder = project({})
  await release(folder, 'room/edition-1', 'First edition', then)
  await release(folder, 'room/edition-2', 'Second edition', now)
  await release(folder, 'room/latest', 'Second edition', now)
  expect(await told(folder, { old: 'room/edition-1', new: 'room/edition-2' })).toEqual(expected)
  expect(await told(folder, { old: 'room/edition-1', new: 'room' })).toEqual(expected)
  const { page } = await changes({ old: 'room/edition-1', new: 'room', folder, html: 'changes.html' })
  const html = readFileSync(join(folder, 'changes.html'), 'utf8')
  expect(html).toBe(new TextDecoder().decode(page?.bytes))
  expect(html).toContain('<bdi>First edition</bdi> → <bdi>Second edition</bdi>')
})

async function release(
  folder: string,
  path: string,
  text: string,
  markdown: string,
  file = 'text.json',
): Promise<void> {
  const manifest = manifestOf({ name: path, text }, [
    { path: file, role: 'text', mediaType: 'application/json', bytes: 1, sha256 },
  ])
  write(folder, {
    [`${path}/manifest.json`]: JSON.stringify(manifest),
    [`${path}/text.json`]: bookTextFile(await manuscriptText(markdown)),
  })
}

it('tells by chapter, with one warning, where no browser is', async () => {
  const folder = project({ 'old.md': then, 'new.md': now })
  const host = nodeHost({ folder })
  const openBrowser = async () => {
    throw new ChapbookError('No browser was found', { hint: 'Install one.' })
  }
  const { sentences, warnings } = await changes({ old: 'old.md', new: 'new.md', host: { ...host, openBrowser } })
  expect(sentences).toEqual(expected)
  expect(warnings.map(({ message, hint }) => [message, hint])).toEqual([
    ['The changes are told by chapter and not by page: No browser was found', 'Install one. Or write `--no-pages`.'],
  ])
})

it('tells pages where a browser is', async () => {
  const folder = project({ 'old.md': then, 'new.md': now })
  const { changes: found } = await changes({ old: 'old.md', new: 'new.md', folder })
  expect(found.entries.map((entry) => [entry.old?.page, entry.new?.page])).toEqual([
    ['3', '3'],
    ['3', '3'],
  ])
})

it.each([
  ['v9', 'essay.md', 'There is no file or folder `v9`, and the repository has no revision of that name'],
  ['v1:none.md', 'essay.md', '`v1` does not hold `none.md`'],
  ['v1:../../../etc/passwd', 'essay.md', '`v1` does not hold `../../../etc/passwd`'],
  ['v1', 'HEAD', 'Neither `v1` nor `HEAD` holds `manuscript`'],
  ['essay.md', 'bare', 'The release `bare` does not hold its text'],
  ['essay.md', 'leading-out', 'The release `leading-out` does not hold its text'],
  ['essay.md', 'shelf', '`shelf` is a shelf, and only texts can be compared'],
  ['essay.md', 'broken', 'is no manifest of a release'],
])('refuses %s against %s', async (old, other, message) => {
  const folder = repository('essay.md')
  write(folder, {
    'bare/manifest.json': JSON.stringify(manifestOf({ name: 'e' }, [])),
    'shelf/manifest.json': JSON.stringify({
      kind: 'site',
      version: 1,
      titles: [
        { slug: 'room', editions: [] },
        { slug: 'sea', editions: [] },
      ],
      files: [],
    }),
    'broken/manifest.json': '{',
  })
  await release(folder, 'leading-out', 'First edition', then, '../essay.md')
  await expect(changes({ old, new: other, folder, pages: false })).rejects.toThrow(message)
})

it('asks for the other side where nothing is there to compare with', async () => {
  const folder = project({ 'old.md': then })
  await expect(changes({ old: 'old.md', folder, pages: false })).rejects.toThrow(
    'There is no folder `manuscript` to compare `old.md` with',
  )
})

it('prints for people and for programs', async () => {
  const folder = project({ 'old.md': then, 'new.md': now })
  const call = async (...words: readonly string[]) => {
    const [stdout, stderr] = [paper(), paper()]
    const { signal } = new AbortController()
    const code = await run(['changes', 'old.md', 'new.md', '--no-pages', ...words], {
      stdout,
      stderr,
      environment: {},
      folder,
      signal,
    })
    return { code, out: stdout.text(), err: stderr.text() }
  }
  const people = await call()
  expect(people).toMatchObject({ code: 0, err: '' })
  expect(people.out).toContain('  Chapter 1\n    The cat sat on [teh → the] mat')
  const programs = await call('--json', '--substance')
  expect(JSON.parse(programs.out)).toMatchObject({ kind: 'changes', counts: { changed: 1, corrections: 0 } })
})
