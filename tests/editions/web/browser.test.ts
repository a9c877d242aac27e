import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserPage } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { sampleBook } from '../sample-book.ts'
import { renderHtml } from './render.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Timers never come where the scripts of a page are off, so axe-core gets its turns at once.
const findViolations = `window.setTimeout = (turn) => void Promise.resolve().then(turn);
${axe};
for (const animation of document.getAnimations()) animation.finish();
axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations, passes }) => ({
  checked: passes.length,
  violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')),
}))`

/** What axe-core finds; that it looked at all is a part of the answer. */
async function faults(): Promise<{ readonly looked: boolean; readonly violations: readonly string[] }> {
  const { checked, violations } = await page.run<{ checked: number; violations: string[] }>(findViolations)
  return { looked: checked > 30, violations }
}

const none = { looked: true, violations: [] }

const screens = [
  { screen: 'a phone by day', width: 390, height: 844, dark: false },
  { screen: 'a phone by night', width: 390, height: 844, dark: true },
  { screen: 'a desk by day', width: 1280, height: 900, dark: false },
  { screen: 'a desk by night', width: 1280, height: 900, dark: true },
]

let browser: Browser
let page: BrowserPage

beforeAll(async () => {
  browser = await nodeHost().openBrowser({})
  page = await browser.openPage()
  await page.show(await renderHtml(sampleBook()))
})

afterAll(async () => {
  await browser.close()
})

describe.each(screens)('on $screen', ({ width, height, dark }) => {
  beforeAll(async () => {
    await page.screenshot({ width, height, dark })
  })

  test('the page has no fault that axe-core finds', async () => {
    expect(await faults()).toEqual(none)
  })

  test('an opened note lies on the screen and has no fault either', async () => {
    const box = await page.run<{ open: boolean; left: number; right: number; top: number; bottom: number }>(`(() => {
      const call = document.getElementById('call-3-2');
      call.scrollIntoView({ block: 'center', behavior: 'instant' });
      call.click();
      const note = document.getElementById('note-3');
      const { left, right, top, bottom } = note.getBoundingClientRect();
      return { open: note.matches(':popover-open'), left, right, top, bottom };
    })()`)
    expect(box.open).toBe(true)
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(width)
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.bottom).toBeLessThanOrEqual(height + 12)
    expect(await faults()).toEqual(none)
    const isOpen = await page.run<boolean>(`
      document.querySelector('#note-3 .note-close').click();
      document.getElementById('note-3').matches(':popover-open')`)
    expect(isOpen).toBe(false)
  })
})

test('a small phone never scrolls sideways', async () => {
  await page.screenshot({ width: 360, height: 640 })
  expect(await page.run('[document.documentElement.scrollWidth, innerWidth]')).toEqual([360, 360])
  const outside = await page.run(`[...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().right > 361 && !node.closest('.table, pre'))
    .map((node) => node.outerHTML.slice(0, 80))`)
  expect(outside).toEqual([])
})

test('on a desk a line holds 60 to 72 characters', async () => {
  await page.screenshot({ width: 1280, height: 900 })
  const perLine = await page.run<number>(`(() => {
    const longest = [...document.querySelectorAll('main section > p')].sort((a, b) => b.textContent.length - a.textContent.length)[0];
    return longest.textContent.length / (longest.getBoundingClientRect().height / parseFloat(getComputedStyle(longest).lineHeight));
  })()`)
  expect(perLine).toBeGreaterThan(60)
  expect(perLine).toBeLessThan(72)
})

test('pictures and fonts are shown, and nothing was asked of the network', async () => {
  expect(await page.run('[...document.images].map((image) => image.naturalWidth)')).toEqual([600, 480, 480])
  expect(
    await page.run(`document.fonts.check('400 20px Alegreya') && document.fonts.check('500 20px "Alegreya Sans"')`),
  ).toBe(true)
  expect(await page.run(`[...document.fonts].filter(({ status }) => status === 'error').length`)).toBe(0)
  expect(
    await page.run(
      `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('data:'))`,
    ),
  ).toEqual([])
})

test('on paper every note stands at the end of its chapter', async () => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(await page.print()), verbosity: 0 }).promise
  const texts = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  const text = texts.join(' ').replace(/\s+/g, ' ')
  const order = [
    'order in which one',
    'wire came ashore',
    'asleep',
    'stairs were counted',
    'never repealed',
    'What the log',
    'held a barometer',
  ]
  const places = order.map((words) => text.lastIndexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  await pdf.destroy()
})
