/** The booklet edition, printed by the real browser. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { halfSheet } from '../../../src/editions/booklet/half-sheet.ts'
import { bookletInstructions } from '../../../src/editions/booklet/instructions.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { foldAndRead } from '../../pdf/impose/fold.ts'
import { halvesOf, pageWords, printedArea } from '../../pdf/impose/read-sheets.ts'
import { withPackageFiles } from '../package-host.ts'
import { closeBrowser, readMarkdown } from '../print/render.ts'
import { instructionsOf, renderSheets, type Rendered } from './render.ts'

/** Five chapters, in which no two paragraphs are alike. */
const text = Array.from({ length: 5 }, (_, chapter) => {
  const paragraphs = Array.from({ length: 14 }, (_, paragraph) =>
    `In year ${chapter}${paragraph} the office kept ${paragraph} lamps and ${chapter} ferries, `.repeat(6),
  )
  return [`# Chapter of ${chapter} ferries`, ...paragraphs].join('\n\n')
}).join('\n\n')

let book: Book
let made: Rendered
beforeAll(async () => {
  book = await readMarkdown(text)
  made = await renderSheets(book, { nUp: { pages: 3 } })
})
afterAll(closeBrowser)

describe('the booklet', () => {
  test('reads as the print edition does, page for page, when it is folded', async () => {
    const words = await pageWords(made.print.bytes)
    const sides = await halvesOf(made.booklet.bytes)
    const found = sides.map(({ left, right }) => ({
      left: left && { page: words.indexOf(left.words), isUpright: left.isUpright },
      right: right && { page: words.indexOf(right.words), isUpright: right.isUpright },
    }))
    const signatures = [made.booklet.sheets ?? 0]
    const read = foldAndRead(found, { flip: 'short', direction: 'ltr', signatures })
    // What stands on a page is proof of its place; blank versos say nothing.
    for (const [index, half] of read.entries()) expect(half?.page).toBe(words[index] ? index : undefined)
    expect(words.filter((text) => text !== '').length).toBeGreaterThan(3)
  })

  test('shares its pages with the other editions', () => {
    expect(made.prints).toBe(1)
    expect(made.booklet.pages).toBe(made.print.pages)
    expect(made.warnings).toEqual([])
  })

  test('keeps off the edges of the sheet that no office printer prints on', async () => {
    for (const { bytes } of [made.booklet, made.nUp])
      for (const { left, bottom, right, top } of await printedArea(bytes))
        expect(Math.min(left, bottom, right, top)).toBeGreaterThan((5 * 72) / 25.4)
  })

  test('comes with a text that says what to do', () => {
    expect(made.booklet.path).toBe('essay-booklet.pdf')
    expect(made.booklet.companions?.map(({ path }) => path)).toEqual(['essay-booklet.txt'])
    expect(instructionsOf(made.booklet)).toBe(
      [
        'Essay (booklet, for printing)',
        `Paper: A4. Sheets: ${made.booklet.sheets}`,
        '',
        '1. Print on both sides and flip on the short edge.',
        '2. Choose actual size (100 %), not “fit to page”.',
        '3. Keep the sheets in the order in which they come out, fold them together in the middle and staple the fold.',
        '',
      ].join('\n'),
    )
  })

  test('is set anew for half the paper where the page of the print edition is too large for it', async () => {
    const print = { ...defaults.print, page: { name: 'Letter', width: 215.9, height: 279.4 } }
    const large = await renderSheets(book, { print })
    expect(large.prints).toBe(2)
    expect(instructionsOf(large.booklet)).toContain('Paper: Letter.')
    expect(large.warnings).toEqual([])
  })

  test('says so where its own page is too large for its paper', async () => {
    const booklet = { ...defaults.booklet, page: { name: 'A4', width: 210, height: 297 } }
    const { warnings } = await renderSheets(book, { booklet })
    expect(warnings.map(({ reason }) => reason)).toEqual([
      'A page of A4 does not fit on half of A4, so the booklet shows it at 71 %',
    ])
  })
})

test('half a sheet is a page', () => {
  expect(halfSheet({ name: 'A4', width: 210, height: 297 })).toEqual({ name: 'half A4', width: 148.5, height: 210 })
  expect(halfSheet({ name: 'Letter', width: 215.9, height: 279.4 })).toMatchObject({ width: 139.7, height: 215.9 })
})

test('several booklets are listed in the text, and the other edge is named, in the language of the book', async () => {
  const theme = await loadTheme('base', withPackageFiles(memoryHost({})))
  const text = bookletInstructions({
    words: await theme.words('de'),
    metadata: { ...book.metadata, subtitle: 'Ein Versuch' },
    paper: { name: 'A4', width: 210, height: 297 },
    signatures: [9, 8],
    flip: 'long',
  })
  expect(text).toBe(
    [
      'Essay: Ein Versuch (Heft, zum Drucken)',
      'Papier: A4, 17 Blatt',
      '',
      '1. Beidseitig drucken und an der langen Kante wenden.',
      '2. Tatsächliche Größe (100 %) wählen, nicht „an Seite anpassen“.',
      '3. Die Blätter in der Reihenfolge lassen, in der sie herauskommen, zusammen in der Mitte falzen und im Falz heften.',
      '4. So mit jeder dieser Lagen verfahren und sie hintereinanderlegen: 9, 8.',
      '',
    ].join('\n'),
  )
})
