/** Paged.js in the browser that Chapbook uses, started in the same way, with clocks around the same steps. */

import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { connect, type Page } from 'puppeteer'
import { startProcess } from '../../../src/host/browser/process.ts'
import { browserUser, executableForAll } from '../../../src/host/browser/unprivileged.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { stopwatch, type Inside } from './steps.ts'

/** Lets Paged.js make the pages of a document, and prints them as Chapbook prints its own. */
export async function pagedjsInside([html, script, out]: readonly string[]): Promise<Inside> {
  if (html === undefined || script === undefined || out === undefined)
    throw new Error('A document, the script of Paged.js and a file to write are wanted')
  const { path } = await usualBrowser()
  const user = await browserUser()
  const executable = user === undefined ? path : ((await executableForAll(path)) ?? path)
  const running = await startProcess({ executable, environment: process.env, extra: {}, user, sandbox: true })
  try {
    const browser = await connect({ transport: running.transport, defaultViewport: null, protocolTimeout: 0 })
    const page = (await browser.pages())[0] ?? (await browser.newPage())
    return { browser: await browser.version(), ...(await paginate(page, await withFonts(html), script, out)) }
  } finally {
    await running.stop()
  }
}

/** Which one Chapbook would take, with nothing left running. */
async function usualBrowser() {
  const browser = await nodeHost().openBrowser({})
  await browser.close()
  return browser
}

async function paginate(page: Page, html: string, script: string, out: string): Promise<Omit<Inside, 'browser'>> {
  // As pagedjs-cli does.
  await page.emulateMediaType('print')
  const loaded = stopwatch()
  await page.setContent(html, { waitUntil: 'load', timeout: 0 })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  const loading = loaded()
  await page.evaluate('window.PagedConfig = { auto: false }')
  await page.addScriptTag({ path: script })
  const { pages, typesetting } = (await page.evaluate(
    `(async () => {
      const started = performance.now()
      const flow = await PagedPolyfill.preview()
      return { pages: flow.total, typesetting: performance.now() - started }
    })()`,
  )) as { pages: number; typesetting: number }
  const printed = stopwatch()
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  })
  const printing = printed()
  await writeFile(out, bytes)
  return { pages, typesetting, laps: {}, loading, printing, finishing: 0, bytes: bytes.length }
}

/** The document with its fonts inside, as Chapbook's has them. */
async function withFonts(path: string): Promise<string> {
  const html = await readFile(path, 'utf8')
  const addresses = new Set([...html.matchAll(/url\((file:[^)]+)\)/g)].flatMap(([, address]) => address ?? []))
  const fonts = await Promise.all(
    [...addresses].map(async (address) => {
      const bytes = await readFile(fileURLToPath(address))
      return [address, `data:font/woff2;base64,${bytes.toString('base64')}`] as const
    }),
  )
  return fonts.reduce((text, [address, data]) => text.replaceAll(address, data), html)
}
