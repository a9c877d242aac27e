import { toString } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handout } from '../../../src/editions/handout.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { paintedBoxes, seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf, type ReadPdf } from '../../pdf-text.ts'
import { closeBrowser, renderEdition, renderMarkdownAs } from '../print/render.ts'
import { sampleBook } from '../sample-book.ts'
import { lettersIn } from '../../words.ts'

afterAll(closeBrowser)

describe('the sample book as a handout in two columns', () => {
  const book = sampleBook()
  let pdf: ReadPdf
  let bytes: Uint8Array

  beforeAll(async () => {
    const artifact = await renderEdition(handout, book, { handout: { ...defaults.handout, columns: 2 } })
    expect(artifact.warnings).toEqual([])
    bytes = artifact.bytes
    pdf = await readPdf(bytes)
    expect(artifact.pages).toBe(pdf.pages)
  })

  test('has the words of the book once and in order, column after column', () => {
    const written = book.chapters.map(({ heading, body }) =>
      lettersIn(toString({ type: 'root', children: [...heading, ...body] })),
    )
    expect(lettersIn(pdf.blocks.map(({ text }) => text).join(''))).toContain(written.join(''))
  })

  test('has the notes at the foot', () => {
    const written = book.notes.map(({ number, content }) =>
      lettersIn(`${number}${toString({ type: 'root', children: [...content] })}`),
    )
    expect(pdf.notes.map(lettersIn)).toEqual(written)
  })

  test('stays where every office printer prints', async () => {
    const boxes = await paintedBoxes(bytes)
    expect(boxes.filter(({ left, top, right, bottom }) => Math.min(left, top, right, bottom) < 10)).toEqual([])
  })
})

const sentence = 'The lamp and the stair and the wind and the harbour and the keeper were there all night. '

describe('two columns', () => {
  test('leave a gap between them, with the title above both', async () => {
    const texts = await textOf(40)
    const [left, right] = columnsOf(texts)
    expect(Math.max(...left.map(({ x, width }) => x + width))).toBeLessThan(Math.min(...right.map(({ x }) => x)) - 10)
    const title = texts.find(({ text }) => text.startsWith('Essay'))
    const first = [...left, ...right].filter(({ page }) => page === 1)
    expect(Math.max(...first.map(({ y }) => y))).toBeLessThan(title?.y ?? 0)
    const tops = [left, right].map((column) => Math.max(...column.filter(({ page }) => page === 1).map(({ y }) => y)))
    expect(tops[0]).toBeCloseTo(tops[1] ?? 0, 1)
  })

  test.each([2, 6, 15, 33, 50])('end alike on the last page of a text of %d paragraphs', async (paragraphs) => {
    const texts = await textOf(paragraphs)
    const last = Math.max(...texts.map(({ page }) => page))
    const [left, right] = columnsOf(texts.filter(({ page }) => page === last))
    const ends = [left, right].map((column) => Math.min(...column.map(({ y }) => y)))
    // Four lines of 15 pt: a paragraph has two lines on either side, or none.
    expect(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0))).toBeLessThan(61)
  })

  test('begin on the right in a text from right to left', async () => {
    const line = 'הנר דולק בשעה והספר אומר אין מה לדווח '.repeat(5)
    const text = Array.from({ length: 30 }, (_, index) => (index === 0 ? `Beginning ${line}` : line)).join('\n\n')
    const { bytes } = await renderMarkdownAs(handout, text, { language: 'he', handout: { columns: 2 } })
    const beginning = (await seenTexts(bytes)).find(({ text }) => text.includes('Beginning'))
    expect(beginning?.x).toBeGreaterThan(300)
  })
})

async function textOf(paragraphs: number): Promise<readonly SeenText[]> {
  const text = Array.from({ length: paragraphs }, () => sentence.repeat(4)).join('\n\n')
  return seenTexts((await renderMarkdownAs(handout, text, { handout: { columns: 2, lineNumbers: 'off' } })).bytes)
}

/** Lines of the text, by the column that they stand in. */
function columnsOf(texts: readonly SeenText[]): readonly [readonly SeenText[], readonly SeenText[]] {
  const lines = texts.filter(({ text }) => /lamp|stair|wind|harbour|keeper|night/.test(text))
  return [lines.filter(({ x }) => x < 290), lines.filter(({ x }) => x >= 290)]
}
