/** The print edition for the press: the gutter, and the file. */

import { afterAll, describe, expect, test } from 'vitest'
import { bookDesign } from '../../../src/editions/print/design.ts'
import { geometryOf } from '../../../src/editions/print/geometry.ts'
import { estimatedPages, gutterFor } from '../../../src/editions/print/gutter.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { printedArea } from '../../pdf/impose/read-sheets.ts'
import { closeBrowser, readMarkdown, renderMarkdown } from './render.ts'

afterAll(closeBrowser)

const inch = 96
const pocket = { name: 'A6', width: 105, height: 148 }
const paragraph = `${'The lamp is up and the bread is down, so the keeper climbs. '.repeat(8)}\n\n`

test.each([
  [24, 0.375],
  [150, 0.375],
  [151, 0.5],
  [300, 0.5],
  [301, 0.625],
  [500, 0.625],
  [501, 0.75],
  [700, 0.75],
  [701, 0.875],
  [828, 0.875],
  [2000, 0.875],
])('a book of %i pages has at least %f inches at the spine', (pages, inches) => {
  expect(gutterFor(pages)).toBeCloseTo(inches * inch)
})

describe('the geometry', () => {
  test('stays as it is where the page is wide enough', () => {
    expect(bookDesign(defaults.print, gutterFor(400))).toEqual(bookDesign(defaults.print))
  })

  test.each([105, 111, 127, 148, 156])(
    'of a page of %i mm takes the gutter, and leaves a centimetre outside',
    (width) => {
      const print = { ...defaults.print, page: { name: '', width, height: width * 1.5 } }
      const { margin, text, page } = geometryOf(print, gutterFor(800))
      expect(margin.inside).toBeGreaterThanOrEqual(0.875 * inch - 0.001)
      expect(margin.outside).toBeGreaterThanOrEqual(inch / 2.54 - 0.001)
      expect(margin.inside + text.width + margin.outside).toBeCloseTo(page.width)
      expect(text.width).toBeGreaterThan(page.width / 2)
    },
  )
})

test('the estimate of the pages is near what is set', async () => {
  const text = `# One\n\n${paragraph.repeat(60)}\n\n# Two\n\n${paragraph.repeat(40)}`
  const { pages = 0 } = await renderMarkdown(text)
  const estimated = estimatedPages(await readMarkdown(text), geometryOf(defaults.print))
  expect(Math.abs(estimated - pages) / pages).toBeLessThan(0.2)
})

test('a thick little book is set with its gutter, on both sides of the leaf', async () => {
  const text = `# One\n\n${paragraph.repeat(350)}`
  const made = await renderMarkdown(text, { page: pocket, for: 'press' })
  expect(made.pages).toBeGreaterThan(150)
  expect((made.pages ?? 0) % 2).toBe(0)
  expect(made.path).toBe('essay-press.pdf')
  expect(made.warnings).toEqual([])
  const atSpine = (await printedArea(made.bytes)).map(({ left, right }, index) => (index % 2 === 0 ? left : right))
  expect(Math.min(...atSpine)).toBeGreaterThan(0.5 * 72)
})
