import { toString } from 'hast-util-to-string'
import type { ElementContent } from 'hast'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { readPdf, type ReadPdf } from '../../pdf-text.ts'
import { sampleBook } from '../sample-book.ts'
import { closeBrowser, renderPrint } from './render.ts'

afterAll(closeBrowser)

describe('the sample book, printed', () => {
  const book = sampleBook()
  let pdf: ReadPdf
  let bytes: Uint8Array

  beforeAll(async () => {
    const artifact = await renderPrint(book)
    bytes = artifact.bytes
    pdf = await readPdf(bytes)
    expect(artifact.pages).toBe(pdf.pages)
    expect(artifact.warnings).toEqual([])
  })

  test('has every word of the text once and in order', () => {
    const read = wordsIn(pdf.blocks.map(({ text }) => text).join(' '))
    const written = book.chapters
      .flatMap(({ heading, body }) => [heading, body])
      .flatMap((nodes) => wordsIn(textOf(nodes)))
    const start = read.join(' ').indexOf(written.slice(0, 12).join(' '))
    expect(start).toBeGreaterThan(-1)
    expect(read.join(' ').slice(start).split(' ')).toEqual(written)
  })

  test('names title, subtitle, authors and publisher on its first page', () => {
    const first = pdf.blocks.filter(({ page }) => page === 1).map(({ text }) => text.trim())
    const { title, subtitle, publisher } = book.metadata
    expect(first).toEqual([title, subtitle, 'Ida Maren and Tomás Oriel', publisher])
  })

  test('has every word of every note', () => {
    const written = book.notes.map(({ number, content }) => [String(number), ...wordsIn(textOf(content))])
    expect(pdf.notes.map(wordsIn)).toEqual(written)
  })

  test('has bookmarks with the headings exactly as written', () => {
    const titles = (
      entries: readonly { readonly title: string; readonly children: readonly never[] | readonly unknown[] }[],
    ): unknown => entries.map(({ title, children }) => [title, titles(children as typeof entries)])
    expect(titles(pdf.outline)).toEqual(titles(book.outline))
  })

  test('has the same bytes each time', async () => {
    const again = await renderPrint(sampleBook())
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0)
  })
})

describe('chapters', () => {
  test.each([
    ['recto', (page: number) => page % 2 === 1],
    ['page', () => true],
  ] as const)('begin on a %s when the writer says so', async (openings, isRight) => {
    const pdf = await readPdf((await renderPrint(longBook(3), { openings })).bytes)
    const pages = pdf.outline.map(({ page }) => page)
    expect(new Set(pages).size).toBe(3)
    expect(pages.every(isRight)).toBe(true)
  })

  test('run on when the writer says so', async () => {
    const pdf = await readPdf((await renderPrint(shortBook(), { openings: 'run-on' })).bytes)
    expect(new Set(pdf.outline.map(({ page }) => page)).size).toBe(1)
  })
})

test('the contents give the page of every chapter', async () => {
  const pdf = await readPdf((await renderPrint(longBook(4), { openings: 'page' })).bytes)
  const contents = pdf.blocks
    .filter(({ type, page }) => type === 'TOCI' && page < 6)
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
  expect(contents).toEqual(pdf.outline.map(({ title, page }) => `${title} ${pdf.labels[page - 1]}`))
})

test.each([
  ['A4', 210, 297],
  ['Letter', 215.9, 279.4],
  ['6 × 9 in', 152.4, 228.6],
])('a page may be %s', async (name, width, height) => {
  const { bytes } = await renderPrint(shortBook(), { page: { name, width, height } })
  const { PDFDocument } = await import('pdf-lib')
  const page = (await PDFDocument.load(bytes)).getPage(0)
  expect(page.getWidth()).toBeCloseTo((width / 25.4) * 72, -1)
  expect(page.getHeight()).toBeCloseTo((height / 25.4) * 72, -1)
})

function wordsIn(text: string): readonly string[] {
  // PDF keeps right-to-left words in the order of the page; each reader has its own way to turn them round.
  // Raised and lowered figures are words of their own here: some readers see a gap beside them.
  const leftToRight = text.replaceAll(/[\p{Script=Hebrew}\p{Script=Arabic}]+/gu, ' ')
  return leftToRight.replaceAll(/\u00ad\s*/g, '').match(/[\p{L}\p{M}’']+|\p{N}+/gu) ?? []
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'element' && node.tagName === 'br'
        ? ' '
        : node.type === 'element'
          ? ` ${inner(node.children)} `
          : toString(node),
    )
    .join('')
}

const inline = new Set([
  'a',
  'abbr',
  'b',
  'cite',
  'code',
  'em',
  'i',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'del',
  'kbd',
])

function inner(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      return inline.has(node.tagName) && node.properties['className']?.toString() !== 'line'
        ? inner(node.children)
        : ` ${inner(node.children)} `
    })
    .join('')
}

function paragraph(seed: number): ElementContent {
  const words = [
    'harbour',
    'lantern',
    'keeper',
    'weather',
    'evening',
    'horizon',
    'understanding',
    'quiet',
    'representation',
    'the',
    'of',
    'and',
    'a',
    'light',
  ]
  const value = Array.from(
    { length: 90 },
    (_, index) => words[(seed * 7 + index * 5 + (index % 3)) % words.length],
  ).join(' ')
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: `${value}.` }] }
}

function bookOf(titles: readonly string[], paragraphs: number): Book {
  const place = { path: 'essay.md', line: 1, column: 1 }
  return {
    ...sampleBook(),
    notes: [],
    assets: [],
    chapters: titles.map((title, index) => ({
      kind: 'chapter',
      id: `chapter-${index + 1}`,
      number: index + 1,
      title,
      heading: [{ type: 'text', value: title }],
      body: Array.from({ length: paragraphs }, (_, count) => paragraph(index * 31 + count)),
      place,
    })),
    outline: titles.map((title, index) => ({
      id: `chapter-${index + 1}`,
      chapter: `chapter-${index + 1}`,
      title,
      number: index + 1,
      children: [],
    })),
  }
}

const longBook = (chapters: number): Book =>
  bookOf(
    Array.from(
      { length: chapters },
      (_, index) =>
        `The ${['first', 'second', 'third', 'fourth'][index] ?? ''} watch of a night that is long enough to need two lines`,
    ),
    12,
  )
const shortBook = (): Book => bookOf(['One', 'Two'], 1)
