/**
 * Builds a real essay twice, in two folders, two time zones and on two days, and proves what came out of it.
 *
 *     node tests/acceptance/essay.mjs ../shared/essays/leaving-las-vegas.txt --chapters 7
 *
 * The last line is `N passed, N failed`. The essay is never copied into the project.
 */

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readEdition } from './read-edition.mjs'
import { letters, lostParagraphs, paragraphs, repeatedParagraphs, words } from './words.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const command = join(root, 'build/cli.cjs')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { chapters: { type: 'string' }, keep: { type: 'boolean' } },
})
const essay = resolve(positionals[0] ?? join(root, '../shared/essays/leaving-las-vegas.txt'))
const chapterCount = Number(values.chapters ?? 7)
const title = 'The Angel in the Desert'

let passed = 0
let failed = 0
const workshop = mkdtempSync(join(tmpdir(), 'chapbook-essay-'))
try {
  const here = buildIn('here', { TZ: 'Asia/Tokyo', LC_ALL: 'C' }, [])
  const there = buildIn('there', { TZ: 'America/Los_Angeles', LC_ALL: 'de_DE.UTF-8' }, [
    '--import',
    new URL('tomorrow.mjs', import.meta.url).href,
  ])
  check('the build ends well in both places', here.status === 0 && there.status === 0, here.stderr + there.stderr)
  check(
    'web page, EPUB and PDF are made',
    here.names.length === 3 && here.names.join() === there.names.join(),
    here.names.join(', '),
  )
  for (const name of here.names) {
    const same =
      existsSync(join(there.dist, name)) &&
      readFileSync(join(here.dist, name)).equals(readFileSync(join(there.dist, name)))
    check(`${name} has the same bytes in another folder, another time zone and a day later`, same)
  }

  const outline = JSON.parse(run(['outline', basename(essay), '--json'], here.folder).stdout)
  const headings = outline.headings.map((heading) => heading.title)
  check(`the outline has ${chapterCount} headings`, headings.length === chapterCount, headings.join(' | '))

  const text = readFileSync(essay, 'utf8')
  for (const name of here.names) await checkEdition(join(here.dist, name), text, headings)
} finally {
  if (values.keep) process.stdout.write(`kept: ${workshop}\n`)
  else rmSync(workshop, { recursive: true, force: true })
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

function buildIn(name, environment, nodeWords) {
  const folder = join(workshop, name)
  mkdirSync(folder)
  copyFileSync(essay, join(folder, basename(essay)))
  const words = ['build', basename(essay), '--title', title, '--author', 'A. Writer', '--quiet']
  const { status, stderr } = run(words, folder, environment, nodeWords)
  const dist = join(folder, 'dist')
  return { folder, dist, status, stderr, names: existsSync(dist) ? readdirSync(dist).toSorted() : [] }
}

function run(words, folder, environment = {}, nodeWords = []) {
  const { SOURCE_DATE_EPOCH: _, ...rest } = process.env
  return spawnSync(process.execPath, [...nodeWords, command, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...rest, ...environment },
    maxBuffer: 64_000_000,
  })
}

/** The headings are there once each and no others; every paragraph is there once and in order; no word is missing. */
async function checkEdition(path, text, headings) {
  const name = basename(path)
  const edition = await readEdition(path)
  check(
    `${name}: the contents list the ${headings.length} chapters in order`,
    JSON.stringify(edition.contents.filter((entry) => headings.includes(entry))) === JSON.stringify(headings),
    edition.contents.join(' | '),
  )
  check(
    `${name}: ${headings.length} chapters after the opening, and no other`,
    JSON.stringify(edition.headings) === JSON.stringify(headings),
    edition.headings.join(' | '),
  )
  const stream = letters(edition.text)
  const all = paragraphs(text)
  const lost = lostParagraphs(all, stream)
  check(`${name}: every paragraph is there, whole and in order`, lost.length === 0, lost.slice(0, 3).join(' | '))
  const repeated = repeatedParagraphs(all, stream)
  check(`${name}: no paragraph is there twice`, repeated.length === 0, repeated.slice(0, 3).join(' | '))
  const missing = missingWords(text, edition.text)
  check(
    `${name}: every word is there as often as it was written`,
    missing.length === 0,
    missing.slice(0, 10).join(', '),
  )
}

/** Words that the edition has fewer times than the manuscript. */
function missingWords(text, made) {
  const counts = new Map()
  for (const word of words(made)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words(text).filter((word) => {
    counts.set(word, (counts.get(word) ?? 0) - 1)
    return (counts.get(word) ?? 0) < 0
  })
}

function check(claim, holds, otherwise = '') {
  if (holds) passed += 1
  else failed += 1
  process.stdout.write(
    `${holds ? 'ok    ' : 'FAILED'}  ${claim}${holds || otherwise === '' ? '' : `\n        ${otherwise.trim()}`}\n`,
  )
}
