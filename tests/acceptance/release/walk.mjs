/** Walks through a release as its readers do, with a real browser: looks, searches, opens, reads and takes books home. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { barriers, download } from './browser.mjs'
import { check, checkThat } from './check.mjs'
import { essays, questions } from './essays.mjs'
import { filesBelow, sha256 } from './folder.mjs'
import { letters } from '../words.mjs'

/**
 * @param browser as `openBrowser` gives it
 * @param release as `openRelease` gives it
 * @param root address at which it is served, ending in `/`
 * @param scratch an empty folder for downloads
 */
export async function walk({ browser, release, root, scratch }) {
  const page = await browser.openPage()
  const ways = [
    () => lookAtCatalogue(page, release, root),
    () => search(page, root),
    () => takeHome(page, release, root, scratch),
    () => readWithoutScripts(browser, release, root),
    () => lookForBarriers(browser, release, root),
  ]
  for (const way of ways) {
    // Whoever is stopped on one way still goes the others.
    await way().catch((error) => check('nobody is stopped on the way', false, String(error)))
  }
  await page.browserContext().close()
}

async function lookAtCatalogue(page, { titles }, root) {
  await page.goto(root)
  const text = await textOf(page)
  const missing = essays.filter(({ title }) => !text.includes(title))
  check(
    `the catalogue shows all ${titles.length} titles`,
    missing.length === 0 && titles.length === essays.length,
    missing.map(({ title }) => title).join(', '),
  )
  const lost = []
  for (const { title } of essays) {
    await page.goto(root)
    if (!(await follow(page, title))) lost.push(`no link says ${title}`)
    else if (!(await headings(page)).some((heading) => heading.includes(title)))
      lost.push(`${page.url()} is not of ${title}`)
  }
  check('each title leads to a page of its own, with the title as its heading', lost.length === 0, lost.join('\n'))
}

async function search(page, root) {
  for (const { typed, because, title } of questions) {
    await checkThat(`the search finds ${title} ${because} (${typed})`, async () => {
      await page.goto(root)
      const box = await page.waitForSelector('input[type=search]', { visible: true, timeout: 10_000 })
      await box.click({ count: 3 })
      await box.type(typed)
      await page.keyboard.press('Enter')
      if (!(await until(page, firstAnswerIs, title))) return `${page.url()}: ${(await textOf(page)).slice(0, 400)}`
      if (!(await follow(page, title))) return 'The answer is no link'
      return (await headings(page)).some((heading) => heading.includes(title)) ? undefined : page.url()
    })
  }
}

/** Asks the page again and again, for 10 s at most; unlike `waitForFunction`, it needs no `eval`, which the page forbids. */
async function until(page, holds, ...given) {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    if (await page.evaluate(holds, ...given)) return true
  }
  return false
}

/** Runs in the page: the number of answers is said, and among the first three links after it is the title. */
function firstAnswerIs(title) {
  const status = document.querySelector('[role=status]')
  if (!/\p{Number}/u.test(status?.textContent ?? '')) return false
  return [...document.querySelectorAll('a[href]')]
    .filter((link) => status.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING && link.checkVisibility())
    .slice(0, 3)
    .some((link) => link.textContent.includes(title))
}

async function takeHome(page, release, root, scratch) {
  for (const [role, what] of [
    ['epub', 'the EPUB'],
    ['print', 'the PDF'],
    ['booklet', 'the booklet'],
  ]) {
    const wrong = []
    for (const title of ['The Tea Equation', 'رائحة الخبز', '傘の記憶']) {
      const known = titleOf(release, title).file(role)
      const name = basename(known.path)
      await page.goto(root)
      await follow(page, title)
      const click = () => page.$eval(`a[href$="${name}"]`, (link) => link.click())
      const { bytes } = await download(page, click, scratch).catch((error) => ({ bytes: Buffer.from(String(error)) }))
      if (sha256(bytes) !== known.sha256)
        wrong.push(`${name}: ${bytes.length} bytes, ${bytes.toString('latin1', 0, 200)}`)
    }
    check(`${what} that a reader takes home has the bytes of the manifest`, wrong.length === 0, wrong.join('\n'))
  }
}

async function readWithoutScripts(browser, release, root) {
  const page = await browser.openPage({ scripts: false })
  const lost = []
  for (const { title, words } of essays) {
    await page.goto(root)
    const name = basename(titleOf(release, title).file('web').path)
    // Without scripts nothing runs in the page, so links are followed by their addresses.
    const toTitle = await page.$$eval('a[href]', hrefOfLink, title)
    if (toTitle === undefined) lost.push(`no link says ${title}`)
    else await page.goto(toTitle)
    const toText = toTitle && (await page.$$eval('a[href]', hrefEnding, name))
    if (!toText) lost.push(`no link leads to ${name}`)
    else await page.goto(toText)
    if (!letters(await textOf(page)).includes(letters(words))) lost.push(`${page.url()} does not say: ${words}`)
  }
  check('without JavaScript, every essay can be found and read online', lost.length === 0, lost.join('\n'))
  await page.browserContext().close()
}

/** Each kind of page is looked at in two languages that run against each other, by day and by night. */
async function lookForBarriers(browser, release, root) {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const [kind, paths] of Object.entries(kindsOfPages(release))) {
    const found = []
    for (const dark of [false, true]) {
      const page = await browser.openPage({ dark, width: dark ? 380 : 1000 })
      for (const path of paths) {
        await page.goto(new URL(path, root).href)
        found.push(...(await barriers(page, axe)).map((barrier) => `${path}: ${barrier}`))
      }
      await page.browserContext().close()
    }
    check(`axe-core finds no barrier: ${kind} (${paths.length})`, found.length === 0, found.slice(0, 12).join('\n'))
  }
}

/** Pages by their kind: those of editions by their role, those of the site by their folder. */
function kindsOfPages({ root, titles }) {
  const kinds = {}
  const add = (kind, path) => (kinds[kind] ??= []).push(path)
  const ofEditions = new Set()
  for (const { manifest, path: folder, editions } of titles) {
    const isLookedAt = ['en', 'ar', 'ja', 'de'].includes(manifest.work.language)
    for (const { path, mediaType, role } of manifest.files) {
      if (!mediaType.startsWith('text/html')) continue
      if (isLookedAt && (role !== 'web' || manifest.work.language !== 'en'))
        add(`${role} of an edition`, `${folder}/${path}`)
    }
    for (const each of [...editions, `${folder.slice(0, folder.lastIndexOf('/'))}/latest`]) ofEditions.add(`${each}/`)
  }
  for (const path of filesBelow(root).filter((each) => each.endsWith('.html'))) {
    if ([...ofEditions].some((folder) => path.startsWith(folder))) continue
    const kind = path.includes('/')
      ? `pages in ${path.split('/').length === 2 && titles.some(({ slug }) => path.startsWith(`${slug}/`)) ? 'the folder of a title' : path.slice(0, path.indexOf('/'))}`
      : path
    if ((kinds[kind] ?? []).length < 4) add(kind, encodeURI(path))
  }
  return kinds
}

export function titleOf({ titles }, title) {
  const found = titles.find(({ manifest }) => manifest.work.title === title)
  if (found === undefined) throw new Error(`The release has no ${title}`)
  return found
}

async function follow(page, words) {
  const href = await page.$$eval('a[href]', hrefOfLink, words)
  if (href === undefined) return false
  await page.goto(href)
  return true
}

/** Runs in the page. */
function hrefOfLink(links, words) {
  const named = links.filter((link) => link.textContent.includes(words))
  return (named.find((link) => link.textContent.trim() === words) ?? named[0])?.href
}

/** Runs in the page. */
function hrefEnding(links, name) {
  return links.find((link) => decodeURI(link.href).endsWith(`/${name}`))?.href
}

async function textOf(page) {
  return page.$eval('body', (body) => body.innerText)
}

async function headings(page) {
  return page.$$eval('h1', (all) => all.map((heading) => heading.textContent.trim()))
}
