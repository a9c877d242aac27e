import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, BrowserPage } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { pageOf, shapes, type Shape } from './shapes.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Timers never come where the scripts of a page are off, so axe-core gets its turns at once.
const findViolations = `window.setTimeout = (turn) => void Promise.resolve().then(turn);
${axe};
for (const details of document.querySelectorAll('details')) details.open = true;
axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations, passes }) => ({
  checked: passes.length,
  violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')),
}))`

const screens = [
  { screen: 'a phone by day', width: 375, height: 812, dark: false },
  { screen: 'a phone by night', width: 375, height: 812, dark: true },
  { screen: 'a desk by day', width: 1280, height: 900, dark: false },
  { screen: 'a desk by night', width: 1280, height: 900, dark: true },
]

let browser: Browser

beforeAll(async () => {
  browser = await nodeHost().openBrowser({})
})

afterAll(async () => {
  await browser.close()
})

const cases = (Object.keys(shapes) as (keyof typeof shapes)[]).map((name) => ({ name, themeName: 'base' }))

describe.each([...cases, { name: 'everything' as const, themeName: 'modern' }])(
  'the page of the shape `$name` in the theme `$themeName`',
  ({ name, themeName }) => {
    const shape: Shape = shapes[name]
    let page: BrowserPage

    beforeAll(async () => {
      page = await browser.openPage()
      await page.show(new TextDecoder().decode(await pageOf(shape, nodeHost(), themeName)))
    }, 60_000)

    afterAll(async () => {
      await page.close()
    })

    test.each(screens)('has no fault that axe-core finds on $screen', async ({ width, height, dark }) => {
      await page.screenshot({ width, height, dark })
      const { checked, violations } = await page.run<{ checked: number; violations: string[] }>(findViolations)
      expect(violations).toEqual([])
      expect(checked).toBeGreaterThan(20)
    })

    test.each([320, 375, 1280])('never scrolls sideways at %i px, with all advice open', async (width) => {
      await page.screenshot({ width, height: 800 })
      const { room, beyond } = await page.run<{ room: number; beyond: string[] }>(`
        for (const details of document.querySelectorAll('details')) details.open = true;
        ({
          room: document.documentElement.scrollWidth,
          beyond: [...document.querySelectorAll('body *')].filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            return !one.matches('.facts, .facts *') && (left < -0.5 || right > innerWidth + 0.5);
          }).map((one) => one.outerHTML.slice(0, 80)),
        })`)
      expect(beyond).toEqual([])
      expect(room).toBe(width)
    })

    test('leads the keyboard from top to bottom, and shows where it is', async () => {
      await page.screenshot({ width: 1280, height: 900 })
      const stops = await page.run<{ top: number; outline: string; name: string }[]>(`
        [...document.querySelectorAll('a[href], summary')].map((stop) => {
          stop.focus({ focusVisible: true });
          return {
            top: Math.round(stop.getBoundingClientRect().top + scrollY),
            outline: getComputedStyle(stop).outlineStyle,
            name: document.activeElement === stop ? stop.textContent : 'no focus',
          };
        })`)
      expect(stops.length).toBeGreaterThan(3)
      expect(stops.map(({ top }) => top)).toEqual(stops.map(({ top }) => top).toSorted((a, b) => a - b))
      for (const { outline, name: label } of stops) {
        expect(outline).toBe('solid')
        expect(label).not.toMatch(/^$|no focus/)
      }
    })

    test('has one heading of the first rank and skips none', async () => {
      const ranks = await page.run<number[]>(
        `[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))`,
      )
      expect(ranks.filter((rank) => rank === 1)).toEqual([1])
      for (const [index, rank] of ranks.entries()) expect(rank - (ranks[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    })

    test('shows every letter in a font that it holds', async () => {
      const isLoaded = await page.run<boolean>(
        `[...document.fonts].length > 0 && [...document.fonts].some(({ status }) => status === 'loaded')`,
      )
      expect(isLoaded).toBe(true)
    })
  },
)
