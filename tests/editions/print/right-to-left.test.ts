import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedFonts, paintedBoxes, seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf } from '../../pdf-text.ts'
import { closeBrowser, renderManuscript } from './render.ts'

afterAll(closeBrowser)

const manuscripts = 'tests/conformance/manuscripts'
type Rendered = Awaited<ReturnType<typeof renderManuscript>>

describe('a Hebrew book with everything before and behind its text', () => {
  let book: Rendered
  let texts: readonly SeenText[]

  beforeAll(async () => {
    book = await renderManuscript(`${manuscripts}/right-to-left-book`)
    texts = await seenTexts(book.bytes)
  })

  test('has every part on its side and under its number, the colophon on the back of the last leaf', async () => {
    const { labels, blocks } = await readPdf(book.bytes)
    const printed = new Set(blocks.filter(({ text }) => text.trim() !== '').map(({ page }) => page))
    expect(labels.map((label, index) => (printed.has(index + 1) ? label : `(${label})`)).join(' ')).toBe(
      'i (ii) iii iv v vi vii viii ix (x) 1 2 3 4 5 (6) 7 (8) 9 10',
    )
    expect(book.warnings).toEqual([])
  })

  test('is bound on the right: the inner margin of a recto is its right one', () => {
    const [recto, verso] = [textBlockOf(texts, 11), textBlockOf(texts, 12)]
    expect(recto.left - (311.8 - verso.right)).toBeCloseTo(0, 0)
    expect(recto.left - verso.left).not.toBeCloseTo(0, 0)
  })

  test('has its contents from right to left, a page number at the left end of each line', async () => {
    const entries = texts.filter(({ page }) => page === 7).map((text) => ({ ...text, text: text.text.trim() }))
    const numbers = entries.filter(({ text }) => /^(?:ix|\d)$/.test(text))
    expect(numbers.map(({ text }) => text)).toEqual(['ix', '1', '2', '3', '7', '7', '9'])
    const { left, right } = textBlockOf(texts, 11)
    const contents = { left: Math.min(...numbers.map(({ x }) => x)), right: Math.max(...entries.map(rightOf)) }
    expect(contents.left).toBeCloseTo(left, 0)
    expect(contents.right).toBeCloseTo(right, 0)
    expect(new Set(numbers.map(({ x }) => Math.round(x))).size).toBe(1)
  })

  test('stands its figures under each other at the right of their column', () => {
    const figures = texts.filter(({ page, text }) => page === 13 && /^(?:41|47\.5|52)$/.test(text.trim()))
    expect(figures).toHaveLength(3)
    const [first = 0, ...others] = figures.map(rightOf)
    for (const right of others) expect(right).toBeCloseTo(first, 0)
  })

  test('is set in the fonts that it names, none of the machine, and nothing in it slants but Latin words', async () => {
    expect(await embeddedFonts(book.bytes)).toEqual([
      'Alegreya-Bold',
      'Alegreya-Italic',
      'Alegreya-Regular',
      'AlegreyaSans-Bold',
      'AlegreyaSans-Medium',
      'NotoSerifHebrew-Bold',
      'NotoSerifHebrew-Regular',
    ])
    const colophon = texts.filter(({ page }) => page === 20).map(({ text }) => text)
    expect(colophon.join('')).toContain('Noto Serif Hebrew')
  })

  test('has nothing on its blank pages', async () => {
    const painted = new Set((await paintedBoxes(book.bytes)).map(({ page }) => page))
    expect([2, 10, 16, 18].filter((page) => painted.has(page))).toEqual([])
  })
})

test('an Arabic book is set in joined letters of its own face, with its numbers and its English in their order', async () => {
  const { bytes, warnings } = await renderManuscript(`${manuscripts}/arabic-book`)
  expect(warnings).toEqual([])
  expect((await embeddedFonts(bytes)).filter((name) => !/^Alegreya|^NotoNaskhArabic/.test(name))).toEqual([])
  const { labels, blocks } = await readPdf(bytes)
  expect(labels.join(' ')).toBe('i ii iii iv v vi vii viii 1 2 3 4 5 6')
  const copyright = blocks.filter(({ page }) => page === 4).map(({ text }) => text)
  expect(copyright.join('\n')).toContain('ISBN 978-3-16-148410-0')
  expect(copyright.join('\n')).toContain('Noto Naskh Arabic')
})

function rightOf({ x, width }: SeenText): number {
  return x + width
}

/** The outermost edges of the words on a page, its folio left out. */
function textBlockOf(texts: readonly SeenText[], page: number): { readonly left: number; readonly right: number } {
  const words = texts.filter((text) => text.page === page && text.text.trim().length > 2)
  return { left: Math.min(...words.map(({ x }) => x)), right: Math.max(...words.map(rightOf)) }
}
