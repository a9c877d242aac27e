/** Prints small documents in the real browser, with the fonts of the book. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import type { FinishOptions } from '../../src/pdf/finish.ts'

export const options: FinishOptions = {
  title: 'A Sample of Pages',
  authors: ['Ada Writer', 'Ben Author'],
  language: 'en',
  subjects: ['film', 'essays'],
  modified: '2026-11-22T10:00:00Z',
  producer: 'Chapbook 0.0.0',
  pageLabels: [],
  marks: {},
  linkNames: {},
}

export function openTestBrowser(): Promise<Browser> {
  return nodeHost().openBrowser({})
}

/** The tagged PDF of a page body, as Chromium writes it. Paragraphs keep their spaces, as in the print edition. */
export async function print(browser: Browser, body: string, { language = 'en' } = {}): Promise<Uint8Array> {
  const page = await browser.openPage()
  try {
    await page.show(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Draft</title>` +
        `<style>${style()}</style></head><body role="none">${body}</body></html>`,
    )
    return await page.print()
  } finally {
    await page.close()
  }
}

function style(): string {
  const faces = [
    ['Text', 'alegreya', '400', 'normal'],
    ['Text', 'alegreya', '400', 'italic'],
    ['Text', 'alegreya', '700', 'normal'],
    ['Capitals', 'alegreya-sc', '400', 'normal'],
    ['Code', 'source-code-pro', '400', 'normal'],
  ] as const
  const rules = faces.map(([family, name, weight, style]) => {
    const path = require.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-${style}.woff2`)
    const address = `data:font/woff2;base64,${readFileSync(path).toString('base64')}`
    return `@font-face { font-family: ${family}; font-weight: ${weight}; font-style: ${style}; src: url(${address}) }`
  })
  return [...rules, readFileSync(new URL('printing.css', import.meta.url), 'utf8')].join('\n')
}

const require = createRequire(import.meta.url)
