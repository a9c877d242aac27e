import { afterAll, describe, expect, test } from 'vitest'
import { linkNames, seenTexts } from '../../pdf-look.ts'
import { readPdf, type ReadBookmark } from '../../pdf-text.ts'
import { beginnings } from '../page-beginnings.ts'
import { closeBrowser, readMarkdown, renderMarkdown, renderPrint } from './render.ts'

afterAll(closeBrowser)

const prose = (count: number): string =>
  'The lamp is lit at dusk, trimmed at midnight and put out at dawn. '.repeat(count)
const rows = (count: number): string => Array.from({ length: count }, (_, row) => `| ${row} | duty ${row} |`).join('\n')

const everywhere = [
  `# A chapter[^heading]\n\n${prose(12)}`,
  `## A section[^section]\n\n${prose(9)}`,
  `- an item[^item]\n  - inside[^inner]`,
  `> A quotation.[^quotation]`,
  `<figure>\n\nA block.\n\n<figcaption>\n\nA caption.[^caption]\n\n</figcaption>\n</figure>`,
  `| Hour[^head] | Duty |\n| --- | --- |\n| six[^cell] | light |\n${rows(50)}`,
  `${prose(4)} One call[^twice] and another[^twice]. ${prose(9)}`,
  `# Another chapter\n\n${prose(3)}`,
]
const labels = ['heading', 'section', 'item', 'inner', 'quotation', 'caption', 'head', 'cell', 'twice']
const source = [...everywhere, ...labels.map((label) => `[^${label}]: The note of the ${label}.`)].join('\n\n')

describe('notes called in headings, lists, quotations, captions, tables', () => {
  test('stand once, on the page of their first call, in order', async () => {
    const { bytes, warnings } = await renderMarkdown(source)
    const { notes, notePages, calls, outline, blocks } = await readPdf(bytes)
    expect(notes.map((note) => note.trim())).toEqual(
      labels.map((label, index) => `${index + 1} The note of the ${label}.`),
    )
    const firstCalls = labels.map((_, index) => calls.find(({ label }) => label === String(index + 1))?.page)
    expect(notePages).toEqual(firstCalls)
    expect(calls.filter(({ label }) => label === '9')).toHaveLength(2)
    expect(outline.map(({ title }) => title)).toEqual(['A chapter', 'Another chapter'])
    expect(
      blocks
        .filter(({ type }) => type === 'TOCI')
        .map(({ text }) =>
          text
            .trim()
            .split(/\s{2,}|\d/)[0]
            ?.trim(),
        ),
    ).toContain('A chapter')
    expect(warnings).toEqual([])
  })

  test.each(['chapter', 'book', 'margin'] as const)('are all there where notes are set by %s', async (notes) => {
    const book = await readMarkdown(source)
    const { bytes, pageMap, warnings } = await renderPrint(book, { notes })
    const pdf = await readPdf(bytes)
    expect(pdf.notes.map((note) => note.trim())).toEqual(
      labels.map((label, index) => `${index + 1} The note of the ${label}.`),
    )
    expect(warnings).toEqual([])
    if (notes !== 'margin') return
    const [shown, written] = beginnings(pdf, book, pageMap)
    expect(shown).toEqual(written)
  })
})

describe('long and many notes', () => {
  test('of 800 words go on overleaf at once, no word is lost, none stands before its call', async () => {
    const words = Array.from({ length: 800 }, (_, index) => `w${index}`)
    const text = `${prose(30)}\n\nA call.[^long] ${prose(40)} Another.[^next]\n\n[^long]: ${words.join(' ')}\n\n[^next]: The next.`
    const { notes, notePages, calls } = await readPdf((await renderMarkdown(text)).bytes)
    expect(notes.join(' ').match(/w\d+/g)).toEqual(words)
    expect(notePages[0]).toBe(calls[0]?.page)
    const pagesOfLong = notePages.slice(0, -1)
    expect(pagesOfLong).toEqual(pagesOfLong.map((_, index) => (pagesOfLong[0] ?? 0) + index))
    expect(notePages.at(-1)).toBe(calls[1]?.page)
  })

  test.each([{ notes: 'margin' }, { justify: false }] as const)(
    'stay on their pages too where lines are ragged: %o',
    async (print) => {
      const words = Array.from({ length: 2000 }, (_, index) => `w${index}`)
      const { bytes } = await renderMarkdown(
        `${prose(30)} A call.[^long] ${prose(60)}\n\n${prose(60)}\n\n[^long]: ${words.join(' ')}`,
        print,
      )
      const { notes, notePages } = await readPdf(bytes)
      expect(notes.join(' ').match(/w\d+/g)).toEqual(words)
      expect(notePages).toEqual(notePages.map((_, index) => (notePages[0] ?? 0) + index))
      expect((await seenTexts(bytes)).filter(({ y }) => y < 20)).toEqual([])
    },
  )

  test('in the margin neither overlap nor leave the page', async () => {
    const text = Array.from({ length: 24 }, (_, index) => `${prose(index % 4)}A call.[^${index}]`).join(' ')
    const notes = Array.from({ length: 24 }, (_, index) => `[^${index}]: ${prose(1 + (index % 3))}`).join('\n\n')
    const { bytes, warnings } = await renderMarkdown(`${text}\n\n${notes}`, { notes: 'margin' })
    const pdf = await readPdf(bytes)
    expect(pdf.notes.join(' ').match(/The\s+lamp\s+is\s+lit/g)).toHaveLength(48)
    expect(warnings).toEqual([])
  })
})

describe('labels', () => {
  test('count from 1 on each page', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `${prose(6)} A call.[^${index}]`).join('\n\n')
    const notes = Array.from({ length: 12 }, (_, index) => `[^${index}]: Note.`).join('\n\n')
    const { calls } = await readPdf((await renderMarkdown(`${text}\n\n${notes}`, { noteNumbers: 'page' })).bytes)
    const pages = new Set(calls.map(({ page }) => page))
    expect(pages.size).toBeGreaterThan(2)
    for (const page of pages) {
      const onPage = calls.filter((call) => call.page === page).map(({ label }) => label)
      expect(onPage).toEqual(onPage.map((_, index) => String(index + 1)))
    }
  })

  test('count from 1 in each chapter, and may be symbols, doubled after the sixth', async () => {
    const calls = (from: number, count: number): string =>
      Array.from({ length: count }, (_, index) => `call[^${from + index}]`).join(' ')
    const notes = Array.from({ length: 9 }, (_, index) => `[^${index}]: Note.`).join('\n\n')
    const book = await readMarkdown(`# One\n\n${calls(0, 8)}\n\n# Two\n\n${calls(8, 1)}\n\n${notes}`)
    const { bytes } = await renderPrint(book, { noteNumbers: 'chapter', noteMarks: 'symbols' })
    const pdf = await readPdf(bytes)
    expect(pdf.notes.map((note) => note.trim().split(' ')[0])).toEqual(['*', '†', '‡', '§', '‖', '¶', '**', '††', '*'])
    const names = (await linkNames(bytes)).filter((name) => name.startsWith('Note'))
    expect(names).toEqual(['*', '†', '‡', '§', '‖', '¶', '**', '††', '*'].map((label) => `Note ${label}`))
  })

  test('are what links to notes are called, as those who see them read them on the page', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `${prose(6)} A call.[^${index}]`).join('\n\n')
    const notes = Array.from({ length: 12 }, (_, index) => `[^${index}]: Note.`).join('\n\n')
    const { bytes } = await renderMarkdown(`${text}\n\n${notes}`, { noteNumbers: 'page' })
    const { calls } = await readPdf(bytes)
    expect(await linkNames(bytes)).toEqual(calls.map(({ label }) => `Note ${label}`))
    expect(new Set(calls.map(({ label }) => label)).size).toBeLessThan(12)
  })
})

describe('notes behind the text', () => {
  const text =
    'A call[^1] before all.\n\n# One\n\nA call.[^2]\n\n## A section\n\nWords.\n\n# Two\n\nNone.\n\n# Three\n\nA call.[^3]\n\n'
  const notes = [1, 2, 3].map((note) => `[^${note}]: Note.`).join('\n\n')
  const titles = (bookmarks: readonly ReadBookmark[]): readonly unknown[] =>
    bookmarks.map(({ title, children }) => (children.length > 0 ? [title, ...titles(children)] : title))

  test('have a bookmark behind the sections of their chapter', async () => {
    const { bytes, warnings } = await renderMarkdown(text + notes, { notes: 'chapter' })
    const { outline, blocks } = await readPdf(bytes)
    expect(titles(outline)).toEqual(['Notes', ['One', 'A section', 'Notes'], 'Two', ['Three', 'Notes']])
    expect(blocks.filter(({ type }) => type === 'TOCI')).toHaveLength(4)
    expect(warnings).toEqual([])
  })

  test('have one behind all chapters, and their line in the contents; the way back is called so', async () => {
    const { bytes, warnings } = await renderMarkdown(text + notes, { notes: 'book' })
    const { outline, blocks } = await readPdf(bytes)
    expect(titles(outline)).toEqual([['One', 'A section'], 'Two', 'Three', 'Notes'])
    expect(blocks.filter(({ type }) => type === 'TOCI').at(-1)?.text).toContain('Notes')
    const names = await linkNames(bytes)
    expect(names.filter((name) => name.startsWith('Note '))).toEqual(['Note 1', 'Note 2', 'Note 3'])
    expect(names.filter((name) => name === 'Back to the text')).toHaveLength(3)
    expect(warnings).toEqual([])
  })
})
