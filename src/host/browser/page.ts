/** One page of the browser: no script of its own runs, and nothing leaves it. */

import type { HTTPRequest, Page } from 'puppeteer'
import { ChapbookError } from '../../errors.ts'
import type { BrowserPage } from '../host.ts'
import type { Supervise } from './supervise.ts'

/** Takes a page into use. The flags of the browser keep it from the network; the interception is a second wall. */
export async function openPage(take: () => Promise<Page>, supervised: Supervise): Promise<BrowserPage> {
  let isBroken = false
  const step: Supervise = (task, work, care) =>
    supervised(task, work, care).catch((error: unknown) => {
      isBroken ||= error instanceof ChapbookError
      throw error
    })
  const page = await step('opening a page', async () => {
    const taken = await take()
    taken.on('request', allowDataOnly)
    await Promise.all([taken.setJavaScriptEnabled(false), taken.setRequestInterception(true)])
    return taken
  })
  const crash = rendererCrash(page)
  let patience = 1
  const inPage = <T>(task: string, work: () => Promise<T>): Promise<T> => step(task, work, { crash, patience })
  let isFresh = true
  return {
    show: (html) => {
      patience = patienceFor(html)
      return inPage('loading the pages', async () => {
        // The document's security policy outlives its content, so a second document needs a new one.
        if (!isFresh) await page.goto('about:blank')
        isFresh = false
        await page.setContent(html, { waitUntil: 'load', timeout: 0 })
        await page.evaluate(untilReady)
      })
    },
    run: <T>(script: string) => inPage('setting the pages', async () => (await page.evaluate(script)) as T),
    screenshot: ({ width, height, scale = 1, fullPage = false, dark = false }) =>
      inPage('taking a picture', async () => {
        await page.setViewport({ width, height, deviceScaleFactor: scale })
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
        return page.screenshot({ type: 'png', fullPage })
      }),
    print: () =>
      inPage('printing the pages', () =>
        page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }),
      ),
    // What broke takes its page along; a second error would hide the first.
    close: async () => (isBroken ? undefined : inPage('closing a page', () => page.close())),
  }
}

/** Work grows with the text, and a slow machine must come to the end of a long book: a megabyte of HTML is about 150,000 words. */
function patienceFor(html: string): number {
  return Math.max(1, html.length / 1_000_000)
}

function allowDataOnly(request: HTTPRequest): void {
  const allowed = /^(data:|about:blank$)/.test(request.url())
  // A request whose page is already gone can no longer be answered, and need not be.
  void (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined)
}

/**
 * Fonts are loaded only when text is laid out with them, hence the first line. Pictures below the fold that may load
 * later do so now. One that cannot be decoded is left to the reader's eye: it is no reason to wait for ever.
 */
const untilReady = `(async () => {
  document.documentElement.getBoundingClientRect()
  for (const image of document.images) image.loading = 'eager'
  await document.fonts.ready
  await Promise.allSettled([...document.images].map((image) => image.decode()))
})()`

function rendererCrash(page: Page): Promise<never> {
  const crash = new Promise<never>((_, reject) => {
    page.on('error', (cause) => {
      reject(
        new ChapbookError('The browser ran out of memory or crashed on the pages', {
          hint: 'Close other programs and try again, or name another browser with CHAPBOOK_BROWSER.',
          cause,
        }),
      )
    })
  })
  // Heard by the steps that run at the time; between two steps nobody listens.
  crash.catch(() => undefined)
  return crash
}
