import { afterAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { readPdf } from '../../pdf-text.ts'
import { beginnings } from '../page-beginnings.ts'
import { sampleBook } from '../sample-book.ts'
import { closeBrowser, readMarkdown, renderPrint } from './render.ts'

afterAll(closeBrowser)

const unlike =
  'understanding representation lighthouse neighbourhood wonderful extraordinary interesting keepers'.split(' ')
/** Words that are all different, long enough to be divided. */
const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `${unlike[(from + index) % unlike.length]} w${from + index}`).join(' ')

describe('the page map', () => {
  test('says where each page of the sample begins', async () => {
    const book = sampleBook()
    const { bytes, pageMap } = await renderPrint(book, { openings: 'page' })
    const [shown, written] = beginnings(await readPdf(bytes), book, pageMap)
    expect(shown).toEqual(written)
    expect(shown.filter(({ text }) => text === '')).toEqual([])
  })

  test.each([
    [
      'inside paragraphs and divided words',
      Array.from({ length: 14 }, (_, i) => `${words(i * 300, 140)}[^${i}] end`).join('\n\n') +
        Array.from({ length: 14 }, (_, i) => `\n\n[^${i}]: ${words(9000 + i * 50, 20)}`).join(''),
    ],
    [
      'in lists inside lists',
      Array.from({ length: 40 }, (_, i) => `- ${words(i * 60, 25)}\n  - ${words(i * 60 + 30, 25)}`).join('\n'),
    ],
    [
      'in quotations and items with paragraphs',
      Array.from(
        { length: 30 },
        (_, i) => `> ${words(i * 60, 30)}\n\n1. ${words(i * 60 + 30, 20)}\n\n   *${words(9000 + i, 9)}*`,
      ).join('\n\n'),
    ],
    [
      'in a table',
      `| Hour | Duty |\n| --- | --- |\n${Array.from({ length: 90 }, (_, i) => `| hour ${i} | duty ${i} |`).join('\n')}`,
    ],
    ['in code', `\`\`\`\n${Array.from({ length: 120 }, (_, i) => `${' '.repeat(i % 4)}line ${i}`).join('\n')}\n\`\`\``],
    [
      'in definitions and breaks',
      Array.from(
        { length: 30 },
        (_, i) => `Term ${i}\n: ${words(i * 70, 30)}\n\n* * *\n\n${words(5000 + i * 40, 30)}`,
      ).join('\n\n'),
    ],
  ])('says where a page begins %s', async (_, text) => {
    const book = await readMarkdown(text)
    const { bytes, pageMap } = await renderPrint(book)
    expect(pageMap?.pages.length).toBeGreaterThan(2)
    const [shown, written] = beginnings(await readPdf(bytes), book, pageMap)
    expect(shown).toEqual(written)
    expect(shown.filter(({ text }) => text === '')).toEqual([])
  })

  test('knows no blank page and no front matter; these have roman labels, the text begins at 1', async () => {
    const book = await twoChapters()
    const { bytes, pageMap } = await renderPrint(book, { openings: 'recto' })
    const { labels } = await readPdf(bytes)
    expect(labels.slice(0, 7)).toEqual(['i', 'ii', 'iii', 'iv', 'v', 'vi', '1'])
    expect(pageMap?.pages[0]).toEqual({ page: 7, label: '1', chapter: 'chapter-1', block: 0, character: 0 })
    expect(pageMap?.pages.map(({ chapter }) => chapter)).toEqual(['chapter-1', 'chapter-2'])
    expect(pageMap?.pages[1]).toMatchObject({ page: 9, label: '3' })
  })
})

async function twoChapters(): Promise<Book> {
  return readMarkdown(`# One\n\n${words(0, 30)}\n\n# Two\n\n${words(40, 30)}`)
}
