/** What editions say of the manuscript that they were made from. */

import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { Edition } from '../../src/editions/edition.ts'
import { largePrint } from '../../src/editions/large-print.ts'
import { print } from '../../src/editions/print.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { version } from '../../src/version.ts'
import { readPdf } from '../pdf-text.ts'
import { bookAround, type Around } from './around.ts'
import { make } from './epub/made.ts'
import { all, parseXml, textOf } from './epub/xml-tree.ts'
import { closeBrowser, renderEdition } from './print/render.ts'
import { renderWeb } from './web/render.ts'

afterAll(closeBrowser)

const provenance = { sha256: createHash('sha256').update('a manuscript').digest('hex') }
const groups = provenance.sha256.match(/.{4}/g)?.join(' ') ?? ''
const line = `Made with Chapbook ${version} from a manuscript whose SHA-256 is ${groups}`
const withColophon = 'matter: { colophon: true }'
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

describe('on paper', () => {
  async function blocksOf({ book, settings }: Around, edition: Edition = print) {
    const given = [{ ...settings, editions: [edition.name] }, undefined, 'base', { provenance }] as const
    const { bytes, warnings } = await renderEdition(edition, book, ...given)
    expect(warnings).toEqual([])
    expect(await checkPdf(bytes)).toEqual([])
    return (await readPdf(bytes)).blocks.map(({ text, page }) => ({ text: spaced(text), page }))
  }

  test('the line stands at the end of the imprint', async () => {
    const blocks = await blocksOf(await bookAround({}))
    const index = blocks.findIndex(({ text }) => text === line)
    expect(blocks[index - 1]?.text).toBe('Set in Alegreya and Alegreya Sans')
    expect(blocks.filter(({ text }) => text.includes('SHA-256'))).toHaveLength(1)
  })

  test('and in the colophon, where the book has one, and then there alone', async () => {
    const blocks = await blocksOf(await bookAround({}, `print: { openings: page }\n${withColophon}`))
    const found = blocks.filter(({ text }) => text.includes('SHA-256'))
    expect(found).toEqual([{ text: line, page: blocks.at(-1)?.page }])
  })

  test('in large print too', async () => {
    const blocks = await blocksOf(await bookAround({}), largePrint)
    expect(blocks.map(({ text }) => text)).toContain(line)
  })

  test('in Arabic its digits keep their order', async () => {
    const { book, settings } = await bookAround({}, '', '# واحد\n\nنص قصير عن المنارة والبحر والليل الطويل.\n')
    const metadata = { ...book.metadata, language: 'ar', direction: 'rtl' } as const
    const blocks = await blocksOf({ book: { ...book, metadata }, settings })
    const said = blocks.find(({ text }) => text.includes('SHA-256'))?.text ?? ''
    // Where a line ends inside words of the other direction, Chromium leaves the space out of the text.
    expect(said.replaceAll(' ', '')).toContain(provenance.sha256)
  })

  test('a page of the writer’s own is left as it is', async () => {
    const blocks = await blocksOf(await bookAround({ 'copyright.md': 'Nobody may copy.' }))
    expect(blocks.filter(({ text }) => text.includes('SHA-256'))).toEqual([])
  })
})

describe('in the EPUB', () => {
  async function pageOf(settingsText: string, name: string) {
    const { book, settings } = await bookAround({}, settingsText)
    const made = await make(book, { settings, fonts: true, context: { provenance } })
    return { page: parseXml(made.text(`OEBPS/${name}.xhtml`)), made }
  }

  test('the line ends the copyright page, its digits not to be translated', async () => {
    const { page } = await pageOf('', 'copyright-page')
    expect(spaced(textOf(all(page, 'p').at(-1) ?? page))).toBe(line)
    expect(all(page, 'span').at(-1)?.attributes).toMatchObject({ dir: 'ltr', translate: 'no' })
  })

  test('and the colophon, where there is one, and then there alone', async () => {
    const { page, made } = await pageOf(withColophon, 'colophon')
    expect(all(page, 'p').map((paragraph) => spaced(textOf(paragraph)))).toEqual([
      'Set in Alegreya and Alegreya Sans (SIL Open Font License 1.1).',
      line,
    ])
    expect(made.text('OEBPS/copyright-page.xhtml')).not.toContain('SHA-256')
  })

  test('a colophon has the line though no font is embedded', async () => {
    const { book, settings } = await bookAround({}, withColophon)
    const made = await make(book, { settings, context: { provenance } })
    const page = parseXml(made.text('OEBPS/colophon.xhtml'))
    expect(all(page, 'p').map((paragraph) => spaced(textOf(paragraph)))).toEqual([line])
  })
})

describe('on the web', () => {
  test('the line ends the page', async () => {
    const { book } = await bookAround({})
    const html = new TextDecoder().decode((await renderWeb(book, {}, undefined, { provenance })).bytes)
    const foot = html.slice(html.indexOf('<footer'), html.indexOf('</footer>'))
    const last = foot.slice(foot.lastIndexOf('<p'))
    expect(spaced(last.replaceAll(/<[^>]+>/g, ''))).toBe(line)
    expect(last).toMatch(/<span dir="ltr" translate="no"[^>]*>[0-9a-f ]+<\/span>/)
  })
})

test('editions that are not told it say nothing, and are the same as ever', async () => {
  const { book, settings } = await bookAround({}, withColophon)
  const [html, epub, pdf] = [
    (await renderWeb(book)).bytes,
    await make(book, { settings, fonts: true }),
    (await renderEdition(print, book, settings)).bytes,
  ]
  expect(new TextDecoder().decode(html)).not.toContain('SHA-256')
  expect(epub.text('OEBPS/colophon.xhtml')).not.toContain('SHA-256')
  expect((await readPdf(pdf)).blocks.some(({ text }) => text.includes('SHA-256'))).toBe(false)
})
