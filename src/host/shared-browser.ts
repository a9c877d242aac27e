/** One browser for many books in turn: starting it takes longer than printing an essay. */

import { ChapbookError } from '../errors.ts'
import type { Browser, BrowserPage, Host, OpenBrowserOptions } from './host.ts'

export type SharedBrowser = {
  /** The same machine; its `openBrowser` gives the same browser each time, and closing that closes only the pages of the book. */
  readonly host: Host
  /** Whether the browser has failed since it was last opened; the next book gets another one. */
  readonly isBroken: () => boolean
  /** Ends the browser. */
  readonly close: () => Promise<void>
}

/**
 * Makes a host whose browser outlives a book. It is opened when the first book asks for one.
 *
 * @param signal stops the browser, whichever book it serves at the time
 */
export function shareBrowser(host: Host, signal: AbortSignal): SharedBrowser {
  let opened: { readonly path: string | undefined; readonly browser: Promise<Browser> } | undefined
  let broken = false

  const close = async (): Promise<void> => {
    const before = opened
    opened = undefined
    await before?.browser.then(
      (browser) => browser.close(),
      () => undefined,
    )
  }
  const openBrowser = async (options: OpenBrowserOptions): Promise<Browser> => {
    if (broken || opened?.path !== options.path) await close()
    broken = false
    opened ??= { path: options.path, browser: host.openBrowser({ ...options, signal }) }
    try {
      return lend(await opened.browser, () => (broken = true))
    } catch (error) {
      opened = undefined
      throw error
    }
  }
  return { host: { ...host, openBrowser }, isBroken: () => broken, close }
}

/** The browser as one book has it. */
function lend(browser: Browser, onBroken: () => void): Browser {
  const pages = new Set<BrowserPage>()
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      // A crash, or a step that took too long and ended the browser; whatever else is thrown is about the book.
      if (error instanceof ChapbookError && error.kind === 'machine') onBroken()
      throw error
    }
  }
  return {
    ...browser,
    openPage: async () => {
      const page = await watched(browser.openPage())
      const lent: BrowserPage = {
        show: (html) => watched(page.show(html)),
        run: (script) => watched(page.run(script)),
        screenshot: (options) => watched(page.screenshot(options)),
        print: () => watched(page.print()),
        close: () => {
          pages.delete(lent)
          return watched(page.close())
        },
      }
      pages.add(lent)
      return lent
    },
    close: async () => {
      await Promise.allSettled([...pages].map((page) => page.close()))
    },
  }
}
