/** First lines in another face and large letters, set by the compiled typesetter. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPage, type TestPage } from '../page.ts'

const sentence =
  'Nobody had ever asked the keeper why the lamp was lit at dusk and put out before the first of the boats. '
const firstLine = '<style>[data-begins="small-capitals"]:not(.continued)::first-line { font-family: monospace }</style>'
const initial = JSON.stringify({ length: 1, lines: 3, width: 50, height: 50, overhang: 2, path: 'M0,0L46,0L23,50Z' })
/** Distances, px, of the ends of the lines of the first paragraph from its right edge, and of their starts from its left. */
const edges = `(() => {
  const paragraph = document.querySelector('[data-begins]')
  const box = paragraph.getBoundingClientRect()
  const lines = new Map()
  const range = document.createRange()
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  while (walker.nextNode())
    for (const word of walker.currentNode.data.matchAll(/[^ ]+/g)) {
      if (walker.currentNode.parentElement.className === 'initial-text') continue
      range.setStart(walker.currentNode, word.index)
      range.setEnd(walker.currentNode, word.index + word[0].length)
      const rect = range.getBoundingClientRect()
      const line = Math.floor(((rect.top + rect.bottom) / 2 - box.top) / 20)
      const known = lines.get(line) ?? { start: Infinity, end: Infinity }
      lines.set(line, { start: Math.min(known.start, rect.left - box.left), end: Math.min(known.end, box.right - rect.right) })
    }
  return { height: box.height, lines: [...lines.values()] }
})()`
type Edges = { readonly height: number; readonly lines: readonly { readonly start: number; readonly end: number }[] }

let page: TestPage

beforeAll(async () => {
  page = await openTestPage()
})

afterAll(() => page.close())

test('a first line in a wider face is chosen in that face, and reaches the margin', async () => {
  for (const repeats of [2, 3, 4, 5]) {
    const { lines: report } = await page.typeset(
      `${firstLine}<p data-begins="small-capitals">${'It was so. '.repeat(repeats)}${sentence.repeat(4)}</p>`,
      { hanging: false },
    )
    const { lines } = await page.look<Edges>(edges)
    expect(report.unfitted).toBe(0)
    expect(lines.length).toBe(report.lines)
    for (const { end } of lines.slice(0, -1)) expect(Math.abs(end)).toBeLessThan(0.15)
  }
})

test('three lines stand beside a large letter, and the lines keep their distance', async () => {
  const { lines: report } = await page.typeset(
    `<p data-begins="drop-capital" data-initial='${initial}'>${sentence.repeat(5)}</p>`,
    { hanging: false },
  )
  const { height, lines } = await page.look<Edges>(edges)
  expect(report.unfitted).toBe(0)
  expect(height).toBe(lines.length * 20)
  for (const [line, { start }] of lines.entries()) expect(start).toBeCloseTo(line < 3 ? 48 : 0, 1)
  for (const { end } of lines.slice(0, -1)) expect(Math.abs(end)).toBeLessThan(0.15)
  const foot = await page.look<readonly number[]>(
    `[document.querySelector('.initial').getBoundingClientRect().left - document.querySelector('[data-begins]').getBoundingClientRect().left]`,
  )
  expect(foot[0]).toBeCloseTo(-2, 1)
})

test('a paragraph of three lines has no large letter', async () => {
  await page.typeset(`<p data-begins="drop-capital" data-initial='${initial}'>${sentence}It was so.</p>`)
  expect(await page.look<number>(`document.querySelectorAll('.initial, [data-begins]').length`)).toBe(0)
})

test('no page ends beside a large letter', async () => {
  const filler = 'It was so.<br>'.repeat(2)
  const { pages } = await page.typeset(
    `<p>${filler}It was so.</p><p data-begins="drop-capital" data-initial='${initial}'>${sentence.repeat(5)}</p>`,
    { height: 100 },
  )
  const beside = await page.look<readonly number[]>(
    `[...document.querySelectorAll('.page-body')].map((body) => [...body.querySelectorAll('[data-begins]')].reduce((sum, piece) => sum + piece.clientHeight / 20, 0))`,
  )
  expect(pages.length).toBeGreaterThan(1)
  expect(beside[0]).toBe(0)
  expect(beside[1]).toBeGreaterThanOrEqual(3)
})
