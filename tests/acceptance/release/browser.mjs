/** Opens a real browser that can reach nothing but this machine, and keeps a record of what its pages asked for and complained of. */

import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch } from 'puppeteer'

/**
 * Starts the browser at the path.
 *
 * `openPage(options)` opens a page of its own; `requests`, `complaints` and `failures` grow as pages are used, each with the page's
 * address; `close()`.
 */
export async function openBrowser(executablePath) {
  const browser = await launch({
    executablePath,
    headless: 'shell',
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // The browser's own sandbox does not start for root, and every page here is ours.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const requests = []
  const complaints = []
  const failures = []
  const openPage = async ({ scripts = true, dark = false, width = 1000 } = {}) => {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setJavaScriptEnabled(scripts)
    await page.setViewport({ width, height: 800 })
    if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    page.on('request', (request) => requests.push(request.url()))
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText
      // A download ends the navigation that began it.
      if (reason !== 'net::ERR_ABORTED') failures.push(`${request.url()} ${reason}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) failures.push(`${response.url()} ${response.status()} on ${page.url()}`)
    })
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(`${message.text()} on ${page.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${error?.message ?? error} on ${page.url()}`))
    return page
  }
  return { openPage, requests, complaints, failures, close: () => browser.close() }
}

/** What is asked of a machine elsewhere. */
export function leaving(requests) {
  return requests.filter((url) => /^(?:https?|wss?|ftp):/.test(url) && new URL(url).hostname !== '127.0.0.1')
}

/**
 * What axe-core finds on the page, one line a finding.
 *
 * @param axe source of axe-core
 */
export async function barriers(page, axe) {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ target, html }) => ({ target: target.join(' '), html })),
    }))
  })
  return violations.flatMap(({ id, impact, where }) => {
    // This rule of axe-core knows no role of DPUB-ARIA, whose page breaks must have a name.
    const real = where.filter(({ html }) => id !== 'aria-prohibited-attr' || !/\srole="doc-pagebreak"/.test(html))
    return real.length === 0
      ? []
      : [
          `${impact} ${id}: ${real
            .slice(0, 3)
            .map(({ target }) => target)
            .join(', ')}`,
        ]
  })
}

/** Follows a link that the browser saves; returns the bytes. `folder` is empty, and is emptied again. */
export async function download(page, click, folder) {
  const session = await page.createCDPSession()
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    browserContextId: page.browserContext().id,
    downloadPath: folder,
    eventsEnabled: true,
  })
  const ended = new Promise((resolve) => {
    session.on('Browser.downloadProgress', ({ state }) => {
      if (state !== 'inProgress') resolve(state)
    })
  })
  await click()
  const state = await Promise.race([ended, sleep(20_000, 'not there after 20 s', { ref: false })])
  await session.detach()
  const [name] = readdirSync(folder)
  if (state !== 'completed' || name === undefined) throw new Error(`The download was ${state}`)
  const bytes = readFileSync(join(folder, name))
  rmSync(join(folder, name))
  return { name, bytes }
}
