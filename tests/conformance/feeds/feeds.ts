/** Feeds, catalogues, descriptions and citations, read by programs that others wrote. */

import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { longShelf, oneTitle, shelf, words } from '../../release/shelf.ts'
import type { Tools } from '../checker.ts'
import { runProgram } from '../program.ts'
import { writeSite } from './site.ts'

export type Judgement = {
  readonly checker: string
  /** The site by its name. */
  readonly site: string
  readonly path: string
  readonly summary: string
  readonly findings: readonly string[]
}

export type JudgedFeeds = {
  readonly judgements: readonly Judgement[]
  /** What could not be asked, a sentence each. */
  readonly missing: readonly string[]
}

/**
 * Judges made-up sites, and folders of releases.
 *
 * @param given folders that hold an `opds.xml`
 */
export async function judgeFeeds(given: readonly string[], folder: string, tools: Tools): Promise<JudgedFeeds> {
  const made = join(tools.scratch, 'sites')
  await writeSite(shelf('https://example.org/books/'), words, join(made, 'shelf'), 100)
  await writeSite(shelf(), words, join(made, 'relative'), 100)
  await writeSite(oneTitle(), words, join(made, 'one'), 100)
  await writeSite(longShelf(12), words, join(made, 'long'), 5)
  const sites = [...['shelf', 'relative', 'one', 'long'].map((name) => join(made, name)), ...given]
  const judgements: Judgement[] = []
  for (const site of sites) judgements.push(...(await readAsClient(site, tools)))
  const python = await findPython(folder, tools)
  if (python === undefined) return { judgements, missing: ['Python 3.10 or newer was not found'] }
  for (const site of sites) judgements.push(...(await askPython(python, folder, site)))
  return { judgements, missing: [] }
}

type ParsedFeed = {
  readonly title: string
  readonly entries: readonly { readonly id: string; readonly title: string; readonly links: readonly unknown[] }[]
}

type FeedParser = { readonly parse: (text: string) => Promise<ParsedFeed> }

/** opds-feed-parser tells feeds for finding from feeds of books, and takes each entry apart. */
async function readAsClient(site: string, { packages }: Tools): Promise<readonly Judgement[]> {
  const load = createRequire(join(packages, 'package.json'))
  const { default: Parser } = load('opds-feed-parser') as { readonly default: new () => FeedParser }
  const below = await readdir(join(site, 'opds')).catch(() => [])
  const paths = ['opds.xml', ...below.filter((name) => name.endsWith('.xml')).map((name) => `opds/${name}`)]
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(site, path), 'utf8')
      const feed = await new Parser().parse(text)
      const wanted = text.split('<entry').length - 1
      const isOfBooks = /<link rel="self"[^>]*kind=acquisition"/.test(text)
      const kind = feed.constructor.name
      const findings = [
        ...(feed.entries.length === wanted ? [] : [`${feed.entries.length} of ${wanted} entries`]),
        ...(kind === (isOfBooks ? 'AcquisitionFeed' : 'NavigationFeed') ? [] : [`taken for ${kind}`]),
        ...feed.entries
          .filter(({ id, title, links }) => !id || !title || links.length === 0)
          .map(({ id }) => `${id} is not whole`),
      ]
      return {
        checker: 'opds-feed-parser',
        site: basename(site),
        path,
        summary: `${kind}, ${wanted} entries`,
        findings,
      }
    }),
  )
}

/** The programs of Python, in an environment of their own beside the checkers' packages. */
async function findPython(folder: string, { packages }: Tools): Promise<string | undefined> {
  const home = join(packages, '.python')
  const python = join(home, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const list = join(folder, 'feeds', 'requirements.txt')
  const wanted = await readFile(list, 'utf8')
  const stamp = join(home, '.installed-from')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return python
  const found = await newestPython()
  if (found === undefined) return undefined
  await mkdir(packages, { recursive: true })
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [found, ['-m', 'venv', '--clear', home]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', list]],
  ]
  for (const [program, given] of steps) {
    const { code, output } = await runProgram(program, given)
    if (code !== 0) throw new Error(`The readers in Python could not be installed: ${output}`)
  }
  await writeFile(stamp, wanted)
  return python
}

/** `PYTHON` first, else the newest that has a name of its own. */
async function newestPython(): Promise<string | undefined> {
  const given = process.env['PYTHON']
  for (const name of [...(given ? [given] : []), 'python3.14', 'python3.13', 'python3.12', 'python3']) {
    const check = 'import sys; sys.exit(sys.version_info < (3, 10))'
    const outcome = await runProgram(name, ['-c', check]).catch(() => undefined)
    if (outcome?.code === 0) return name
  }
  return undefined
}

async function askPython(python: string, folder: string, site: string): Promise<readonly Judgement[]> {
  const { code, output } = await runProgram(python, [join(folder, 'feeds', 'check.py'), site])
  if (code !== 0) throw new Error(`The readers in Python failed: ${output}`)
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => {
    const judgement = JSON.parse(line) as Omit<Judgement, 'site'>
    return { ...judgement, site: basename(site) }
  })
}

/** Judgements of one checker on one site. */
export function bySiteAndChecker(judgements: readonly Judgement[]): readonly (readonly Judgement[])[] {
  const keys = [...new Set(judgements.map(({ site, checker }) => `${site}\n${checker}`))]
  return keys.map((key) => judgements.filter(({ site, checker }) => `${site}\n${checker}` === key))
}

/** Whether a folder is a release with a catalogue. */
export async function isSite(path: string): Promise<boolean> {
  return stat(join(path, 'opds.xml')).then(
    (found) => found.isFile(),
    () => false,
  )
}
