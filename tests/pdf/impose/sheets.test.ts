/** Imposed PDFs: their words, what they say of themselves, their bytes. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../src/host/host.ts'
import { checkPdf } from '../../../src/pdf/check.ts'
import { finishPdf } from '../../../src/pdf/finish.ts'
import { imposeBooklet, imposeNUp, type BookletLayout, type NUpLayout } from '../../../src/pdf/impose.ts'
import { dictAt, nameAt, streamAt, textAt, valueAt } from '../../../src/pdf/objects.ts'
import { openPdf } from '../../../src/pdf/open.ts'
import { streamBytes } from '../../../src/pdf/streams.ts'
import { openTestBrowser, options, print } from '../printing.ts'
import { foldAndRead } from './fold.ts'
import { halvesOf, pageWords } from './read-sheets.ts'

const A4 = { width: 210, height: 297 }
const facts = { ...options, title: 'A Sample (booklet, for printing)' }

let browser: Browser
beforeAll(async () => {
  browser = await openTestBrowser()
})
afterAll(() => browser.close())

const documents = new Map<number, Promise<Uint8Array>>()

/** Pages with words that no other page has, a ligature, a link, a head that is an artifact, and a fresh paragraph. */
function document(pages: number): Promise<Uint8Array> {
  const known = documents.get(pages)
  if (known) return known
  const body = Array.from({ length: pages }, (_, index) => {
    const number = index + 1
    const head = number === 1 ? '<h1 id="top">A sample</h1>' : `<div aria-hidden="true">Head ${number}</div>`
    const link = `<a href="#top">back to the first</a>`
    return `<div class="page" role="none">${head}<p>Page word${number}x of the sample, an <em>office</em> ${link}.</p></div>`
  })
  const made = print(browser, body.join('')).then((bytes) => finishPdf(bytes, options))
  documents.set(pages, made)
  return made
}

async function booklet(pages: number, layout: Partial<BookletLayout> = {}) {
  return imposeBooklet(await document(pages), { sheet: A4, ...layout }, facts)
}

async function nUp(pages: number, layout: Partial<NUpLayout>) {
  return imposeNUp(await document(pages), { sheet: A4, pagesOnSide: 2, ...layout }, facts)
}

describe('the words of a booklet are those of the pages, each where it is read after folding', () => {
  const ways = [1, 4, 7, 12, 33].flatMap((pages) => [
    { pages, direction: 'ltr', flip: 'short' } as const,
    { pages, direction: 'rtl', flip: 'long', sheetsInSignature: 2 } as const,
  ])

  test.each(ways)('$pages pages, $direction, flipped on the $flip edge', async ({ pages, ...layout }) => {
    const { bytes, sheets, signatures } = await booklet(pages, { ...layout, marks: true })
    const words = await pageWords(await document(pages))
    const sides = await halvesOf(bytes)
    const found = sides.map(({ left, right }) => ({
      left: left && { page: words.indexOf(left.words), isUpright: left.isUpright },
      right: right && { page: words.indexOf(right.words), isUpright: right.isUpright },
    }))
    const read = foldAndRead(found, { ...layout, signatures }).map((half) => half?.page)
    expect(read).toEqual(Array.from({ length: sheets * 4 }, (_, index) => (index < pages ? index : undefined)))
  })
})

describe('several pages on a side', () => {
  test.each([2, 3, 4] as const)('%i: the words come in the order of the pages', async (pagesOnSide) => {
    const { bytes } = await nUp(9, { pagesOnSide })
    const words = await pageWords(await document(9))
    // Between pages that stand side by side pdf.js sees no space.
    const letters = (texts: readonly string[]): string => texts.join('').replaceAll(' ', '')
    expect(letters(await pageWords(bytes))).toBe(letters(words))
  })
})

describe('a file for printing', () => {
  test('says so in its title, in both places, and claims no standard that it does not keep', async () => {
    const { catalog, context } = await openPdf((await booklet(7)).bytes)
    const metadata = streamAt(catalog, 'Metadata')
    const xmp = Buffer.from((metadata && streamBytes(metadata)) ?? []).toString('utf8')
    expect(xmp).toContain('>A Sample (booklet, for printing)<')
    expect(xmp).not.toMatch(/pdfuaid:part|pdfaid:part/)
    const information = context.lookup(context.trailerInfo.Info)
    expect(information && textAt(information as never, 'Title')).toBe('A Sample (booklet, for printing)')
    expect(textAt(catalog, 'Lang')).toBe('en')
  })

  test('asks for actual size and for the right edge to flip on', async () => {
    for (const [flip, duplex] of [
      ['short', 'DuplexFlipShortEdge'],
      ['long', 'DuplexFlipLongEdge'],
    ] as const) {
      const { catalog } = await openPdf((await booklet(4, { flip })).bytes)
      const preferences = dictAt(catalog, 'ViewerPreferences')
      expect(preferences && [nameAt(preferences, 'PrintScaling'), nameAt(preferences, 'Duplex')]).toEqual([
        'None',
        duplex,
      ])
    }
  })

  test('has neither tags nor links nor bookmarks, and the content of each page once, as it was', async () => {
    const source = await document(12)
    const { bytes } = await booklet(12)
    const { catalog, context, pages } = await openPdf(bytes)
    for (const key of ['StructTreeRoot', 'Outlines', 'Names', 'MarkInfo']) expect(valueAt(catalog, key)).toBeUndefined()
    for (const { dict } of pages) expect(valueAt(dict, 'Annots')).toBeUndefined()
    const forms = context.enumerateIndirectObjects().filter(([, object]) => String(object).includes('/Subtype /Form'))
    expect(forms).toHaveLength(12)
    expect(bytes.length).toBeLessThan(source.length)
  })

  test('has the same bytes each time', async () => {
    const [one, other] = await Promise.all([booklet(7), booklet(7)])
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true)
  })

  test('is a PDF whose fonts and content break no rule', async () => {
    const findings = await checkPdf((await booklet(7, { marks: true })).bytes)
    expect(findings.filter(({ standard, rule }) => standard === 'PDF/A-2a' && /^6\.(1|2\.11)\b/.test(rule))).toEqual([])
  })
})
