/** Sets paragraphs with the compiled typesetter in the real browser. */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, BrowserPage } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import type { HyphenationPatterns, TypesetOptions, TypesetResult } from '../../src/typeset/types.ts'

const script = readFileSync(resolve(import.meta.dirname, '../../build/typeset.js'), 'utf8')
const style = readFileSync(resolve(import.meta.dirname, '../../templates/base/print.css'), 'utf8')
const measures = {
  'text-width': '400px',
  'text-height': '600px',
  'font-size': '15px',
  leading: '20px',
  text: 'serif',
  'small-capitals': 'serif',
  code: 'monospace',
}
const plain: TypesetOptions = {
  height: 600,
  leading: 20,
  noteGap: 20,
  justify: true,
  hanging: true,
  patterns: {},
  versoHead: '',
  heads: 'chapter',
  notesBeside: false,
  grid: true,
}

export type TestPage = {
  /** Shows the galley with the lines of the browser itself. */
  readonly show: (body: string) => Promise<void>
  /** Shows the galley and makes pages of it. */
  readonly typeset: (body: string, options?: Partial<TypesetOptions>) => Promise<TypesetResult>
  /** The value of an expression in the page. */
  readonly look: <T>(expression: string) => Promise<T>
  readonly close: () => Promise<void>
}

export async function openTestPage(): Promise<TestPage> {
  const browser: Browser = await nodeHost().openBrowser({})
  const page: BrowserPage = await browser.openPage()
  const root = Object.entries(measures).map(([name, value]) => `--${name}: ${value}`)
  const open = (body: string, state: string): Promise<void> =>
    page.show(`<!doctype html><html lang="en"><head><style>:root { ${root.join('; ')} }\n${style}</style></head>
<body class="justified ${state}"><main id="galley"><section data-kind="chapter">${body}</section></main><div id="notes"></div></body></html>`)
  return {
    show: (body) => open(body, ''),
    typeset: async (body, options = {}) => {
      await open(body, 'unread')
      return page.run(`${script}\nchapbookTypeset(${JSON.stringify({ ...plain, ...options })})`)
    },
    look: (expression) => page.run(expression),
    close: async () => {
      await page.close()
      await browser.close()
    },
  }
}

/** Patterns as the typesetter takes them. */
export function patternsFor(entries: Readonly<Record<string, unknown>>): Readonly<Record<string, HyphenationPatterns>> {
  return entries as Readonly<Record<string, HyphenationPatterns>>
}

/** Widths, px, of the word spaces of all lines that are set flush, as the page shows them. */
export const wordSpaces = `(() => {
  const found = []
  const range = document.createRange()
  for (const paragraph of document.querySelectorAll('p')) {
    const { top } = paragraph.getBoundingClientRect()
    const leading = parseFloat(getComputedStyle(paragraph).lineHeight)
    const lines = []
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      for (const { 0: text, index } of walker.currentNode.data.matchAll(/ |[^ ]+/g)) {
        range.setStart(walker.currentNode, index)
        range.setEnd(walker.currentNode, index + text.length)
        for (const box of range.getClientRects()) {
          const line = Math.floor(((box.top + box.bottom) / 2 - top) / leading)
          ;(lines[line] ??= []).push({ width: box.width, isSpace: text === ' ' })
        }
      }
    const isCut = getComputedStyle(paragraph).textAlignLast === 'justify'
    for (const line of isCut ? lines : lines.slice(0, -1)) {
      while (line?.at(-1)?.isSpace) line.pop()
      found.push(...(line ?? []).filter(({ isSpace, width }) => isSpace && width > 0).map(({ width }) => width))
    }
  }
  return found
})()`
