/**
 * Releases a shelf of essays with the real command, serves it on this machine, and uses it as readers, their programs and
 * libraries would.
 *
 *     node tests/acceptance/shelf.mjs [--out FOLDER]
 *
 * The release stays in the folder, if one is named. The last line is `N passed, N failed`. Chapbook may fetch fonts for Chinese
 * and Japanese through npm; the browser reaches nothing but this machine.
 */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readEdition } from './read-edition.mjs'
import { leaving, openBrowser } from './release/browser.mjs'
import { booksOfAtom, booksOfJson } from './release/catalogues.mjs'
import { check, checkThat, conclude } from './release/check.mjs'
import { crawl } from './release/crawl.mjs'
import { essays } from './release/essays.mjs'
import { filesBelow, fingerprint, openRelease, sha256 } from './release/folder.mjs'
import { openReader, readerPage } from './release/readers.mjs'
import { serveFolders } from './release/serve.mjs'
import { titleOf, walk } from './release/walk.mjs'
import { letters, words } from './words.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const command = resolve(here, '../../build/cli.cjs')
const packages = resolve(here, '../conformance/node_modules')
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const workshop = mkdtempSync(join(tmpdir(), 'chapbook-shelf-'))
const renewed = 'at-the-foot-of-the-page.md'

// The folder is there before the release, so that its address is known and can be said in it.
const out = resolve(values.out ?? join(workshop, 'here', 'out'))
mkdirSync(out, { recursive: true })
if (filesBelow(out).length > 0) throw new Error(`${out} is not empty`)
for (const folder of ['reader', 'downloads']) mkdirSync(join(workshop, folder))
writeFileSync(join(workshop, 'reader/index.html'), readerPage)
const site = await serveFolders({
  '/': out,
  '/reader/': join(workshop, 'reader'),
  '/foliate-js/': join(packages, 'foliate-js'),
})
const root = `${site.origin}/`

try {
  const release = releaseTwice()
  if (release !== undefined) {
    const browser = await openBrowser(browserPath())
    try {
      await walk({ browser, release, root, scratch: join(workshop, 'downloads') })
      check(
        'no request left this machine',
        leaving(browser.requests).length === 0,
        leaving(browser.requests).join('\n'),
      )
      check('nothing that a page asked for was missing', browser.failures.length === 0, browser.failures.join('\n'))
      check('no page complained in the console', browser.complaints.length === 0, browser.complaints.join('\n'))
      await readInOtherPrograms(release, browser)
    } finally {
      await browser.close()
    }
    await checkBooklets(release)
    await checkLinks()
    await checkServe(release)
    checkVerify()
  }
} finally {
  await site.close()
  rmSync(workshop, { recursive: true, force: true })
}
process.exitCode = conclude()

/** Last year's state and then this year's, in two folders, two time zones and on two days. */
function releaseTwice() {
  const first = run('the first release', layOut('here', 'older'), out, { TZ: 'Asia/Tokyo', LC_ALL: 'C' })
  if (first.status !== 0) return undefined
  const second = run('the release of a new edition of one essay', layOut('here', 'newer'), out, { TZ: 'Asia/Tokyo' })
  if (second.status !== 0) return undefined
  const before = fingerprint(out)
  const third = run('the release of what was released', layOut('here', 'newer'), out, { TZ: 'Pacific/Auckland' })
  check('releasing the same again changes no byte', fingerprint(out) === before)
  say(`all titles anew: ${first.seconds} s; one of them: ${second.seconds} s; none: ${third.seconds} s`)

  const there = join(workshop, 'there', 'out')
  const other = { TZ: 'America/Los_Angeles', LC_ALL: 'de_DE.UTF-8' }
  const nodeWords = ['--import', new URL('tomorrow.mjs', import.meta.url).href]
  for (const state of ['older', 'newer']) {
    run(`the same a day later in another place (${state})`, layOut('there', state), there, other, nodeWords)
  }
  const { stdout } = spawnSync('diff', ['-rq', out, there], { encoding: 'utf8' })
  check('another folder, time zone, language and day give the same bytes', stdout === '', stdout.slice(0, 2000))

  const release = openRelease(out)
  const { editions, manifest } = titleOf(release, 'At the Foot of the Page')
  check('the older edition stays beside the new one', editions.length === 2, editions.join(', '))
  const changes = manifest.changes?.sentences ?? []
  check('the new edition says what has changed', changes.length > 0)
  for (const sentence of changes) say(sentence)
  const bytes = filesBelow(out).reduce((sum, path) => sum + readFileSync(join(out, path)).length, 0)
  say(`${filesBelow(out).length} files, ${(bytes / 1e6).toFixed(1)} MB`)
  return release
}

/** Copies the shelf, with one essay as it was or as it is. */
function layOut(place, state) {
  const folder = join(workshop, place)
  const shelf = join(folder, 'shelf')
  rmSync(shelf, { recursive: true, force: true })
  cpSync(join(here, 'shelf'), shelf, { recursive: true })
  if (state === 'older') cpSync(join(here, 'older-edition', renewed), join(shelf, renewed))
  return folder
}

function run(what, folder, to, environment, nodeWords = []) {
  const started = performance.now()
  const given = ['release', 'shelf', '--out', to, '--url', root, '--strict', '--quiet']
  const { status, stdout, stderr } = chapbook(given, folder, environment, nodeWords)
  check(`${what} is made, without a warning`, status === 0 && stderr === '', `exit code ${status}\n${stdout}${stderr}`)
  return { status, seconds: ((performance.now() - started) / 1000).toFixed(1) }
}

function chapbook(given, folder = workshop, environment = {}, nodeWords = []) {
  const { SOURCE_DATE_EPOCH: _, ...rest } = process.env
  return spawnSync(process.execPath, [...nodeWords, command, ...given], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...rest, ...environment },
    maxBuffer: 64_000_000,
  })
}

/** The browser that Chapbook itself uses here. */
function browserPath() {
  const { checks } = JSON.parse(chapbook(['doctor', '--json']).stdout)
  const { found } = checks.find(({ name }) => name === 'Browser')
  return found.split(', ')[1]
}

async function readInOtherPrograms(release, browser) {
  const page = await browser.openPage()
  const { readBook, readFeed } = await openReader(page, site.origin)
  const wrong = []
  for (const { title, chapter, words } of essays) {
    const known = titleOf(release, title)
    const book = await readBook(root + encodeURI(known.file('epub').path)).catch((error) => String(error))
    const found = book.chapters?.find(({ label }) => label.includes(chapter))
    if (!letters(found?.text ?? '').includes(letters(words)))
      wrong.push(`${title}: ${JSON.stringify(book).slice(0, 300)}`)
    else if ((book.dir ?? 'ltr') !== known.manifest.work.direction && known.manifest.work.direction === 'rtl') {
      wrong.push(`${title} opens from the left`)
    }
  }
  check('Foliate opens every EPUB and shows the first chapter', wrong.length === 0, wrong.join('\n'))

  // The root of a catalogue has the shortest path of its feeds.
  const feedOf = (type) =>
    release.site.files
      .filter(({ path, mediaType }) => mediaType.startsWith(type) && path.startsWith('opds'))
      .toSorted((a, b) => a.path.length - b.path.length)[0]
  const atom = feedOf('application/atom+xml')
  const json = feedOf('application/opds+json')
  await checkCatalogue('Foliate', release, () => booksOfAtom(root + atom.path, readFeed))
  await checkCatalogue('Thorium Reader', release, () => booksOfJson(root + json.path, packages))
  await page.browserContext().close()
}

async function checkCatalogue(program, release, read) {
  await checkThat(
    `${program} finds every essay in the catalogue for its kind, and fetches the released EPUB`,
    async () => {
      const { books, feeds } = await read()
      const wrong = []
      for (const { slug, manifest, file } of release.titles) {
        const book = [...books.values()].find(({ title }) => title.includes(manifest.work.title))
        if (!book?.epub) wrong.push(`${slug}: ${JSON.stringify(book)}`)
        else if (sha256(await bytesAt(book.epub)) !== file('epub').sha256) wrong.push(`${book.epub} is another file`)
        else if (!book.cover || (await bytesAt(book.cover)).length === 0) wrong.push(`${slug} has no cover`)
        else if (!book.authors.includes(manifest.work.authors[0].name)) wrong.push(`${slug} is by ${book.authors}`)
      }
      return wrong.length === 0 && feeds > 0 ? undefined : wrong.join('\n')
    },
  )
}

async function bytesAt(address) {
  const response = await fetch(address)
  return response.ok ? Buffer.from(await response.arrayBuffer()) : Buffer.alloc(0)
}

/** Printed and folded, a booklet must have all words, on two pages a side. */
async function checkBooklets(release) {
  const wrong = []
  for (const { title, words: phrase } of essays) {
    const { manifest, file } = titleOf(release, title)
    const { path, sheets } = file('booklet')
    const { text, pages } = await readEdition(join(out, path))
    if (pages !== sheets * 2) wrong.push(`${path}: ${pages} sides of ${sheets} sheets`)
    // PDF.js reads letters as they are drawn, and knows nothing of the text that PDFs hold beside drawn Arabic and Hebrew.
    const isReadable = manifest.work.direction === 'ltr'
    if (isReadable && !letters(text).includes(letters(phrase))) wrong.push(`${path} does not say: ${phrase}`)
  }
  check(
    'every booklet has its sheets, with both sides, and the words of the first chapter',
    wrong.length === 0,
    wrong.join('\n'),
  )
  const typed = words(readFileSync(join(here, 'shelf/on-waiting-rooms.txt'), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  const { text } = await readEdition(join(out, titleOf(release, 'On Waiting Rooms').file('booklet').path))
  const printed = new Set(words(text))
  const missing = typed.filter((word) => !printed.has(word))
  check('a booklet has every word that was typed', missing.length === 0, missing.join(' '))
}

async function checkLinks() {
  const all = filesBelow(out)
  const { found, broken } = await crawl(root)
  check(
    'every link of page, feed and description leads to something',
    broken.length === 0,
    broken.slice(0, 20).join('\n'),
  )
  const isForReaders = (path) =>
    /\.(?:html|epub|pdf|xml|json|bib|ris)$/.test(path) && !/(?:text|manifest)\.json$/.test(path)
  const unlinked = all.filter(
    (path) => isForReaders(path) && !found.has(path) && !found.has(path.replace(/index\.html$/, '')),
  )
  check(
    'whatever is for readers and programs can be reached from the first page',
    unlinked.length === 0,
    unlinked.slice(0, 30).join('\n'),
  )
  const alone = await crawl(root, all.map(encodeURI))
  check(
    'no file of the release has a link that leads nowhere',
    alone.broken.length === 0,
    alone.broken.slice(0, 20).join('\n'),
  )
}

/** The server for a last look hands out what a web server would. */
async function checkServe(release) {
  const child = spawn(process.execPath, [command, 'serve', out, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const address = Object.values(JSON.parse(line)).find((value) => String(value).startsWith('http:'))
    const file = release.titles[0].file('epub')
    const response = await fetch(new URL(encodeURI(file.path), address))
    const bytes = Buffer.from(await response.arrayBuffer())
    check(
      '`chapbook serve` hands out an EPUB as what it is',
      sha256(bytes) === file.sha256 && response.headers.get('content-type') === 'application/epub+zip',
      `${address} ${response.status} ${response.headers.get('content-type')}`,
    )
    const { broken } = await crawl(new URL('/', address).href)
    check('every link leads to something there too', broken.length === 0, broken.slice(0, 20).join('\n'))
  } finally {
    child.kill()
  }
}

/** What Chapbook itself says of the folder, whole and with one bit turned. */
function checkVerify() {
  const whole = chapbook(['verify', out])
  check('`chapbook verify` finds the release whole', whole.status === 0, whole.stdout + whole.stderr)
  const release = openRelease(out)
  for (const path of [
    release.titles[0].file('epub').path,
    release.titles.at(-1).file('reader-page').path,
    'index.html',
  ]) {
    const kept = readFileSync(join(out, path))
    const changed = Buffer.from(kept)
    const middle = Math.floor(changed.length / 2)
    changed[middle] ^= 1
    writeFileSync(join(out, path), changed)
    const { status, stdout, stderr } = chapbook(['verify', out])
    writeFileSync(join(out, path), kept)
    check(
      `\`chapbook verify\` names the file in which one bit was turned (${path})`,
      status !== 0 && (stdout + stderr).includes(path.split('/').at(-1)),
      stdout + stderr,
    )
  }
}

function say(line) {
  process.stdout.write(`  ${line}\n`)
}
