/** PDFs for the press: boxes, marks, and nothing that is for the screen. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../src/host/host.ts'
import { checkPdf } from '../../../src/pdf/check.ts'
import { pageBytes } from '../../../src/pdf/content/scan.ts'
import { finishPdf } from '../../../src/pdf/finish.ts'
import { arrayAt, numbersOf, streamAt, valueAt } from '../../../src/pdf/objects.ts'
import { openPdf } from '../../../src/pdf/open.ts'
import { preparePress, type PressLayout, type PressPdf } from '../../../src/pdf/press.ts'
import { streamBytes } from '../../../src/pdf/streams.ts'
import { pageWords } from '../impose/read-sheets.ts'
import { openTestBrowser, options, print } from '../printing.ts'

/** 420 by 600 px. */
const trim = { width: 111.125, height: 158.75 }

let browser: Browser
let source: Uint8Array
beforeAll(async () => {
  browser = await openTestBrowser()
  const page = (text: string): string => `<div class="page" role="none">${text}</div>`
  const pages = [
    page('<h1 id="top">Head</h1><p>An office with a <a href="#top">link</a>.</p>'),
    page('<p>Second page.</p>'),
    page('<p>Third page.</p>'),
  ]
  source = await finishPdf(await print(browser, pages.join('')), options)
})
afterAll(() => browser.close())

async function press(layout: Partial<PressLayout> = {}): Promise<PressPdf> {
  return preparePress(source, { trim, bleed: 0, marks: false, multiple: 2, ...layout }, options)
}

async function boxesOf({ bytes }: PressPdf, key: string): Promise<readonly (readonly number[])[]> {
  const { pages } = await openPdf(bytes)
  return pages.map(({ dict }) => numbersOf(arrayAt(dict, key)).map((value) => Math.round(value * 100) / 100))
}

describe('the boxes of every page', () => {
  test('are nested: trim, bleed and media, with room for marks', async () => {
    const made = await press({ bleed: 3, marks: true })
    const [trims, bleeds, medias] = await Promise.all(
      ['TrimBox', 'BleedBox', 'MediaBox'].map((key) => boxesOf(made, key)),
    )
    expect(trims).toEqual(Array.from({ length: 4 }, () => [0, 0, 315, 450].map((value) => expect.closeTo(value, 0))))
    for (const [index, [left = 0, bottom = 0, right = 0, top = 0]] of (trims ?? []).entries()) {
      const around = (by: number) =>
        [left - by, bottom - by, right + by, top + by].map((value) => expect.closeTo(value, 1))
      expect(bleeds?.[index]).toEqual(around((3 * 72) / 25.4))
      expect(medias?.[index]).toEqual(around((10 * 72) / 25.4))
    }
  })

  test('are one where neither bleed nor marks are wanted', async () => {
    const made = await press()
    const [trims, medias] = await Promise.all(['TrimBox', 'MediaBox'].map((key) => boxesOf(made, key)))
    expect(medias).toEqual(trims)
  })
})

test('crop marks stand outside the bleed, on blank pages too', async () => {
  const made = await press({ bleed: 5, marks: true, multiple: 4 })
  const [[left = 0, bottom = 0, right = 0, top = 0] = []] = await boxesOf(made, 'BleedBox')
  for (const page of (await openPdf(made.bytes)).pages) {
    const content = Buffer.from(pageBytes(page)).toString('latin1')
    const strokes = [...content.matchAll(/0 G 0\.25 w (\S+) (\S+) m (\S+) (\S+) l S/g)]
    expect(strokes).toHaveLength(8)
    for (const [, ...numbers] of strokes) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers.map(Number)
      const isOutside = Math.max(x1, x2) <= left + 0.01 || Math.min(x1, x2) >= right - 0.01
      expect(isOutside || Math.max(y1, y2) <= bottom + 0.01 || Math.min(y1, y2) >= top - 0.01).toBe(true)
    }
  }
})

test.each([
  [1, 3, 0],
  [2, 4, 1],
  [4, 4, 1],
  [16, 16, 13],
] as const)('blanks make the pages a multiple of %i', async (multiple, pages, blanks) => {
  const made = await press({ multiple })
  expect(made).toMatchObject({ pages, blanks })
  const words = await pageWords(made.bytes)
  expect(words).toEqual([...(await pageWords(source)), ...Array.from({ length: blanks }, () => '')])
})

describe('what is for the screen', () => {
  test('is left out', async () => {
    const { catalog, pages } = await openPdf((await press({ marks: true })).bytes)
    for (const key of ['StructTreeRoot', 'MarkInfo', 'Outlines', 'Names', 'Dests'])
      expect(valueAt(catalog, key)).toBeUndefined()
    for (const { dict } of pages)
      for (const key of ['Annots', 'StructParents', 'Tabs']) expect(valueAt(dict, key)).toBeUndefined()
  })

  test('leaves a file that claims PDF/A without tags and breaks no rule of it', async () => {
    const { bytes } = await press({ bleed: 3, marks: true })
    const metadata = streamAt((await openPdf(bytes)).catalog, 'Metadata')
    const xmp = Buffer.from((metadata && streamBytes(metadata)) ?? []).toString('utf8')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')
    expect(xmp).not.toContain('pdfuaid:part>')
    // Clause 6.7 is about tags; 6.6.4-3 is the level A, which is not claimed.
    const broken = (await checkPdf(bytes)).filter(({ standard }) => standard === 'PDF/A-2a').map(({ rule }) => rule)
    expect(broken.filter((rule) => !rule.startsWith('6.7') && rule !== '6.6.4-3')).toEqual([])
  })

  test('and a document that claims nothing makes a file that claims nothing', async () => {
    const plain = await print(browser, '<p>Text</p>')
    const { bytes } = await preparePress(plain, { trim, bleed: 0, marks: false, multiple: 1 }, options)
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('pdfaid:part>')
  })
})

test('the same document gives the same bytes', async () => {
  const [one, other] = await Promise.all([press({ marks: true }), press({ marks: true })])
  expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true)
})
