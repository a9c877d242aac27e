/** How even the lines of a book are: as Chapbook sets them, and as the browser justifies the same document. */

import { build } from '../../../src/build.ts'
import type { Browser, BrowserPage, Host } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { hyphenator } from '../../../src/typeset/lines/hyphenation.ts'
import type { TypesetOptions } from '../../../src/typeset/types.ts'

/** Word spaces of the lines that are set flush, px, and how many lines those are and how many end with a hyphen. */
export type Evenness = {
  readonly mean: number
  readonly deviation: number
  readonly worst: number
  readonly lines: number
  readonly hyphens: number
}

export type LinesInside = {
  readonly browser: string
  readonly chapbook: Evenness
  readonly justified: Evenness
  readonly hyphenated: Evenness
}

/** Builds the print edition of a manuscript, and shows its galley with the lines of the browser. */
export async function linesInside([manuscript, out]: readonly string[]): Promise<LinesInside> {
  if (manuscript === undefined || out === undefined) throw new Error('A manuscript and a folder are wanted')
  const seen: Seen = { html: '', script: '', evenness: undefined }
  const host = nodeHost()
  const { ok, failed } = await build({ manuscript, out, editions: ['print'], host: watched(host, seen) })
  if (!ok || !seen.evenness) throw failed[0]?.error ?? new Error('The manuscript cannot be built')
  const galley = seen.html.replace(/(<body[^>]*) unread"/, '$1"')
  const browser = await host.openBrowser({})
  try {
    return {
      browser: browser.version,
      chapbook: seen.evenness,
      justified: await measured(galley, browser),
      hyphenated: await measured(withHyphens(galley, optionsIn(seen.script)), browser),
    }
  } finally {
    await browser.close()
  }
}

type Seen = { html: string; script: string; evenness: Evenness | undefined }

/** A host that keeps the document and the call of the typesetter, and measures the lines before they are printed. */
function watched(host: Host, seen: Seen): Host {
  const watchedPage = (page: BrowserPage): BrowserPage => ({
    ...page,
    show: (html) => {
      seen.html = html
      return page.show(html)
    },
    run: async <T>(script: string) => {
      const result = await page.run<T>(script)
      if (script.includes('chapbookTypeset(')) {
        seen.script = script
        seen.evenness = await page.run<Evenness>(measure)
      }
      return result
    },
  })
  const openBrowser = async (options: Parameters<Host['openBrowser']>[0]): Promise<Browser> => {
    const browser = await host.openBrowser(options)
    return { ...browser, openPage: async () => watchedPage(await browser.openPage()) }
  }
  return { ...host, openBrowser }
}

function optionsIn(script: string): TypesetOptions {
  return JSON.parse(
    script.slice(script.lastIndexOf('chapbookTypeset(') + 'chapbookTypeset('.length, -1),
  ) as TypesetOptions
}

async function measured(html: string, browser: Browser): Promise<Evenness> {
  const page = await browser.openPage()
  try {
    await page.show(html)
    return await page.run<Evenness>(measure)
  } finally {
    await page.close()
  }
}

/** The same places to divide words at that Chapbook has, as soft hyphens. */
function withHyphens(html: string, { patterns }: TypesetOptions): string {
  const [[language, pattern] = []] = Object.entries(patterns)
  if (language === undefined || !pattern) throw new Error('The book has no patterns')
  const divide = hyphenator(pattern, language)
  const divided = (word: string): string => {
    const ends = [...divide(word), word.length]
    return ends.map((end, index) => word.slice(ends[index - 1] ?? 0, end)).join('\u00ad')
  }
  const [head = '', body = ''] = html.split(/(?=<body)/)
  const text = body.replace(/>[^<]+</g, (piece) => piece.replace(/(?<![\p{L}'’&])\p{L}{5,}(?![\p{L}'’;])/gu, divided))
  return `${head.replace('</style>', 'p { hyphens: manual !important }</style>')}${text}`
}

/** Runs in the page. A line is known by the middle of its words; the last of a paragraph is not set flush. */
const measure = `(() => {
  // The pages of a long book wait unseen.
  for (const book of document.querySelectorAll('.book')) book.hidden = false
  const range = document.createRange()
  const found = { spaces: 0, sum: 0, squares: 0, worst: 0, lines: 0, hyphens: 0 }
  for (const paragraph of document.querySelectorAll('p')) {
    const style = getComputedStyle(paragraph)
    if (style.textAlign !== 'justify' || paragraph.querySelector('br, img, svg')) continue
    const { top } = paragraph.getBoundingClientRect()
    const leading = parseFloat(style.lineHeight)
    const lines = []
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      for (const { 0: text, index } of walker.currentNode.data.matchAll(/[ \\u00a0]|[^ \\u00a0]+/g)) {
        range.setStart(walker.currentNode, index)
        range.setEnd(walker.currentNode, index + text.length)
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
        const at = boxes.map((box) => Math.floor(((box.top + box.bottom) / 2 - top) / leading))
        boxes.forEach((box, part) => (lines[at[part]] ??= []).push({ width: box.width, isSpace: text.trim() === '' }))
        const last = lines[at[0]]
        if (last && at.at(-1) > at[0] && !/[-\\u2013\\u2014/]$/.test(text.slice(0, -1))) last.isDivided = true
      }
    for (const mark of paragraph.querySelectorAll('.divided')) found.hyphens++
    const isCut = style.textAlignLast === 'justify'
    for (const line of isCut ? lines : lines.slice(0, -1)) {
      while (line?.at(-1)?.isSpace) line.pop()
      const widths = (line ?? []).filter(({ isSpace }) => isSpace).map(({ width }) => width)
      if (line?.isDivided) found.hyphens++
      found.lines++
      found.spaces += widths.length
      found.sum += widths.reduce((sum, width) => sum + width, 0)
      found.squares += widths.reduce((sum, width) => sum + width * width, 0)
      found.worst = Math.max(found.worst, ...widths)
    }
  }
  const mean = found.sum / found.spaces
  const deviation = Math.sqrt(found.squares / found.spaces - mean * mean)
  return { mean, deviation, worst: found.worst, lines: found.lines, hyphens: found.hyphens }
})()`
