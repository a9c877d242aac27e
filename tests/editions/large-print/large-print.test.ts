import { toString } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largePrint } from '../../../src/editions/large-print.ts'
import { embeddedFonts, pageSizes, seenColours, seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf, type ReadPdf } from '../../pdf-text.ts'
import { wordsIn, wordsOf } from '../../words.ts'
import { closeBrowser, renderEdition, renderMarkdownAs } from '../print/render.ts'
import { sampleBook } from '../sample-book.ts'

afterAll(closeBrowser)

describe('the sample book in large print', () => {
  const book = sampleBook()
  let pdf: ReadPdf
  let texts: readonly SeenText[]
  let bytes: Uint8Array

  beforeAll(async () => {
    const artifact = await renderEdition(largePrint, book)
    expect(artifact.path).toBe(`${book.metadata.slug}-large-print.pdf`)
    expect(artifact.warnings).toEqual([])
    bytes = artifact.bytes
    pdf = await readPdf(bytes)
    texts = await seenTexts(bytes)
  })

  test('has every word of the text once and in order', () => {
    const written = book.chapters
      .flatMap(({ heading, body }) => lettersIn(toString({ type: 'root', children: [...heading, ...body] })))
      .join('')
    expect(lettersIn(pdf.blocks.map(({ text }) => text).join(''))).toContain(written)
  })

  test('has every note', () => {
    expect(pdf.notes.map((text) => wordsIn(text).slice(1))).toEqual(book.notes.map(({ content }) => wordsOf(content)))
  })

  test('divides no word', () => {
    // An address of the web ends lines at hyphens of its own.
    const ends = texts.filter(({ text }) => /\p{L}[-\u00ad\u2010]$/u.test(text.trim()) && !text.includes('/'))
    expect(ends).toEqual([])
  })

  test('has the same bytes each time', async () => {
    const again = await renderEdition(largePrint, sampleBook())
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0)
  })
})

const everything = `:::epigraph{by="Nobody"}
Seldom was so much said *by so few* in so little time.
:::

# First[^1]

A paragraph with a note.[^2] And :sc[capitals].

> A quotation.

#### A heading of low rank

| one | two |
| --- | ---: |
| three | 4 |

- an item

:::dedication
For whoever reads this.
:::

* * *

The end.

[^1]: Of a heading.
[^2]: Of a paragraph.
`

describe('large print', () => {
  test.each([
    [18, {}],
    [24, { largePrint: { size: '24pt' } }],
  ])('sets nothing smaller than the size of the text: %d pt', async (size, config) => {
    const { bytes } = await renderMarkdownAs(largePrint, everything, config)
    const texts = await seenTexts(bytes)
    expect(texts.filter((text) => text.size < size - 0.01)).toEqual([])
    expect(texts.some((text) => Math.abs(text.size - size) < 0.01)).toBe(true)
  })

  test('is black on white', async () => {
    const { bytes } = await renderMarkdownAs(largePrint, everything)
    expect([...(await seenColours(bytes))].filter((colour) => colour !== '#000000')).toEqual([])
  })

  test('sets a few words in italics, but no passage', async () => {
    const passage = 'This whole sentence is stressed, for longer than a line of large print would be'
    const fonts = async (text: string): Promise<readonly string[]> =>
      embeddedFonts((await renderMarkdownAs(largePrint, text)).bytes)
    expect(await fonts('A word is *stressed* here.')).toContain('AtkinsonHyperlegible-Italic')
    for (const text of [
      `*${passage}.*`,
      `Before it: *${passage}*, after it.`,
      `:::epigraph\n${passage}\n:::`,
      '#### A heading of low rank\n\nText.',
    ]) {
      const found = await fonts(text)
      expect(found, text).toContain('AtkinsonHyperlegible-Regular')
      expect(
        found.filter((name) => name.includes('Italic')),
        text,
      ).toEqual([])
    }
  })

  test.each([
    ['A4', {}, [210, 297]],
    ['Letter for a page of North America', { print: { page: '6in x 9in' } }, [216, 279]],
    ['Letter for American English', { language: 'en-US' }, [216, 279]],
    ['the page that is asked for', { largePrint: { page: 'B5' }, language: 'en-US' }, [176, 250]],
  ])('is set on %s', async (_, config, size) => {
    const { bytes } = await renderMarkdownAs(largePrint, 'Some words.', config)
    expect(new Set((await pageSizes(bytes)).map(String))).toEqual(new Set([String(size)]))
  })

  test('refuses a page that is too small for its type', async () => {
    const rendering = renderMarkdownAs(largePrint, 'Some words.', { largePrint: { size: 36, page: 'A6' } })
    await expect(rendering).rejects.toThrow('A page of 105 mm by 148 mm is too small for type of 36 pt')
  })
})

test('what is set in less than 18 pt to fit on the page is named with its line', async () => {
  const cells = Array.from({ length: 14 }, (_, column) => `column ${column}`)
  const table = `| ${cells.join(' | ')} |\n${'| --- '.repeat(14)}|\n| ${cells.join(' | ')} |`
  const formula = `$$\n${cells.map((_, term) => `a_{${term}} x^{${term}}`).join(' + ')}\n$$`
  const rendered = await renderMarkdownAs(largePrint, `Words.\n\n${table}\n\n${formula}`)
  // The print edition, which gives its page numbers, has small type of its own.
  const warnings = rendered.warnings.filter(({ reason }) => reason.endsWith('in large-print'))
  expect(warnings.map(({ ruleId, place }) => [ruleId, place?.line])).toEqual([
    ['small-type', 12],
    ['small-type', 8],
  ])
  expect(warnings.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^This formula is too wide for the page and is set in type of \d+\.\d pt in large-print$/),
    expect.stringMatching(/^This is too large for the page and is set in type of \d\.\d pt in large-print$/),
  ])
  const { blocks } = await readPdf(rendered.bytes)
  expect(blocks.filter(({ type }) => type === 'TH').map(({ text }) => text.trim())).toEqual(cells)
})

/** Letters and digits alone, because line ends and blocks say nothing about spaces here; readers turn right-to-left words as they like. */
function lettersIn(text: string): string {
  return (text.replaceAll(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu, '').match(/[\p{L}\p{N}]/gu) ?? []).join('')
}
