/** Lines as the browser shows them, set by the compiled typesetter. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPage, type TestPage } from '../page.ts'

const sentence =
  'Nobody had ever asked the keeper why the lamp was lit at dusk and put out before the first of the boats. '
let page: TestPage

beforeAll(async () => {
  page = await openTestPage()
})

afterAll(() => page.close())

async function typeset<T>(body: string, look: string): Promise<T> {
  await page.typeset(body)
  return page.look<T>(look)
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

test('nobody sees a hyphen in code that is wider than a line', async () => {
  const long = 'lamp'.repeat(30)
  const marks = (body: string): Promise<readonly string[]> =>
    typeset(body, `[...document.querySelectorAll('.divided')].map((mark) => getComputedStyle(mark, '::before').color)`)
  const inCode = await marks(`<p>The call <code>${long}</code> lights it. ${sentence}</p>`)
  expect(inCode.length).toBeGreaterThan(0)
  expect(new Set(inCode)).toEqual(new Set(['rgb(255, 255, 255)']))
  expect(new Set(await marks(`<p>The word ${long} lights it. ${sentence}</p>`))).toEqual(new Set(['rgb(0, 0, 0)']))
})
