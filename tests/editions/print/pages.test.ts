import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../pdf-text.ts'
import { closeBrowser, renderMarkdown } from './render.ts'

afterAll(closeBrowser)

const sentence =
  'The lamp is lit at dusk, trimmed at midnight and put out at dawn, and nobody has ever asked the keeper why. '
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, index) => sentence.repeat(2 + (index % 5))).join('\n\n')

describe('notes', () => {
  test('stand on the page of their call, wherever it is: in a list, a quotation, a table', async () => {
    const calls = [
      paragraphs(7),
      'A line with a note.[^a]',
      paragraphs(6),
      '- an item with a note[^b]\n- another item',
      paragraphs(7),
      '> A quotation with a note.[^c]',
      paragraphs(6),
      '| Hour | Duty |\n| --- | --- |\n| six | light[^d] |\n| seven | read |',
      paragraphs(5),
      ...['a', 'b', 'c', 'd'].map(
        (label) =>
          `[^${label}]: The note ${label} that is long enough for two lines at the foot of the page, or nearly so.`,
      ),
    ]
    const pdf = await readPdf((await renderMarkdown(calls.join('\n\n'))).bytes)
    expect(pdf.calls.map(({ label }) => label)).toEqual(['1', '2', '3', '4'])
    expect(pdf.notePages).toEqual(pdf.calls.map(({ page }) => page))
    expect(new Set(pdf.notePages).size).toBeGreaterThan(2)
  })

  test('of a thousand words go on overleaf, and no word is lost', async () => {
    const words = Array.from({ length: 1000 }, (_, index) => `w${index}`)
    const pdf = await readPdf(
      (await renderMarkdown(`A call.[^long]\n\n${paragraphs(8)}\n\n[^long]: ${words.join(' ')}`)).bytes,
    )
    expect(new Set(pdf.notePages).size).toBeGreaterThan(1)
    expect(pdf.notePages[0]).toBe(pdf.calls[0]?.page)
    expect(pdf.notes.join(' ').match(/w\d+/g)).toEqual(words)
  })

  test('twenty on one page are all there', async () => {
    const text = Array.from({ length: 20 }, (_, index) => `word[^${index}]`).join(' ')
    const notes = Array.from({ length: 20 }, (_, index) => `[^${index}]: Short note.`).join('\n')
    const pdf = await readPdf((await renderMarkdown(`${text}\n\n${notes}`)).bytes)
    expect(pdf.notes).toHaveLength(20)
    expect(new Set(pdf.notePages).size).toBe(1)
  })
})

test('a table over pages keeps every row, once, in one table', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => `| hour ${index} | duty ${index} |`)
  const { bytes, warnings } = await renderMarkdown(`${sentence}\n\n| Hour | Duty |\n| --- | --- |\n${rows.join('\n')}`)
  const pdf = await readPdf(bytes)
  const cells = pdf.blocks.filter(({ type }) => type === 'TD').map(({ text }) => text.trim())
  expect(cells).toEqual(rows.flatMap((_, index) => [`hour ${index}`, `duty ${index}`]))
  expect(pdf.blocks.filter(({ type }) => type === 'TH').map(({ text }) => text.trim())).toEqual(['Hour', 'Duty'])
  expect(warnings).toEqual([])
})

test.each([24, 26, 27, 28, 29])('a small table after %s lines is not divided', async (lines) => {
  const before = Array.from({ length: lines }, (_, index) => `Line ${index}.`).join('\n\n')
  const rows = Array.from({ length: 6 }, (_, index) => `| hour ${index} | duty ${index} |`)
  const { bytes } = await renderMarkdown(`${before}\n\n| Hour | Duty |\n| --- | --- |\n${rows.join('\n')}\n\nAfter.`)
  const { blocks } = await readPdf(bytes)
  expect(new Set(blocks.filter(({ type }) => type === 'TD').map(({ page }) => page)).size).toBe(1)
})

test('a numbered list over pages keeps its items and their numbers', async () => {
  const items = Array.from({ length: 60 }, (_, index) => `${index + 1}. duty ${index + 1} ${sentence}`)
  const { bytes, warnings } = await renderMarkdown(items.join('\n'))
  const pdf = await readPdf(bytes)
  const text = pdf.blocks.map((block) => block.text).join(' ')
  expect(text.match(/duty \d+/g)).toEqual(items.map((_, index) => `duty ${index + 1}`))
  expect(warnings).toEqual([])
})

test('code over pages keeps its lines and their indents', async () => {
  const lines = Array.from({ length: 80 }, (_, index) => `${' '.repeat(index % 4)}line${index}`)
  const pdf = await readPdf((await renderMarkdown(`\`\`\`\n${lines.join('\n')}\n\`\`\``)).bytes)
  const text = pdf.blocks.map((block) => block.text).join(' ')
  expect(text.match(/line\d+/g)).toEqual(lines.map((line) => line.trim()))
})

test('a word wider than the page, and a paragraph that shows nothing, break nothing', async () => {
  const { bytes, warnings } = await renderMarkdown(`${'a'.repeat(400)}\n\n\u200b\n\n${sentence}`)
  const text = (await readPdf(bytes)).blocks.map((block) => block.text).join(' ')
  expect(text.replaceAll(/\s/g, '')).toContain('a'.repeat(400))
  expect(warnings).toEqual([])
})

test('the space between two words in a line with a place to break is kept', async () => {
  const { bytes } = await renderMarkdown('<em>light</em> <strong>house</strong><wbr> stands here.')
  expect((await readPdf(bytes)).blocks.map(({ text }) => text).join(' ')).toContain('light house')
})

test('a table of sixty columns is set smaller and keeps every cell', async () => {
  const columns = Array.from({ length: 60 }, (_, index) => `c${index}`)
  const { bytes, warnings } = await renderMarkdown(
    `| ${columns.join(' | ')} |\n${'| --- '.repeat(60)}|\n| ${columns.map((name) => `${name}x`).join(' | ')} |`,
  )
  // Letters this small stand on rounded places, and pdf.js takes some gaps for spaces.
  const cells = (await readPdf(bytes)).blocks
    .filter(({ type }) => type === 'TD')
    .map(({ text }) => text.replaceAll(' ', ''))
  expect(cells).toEqual(columns.map((name) => `${name}x`))
  expect(warnings).toContainEqual(
    expect.objectContaining({ ruleId: 'small-type', place: expect.objectContaining({ line: 6 }) }),
  )
})

test('a character that no font has is named with its line', async () => {
  const { warnings } = await renderMarkdown(`${sentence}\n\nThe sign 漢 is not in the fonts.`)
  expect(warnings).toContainEqual(
    expect.objectContaining({
      ruleId: 'missing-glyph',
      reason: expect.stringContaining('漢'),
      place: expect.objectContaining({ line: 8 }),
    }),
  )
})

describe('lines', () => {
  test('are written word by word and not letter by letter, with the widths that the font has', async () => {
    const { bytes } = await renderMarkdown(paragraphs(12))
    const shows = (await contentsOf(bytes)).flatMap((content) => [...content.matchAll(/\(((?:\\.|[^\\)])+)\)/gs)])
    const letters = shows.reduce((sum, [, codes = '']) => sum + codes.replaceAll(/\\(.)/gs, '$1').length / 2, 0)
    expect(letters).toBeGreaterThan(3000)
    expect(letters / shows.length).toBeGreaterThan(2.5)
  })
})

async function contentsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await PDFDocument.load(bytes)
  return pdf.getPages().flatMap((page) => {
    const stream = page.node.Contents()
    if (!(stream instanceof PDFRawStream)) return []
    return [Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')]
  })
}

describe('what is larger than the page', () => {
  test('is set whole: a heading of sixty words, a word and a row without end, a box higher than a page', async () => {
    const heading = Array.from({ length: 60 }, (_, index) => `h${index}`).join(' ')
    const row = Array.from({ length: 700 }, (_, index) => `r${index}`).join(' ')
    const text = `${sentence}\n\n## ${heading}\n\n${sentence}\n\n> ${'x'.repeat(300)}\n\n| One |\n| --- |\n| ${row} |\n\n${sentence}`
    const { bytes } = await renderMarkdown(text)
    const { blocks } = await readPdf(bytes)
    const read = blocks.map((block) => block.text).join(' ')
    // The heading stands in the contents, too.
    expect(read.match(/\bh\d+/g)?.slice(-60)).toEqual(heading.split(' '))
    expect(read.match(/\br\d+/g)).toEqual(row.split(' '))
    expect(read.replaceAll(/\s/g, '').match(/x{300}/g)).toHaveLength(1)
  })

  test('is set whole where a page has room for eight lines', async () => {
    const { bytes } = await renderMarkdown(`# Head\n\n${paragraphs(6)}[^1]\n\n[^1]: ${sentence.repeat(9)}`, {
      page: { name: '70 mm × 80 mm', width: 70, height: 80 },
    })
    const { blocks, notes } = await readPdf(bytes)
    // A word may go on overleaf on a page so small.
    const read = blocks
      .map(({ text }) => text)
      .join('')
      .replaceAll(/[^a-z]/g, '')
    expect(read.match(/nobody/g)).toHaveLength(paragraphs(6).match(/nobody/g)?.length ?? 0)
    expect(notes.join(' ').match(/nobody/g)).toHaveLength(9)
  })
})
