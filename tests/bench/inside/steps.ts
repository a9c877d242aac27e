/** What a measured process tells, and the clocks in it. */

import type { Browser, BrowserPage, Host } from '../../../src/host/host.ts'
import type { TypesetResult } from '../../../src/typeset/types.ts'

export type Inside = {
  /** `HeadlessChrome/156.0.8078.79` */
  readonly browser: string
  readonly pages: number
  /** Milliseconds inside the page: text in, pages out; without loading and printing. */
  readonly typesetting: number
  /** Parts of it, where they are told. */
  readonly laps: Readonly<Record<string, number>>
  /** Milliseconds until the document stood in the page with its fonts. */
  readonly loading: number
  /** Milliseconds until the browser has written the PDF. */
  readonly printing: number
  /** Milliseconds from the end of printing until the PDF was finished. */
  readonly finishing: number
  readonly bytes: number
}

/** Milliseconds since now. */
export function stopwatch(): () => number {
  const started = performance.now()
  return () => performance.now() - started
}

export type Steps = {
  browser: string
  loading: number
  printing: number
  typeset: TypesetResult | undefined
  /** Runs since the last page was printed. */
  sincePrinted: () => number
}

/** A host whose browser is the usual one, with clocks around what it is asked to do. */
export function clocked(host: Host): { readonly host: Host; readonly steps: Steps } {
  const steps: Steps = { browser: '', loading: 0, printing: 0, typeset: undefined, sincePrinted: stopwatch() }
  const openBrowser = async (options: Parameters<Host['openBrowser']>[0]): Promise<Browser> => {
    const browser = await host.openBrowser(options)
    steps.browser = browser.version
    return { ...browser, openPage: async () => clockedPage(await browser.openPage(), steps) }
  }
  return { host: { ...host, openBrowser }, steps }
}

function clockedPage(page: BrowserPage, steps: Steps): BrowserPage {
  return {
    ...page,
    show: async (html) => {
      const elapsed = stopwatch()
      await page.show(html)
      steps.loading += elapsed()
    },
    run: async <T>(script: string) => {
      const result = await page.run<T>(script)
      if (isTypesetResult(result)) steps.typeset = result
      return result
    },
    print: async () => {
      const elapsed = stopwatch()
      const bytes = await page.print()
      steps.printing += elapsed()
      steps.sincePrinted = stopwatch()
      return bytes
    },
  }
}

function isTypesetResult(value: unknown): value is TypesetResult {
  return typeof value === 'object' && value !== null && 'timings' in value && 'pages' in value
}
