/** Lines as the browser shows them, set by the compiled typesetter. */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, BrowserPage } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'

const script = readFileSync(resolve(import.meta.dirname, '../../build/typeset.js'), 'utf8')
const style = readFileSync(resolve(import.meta.dirname, '../../templates/base/print.css'), 'utf8')
const measures = {
  'text-width': '400px',
  'text-height': '600px',
  'font-size': '15px',
  leading: '20px',
  text: 'serif',
}
const options = { height: 600, leading: 20, noteGap: 20, justify: true, hanging: true, patterns: {}, versoHead: '' }

const sentence =
  'Nobody had ever asked the keeper why the lamp was lit at dusk and put out before the first of the boats. '
let browser: Browser
let page: BrowserPage

beforeAll(async () => {
  browser = await nodeHost().openBrowser({})
  page = await browser.openPage()
})

afterAll(async () => {
  await page.close()
  await browser.close()
})

async function typeset<T>(body: string, look: string): Promise<T> {
  const root = Object.entries(measures).map(([name, value]) => `--${name}: ${value}`)
  await page.show(`<!doctype html><html lang="en"><head><style>:root { ${root.join('; ')} }\n${style}</style></head>
<body class="justified unset"><main id="galley"><section data-kind="chapter">${body}</section></main><div id="notes"></div></body></html>`)
  await page.run(`${script}\nchapbookTypeset(${JSON.stringify(options)})`)
  return page.run<T>(look)
}

test('the spaces of a last line are as wide as the font makes them, however narrow those above it are', async () => {
  const paragraphs = Array.from(
    { length: 12 },
    (_, index) => `<p>${sentence.repeat(2)}${'So it was. '.repeat(index)}</p>`,
  )
  const lines = await typeset<readonly { readonly last: string; readonly above: string }[]>(
    paragraphs.join(''),
    `[...document.querySelectorAll('.last-line')].map((line) => ({
      last: getComputedStyle(line).wordSpacing, above: getComputedStyle(line.parentElement).wordSpacing }))`,
  )
  expect(lines.length).toBeGreaterThan(3)
  for (const { last, above } of lines) {
    expect(last).toBe('0px')
    expect(Number.parseFloat(above)).toBeLessThan(0)
  }
})

test('no word stands in the margin, and every line but the last reaches it', async () => {
  const paragraphs = await typeset<readonly { readonly ends: readonly number[] }[]>(
    `<p>${sentence.repeat(6)}</p><p>${sentence.repeat(3)}and <em>then some of it in italics</em> ${sentence}</p>`,
    `[...document.querySelectorAll('.page-body p')].map((paragraph) => {
      const right = paragraph.getBoundingClientRect().right
      const lines = new Map()
      const range = document.createRange()
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      while (walker.nextNode())
        for (const word of walker.currentNode.data.matchAll(/[^ ]+/g)) {
          range.setStart(walker.currentNode, word.index)
          range.setEnd(walker.currentNode, word.index + word[0].length)
          const rect = range.getBoundingClientRect()
          const line = Math.round(rect.bottom)
          lines.set(line, Math.max(lines.get(line) ?? -Infinity, rect.right - right))
        }
      return { ends: [...lines.values()] }
    })`,
  )
  expect(paragraphs.length).toBe(2)
  for (const { ends } of paragraphs) {
    expect(ends.length).toBeGreaterThan(3)
    for (const end of ends) expect(end).toBeLessThan(0.1)
    for (const end of ends.slice(0, -1)) expect(end).toBeGreaterThan(-0.1)
  }
})
