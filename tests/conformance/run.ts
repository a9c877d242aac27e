/** `npm run conformance [-- --book] [--feeds] [file or release …]`: lets the checkers of others judge what Chapbook makes. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { nodeHost } from '../../src/host/index.ts'
import { packageRoot } from '../../src/host/package-root.ts'
import { ace } from './ace.ts'
import type { Checker, Tools, Verdict } from './checker.ts'
import { epubcheck } from './epubcheck.ts'
import { bySiteAndChecker, isSite, judgeFeeds } from './feeds/feeds.ts'
import { mutool, mutoolOnSheets, pdftotext, pdftotextOnSheets } from './extraction.ts'
import { installCheckers } from './install.ts'
import { missingNginx, nginx } from './nginx.ts'
import { findSubjects, imposed } from './subjects.ts'
import { qpdf } from './qpdf.ts'
import { verapdf } from './verapdf/verapdf.ts'

/** One line a checker. */
const checkers: readonly Checker[] = [
  epubcheck,
  ace,
  verapdf,
  qpdf,
  pdftotext,
  mutool,
  pdftotextOnSheets,
  mutoolOnSheets,
]

const words = process.argv.slice(2)
const withBook = words.includes('--book')
const onlyFeeds = words.includes('--feeds')
const given = words.filter((word) => !word.startsWith('--')).map((path) => resolve(path))
const scratch = await mkdtemp(join(tmpdir(), 'chapbook-conformance-'))
try {
  process.exitCode = (await checkAll()) ? 0 : 1
} finally {
  await rm(scratch, { recursive: true, force: true })
}

async function checkAll(): Promise<boolean> {
  const packages = await installCheckers(join(packageRoot, 'tests', 'conformance'))
  const tools: Tools = { packages, scratch, browser: once(findBrowser) }
  const areSites = await Promise.all(given.map(isSite))
  const sites = given.filter((_, index) => areSites[index])
  const areFeedsGood = given.length === 0 || sites.length > 0 ? await judgeAll(sites, tools) : true
  if (onlyFeeds || (sites.length > 0 && sites.length === given.length)) return areFeedsGood
  const files = given.filter((path) => !sites.includes(path))
  return (await checkFiles(files, tools)) && areFeedsGood
}

/** Feeds and descriptions of made-up sites and of the given ones. */
async function judgeAll(sites: readonly string[], tools: Tools): Promise<boolean> {
  const { judgements, missing } = await judgeFeeds(sites, join(packageRoot, 'tests', 'conformance'), tools)
  for (const group of bySiteAndChecker(judgements)) {
    const [{ site, checker } = { site: '', checker: '' }] = group
    const wrong = group.filter(({ findings }) => findings.length > 0)
    const sign = wrong.length === 0 ? '✓' : '✗'
    say(`${sign} ${site.padEnd(24)} ${checker.padEnd(16)} ${group.length} files`)
    for (const { path, findings } of wrong.slice(0, 10)) say(`    ${path}: ${findings.slice(0, 5).join('; ')}`)
  }
  for (const sentence of missing) say(`– not all readers of feeds can run: ${sentence}`)
  const isComplete = missing.length === 0 || process.env['CI'] !== 'true'
  return isComplete && judgements.every(({ findings }) => findings.length === 0)
}

async function checkFiles(files: readonly string[], tools: Tools): Promise<boolean> {
  const { ready, isComplete } = await readyCheckers(tools)
  const endings = [...new Set(ready.map(({ ending }) => ending))]
  const subjects = await findSubjects({ root: packageRoot, given: files, endings, scratch, withBook })
  let isGood = isComplete && (await checkHosting(given.length === 0))
  for (const { name, path, source } of subjects) {
    const fitting = ready.filter(
      ({ ending, only }) =>
        ending === extname(path) && (only === undefined ? !name.startsWith(imposed) : name.startsWith(only)),
    )
    const verdicts = await Promise.all(
      fitting.map(async (checker) => ({ checker, ...(await checker.check(path, tools, source)) })),
    )
    for (const { checker, ...verdict } of verdicts) {
      isGood = tell(name, checker.name, verdict) && isGood
    }
  }
  return isGood && subjects.length > 0
}

/** The configuration that writers are given, in the server that it is for; left out where files are named that are to be checked. */
async function checkHosting(isWanted: boolean): Promise<boolean> {
  if (!isWanted) return true
  const missing = await missingNginx()
  if (missing !== undefined) {
    say(`– nginx cannot run: ${missing}`)
    return true
  }
  return tell('a release', 'nginx', await nginx(scratch))
}

function tell(subject: string, checker: string, { isGood, summary, findings }: Verdict): boolean {
  say(`${isGood ? '✓' : '✗'} ${subject.padEnd(24)} ${checker.padEnd(10)} ${summary}`)
  for (const finding of findings.slice(0, 40)) say(`    ${finding}`)
  return isGood
}

/** A checker that cannot run is told; where everything must be there (`CI=true`), it is a failure. */
async function readyCheckers(tools: Tools): Promise<{ ready: readonly Checker[]; isComplete: boolean }> {
  const ready: Checker[] = []
  let isComplete = true
  for (const checker of checkers) {
    const missing = await checker.missing(tools)
    if (missing === undefined) ready.push(checker)
    else say(`– ${checker.name} cannot run: ${missing}`)
    if (missing !== undefined && process.env['CI'] === 'true') isComplete = false
  }
  return { ready, isComplete }
}

/** Chapbook's own way to a browser, downloads included. */
async function findBrowser(): Promise<string> {
  const browser = await nodeHost().openBrowser({})
  await browser.close()
  return browser.path
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
