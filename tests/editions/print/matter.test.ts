import { afterAll, describe, expect, test } from 'vitest'
import { bookDesign, type Design } from '../../../src/editions/print/design.ts'
import { setPages } from '../../../src/editions/print/set-pages.ts'
import { print } from '../../../src/editions/print.ts'
import type { Edition } from '../../../src/editions/edition.ts'
import { readPdf } from '../../pdf-text.ts'
import { bookAround, everyPart, type Around } from '../around.ts'
import { closeBrowser, renderEdition } from './render.ts'

afterAll(closeBrowser)

/** Of every page its label and the words that stand first on it; a page without words is blank. */
async function pagesOf({ book, settings }: Around, edition: Edition = print): Promise<readonly string[]> {
  const { bytes, warnings } = await renderEdition(edition, book, { ...settings, editions: [edition.name] })
  expect(warnings).toEqual([])
  const { blocks, labels } = await readPdf(bytes)
  return labels.map((label, index) => {
    const first = blocks.find(({ page, text }) => page === index + 1 && text.trim() !== '')?.text ?? 'blank'
    return `${label} ${first.replaceAll(/\s+/g, ' ').trim().slice(0, 24).trim()}`
  })
}

describe('a book', () => {
  test('has every part in its order and on its side, roman figures before the text, and chapter 1 on page 1', async () => {
    expect(await pagesOf(await bookAround(everyPart, 'print: { openings: page }'))).toEqual([
      'i The Hours',
      'ii blank',
      'iii The Hours',
      'iv © 2026 Ida Maren',
      'v For the ferryman.',
      'vi Look twice.',
      'vii Contents',
      'viii blank',
      'ix Foreword',
      'x blank',
      '1 One',
      '2 Two',
      '3 Tides',
      '4 Who Wrote This',
      '5 blank',
      '6 Set in a shed.',
    ])
  })

  test.each([
    ['behind a text that ends on a right-hand page', everyPart, ['3 Tides', '4 Set in a shed.']],
    ['behind one that ends on a left-hand page', {}, ['2 Two', '3 blank', '4 Set in a shed.']],
  ])('ends with its colophon on the back of a leaf, %s', async (_, parts, last) => {
    const around = { ...parts, 'about-the-author.md': '', 'colophon.md': everyPart['colophon.md'] }
    const { book, settings } = await bookAround(around, 'print: { openings: page }')
    const chapters = book.chapters.filter(({ role }) => role !== 'about-the-author')
    const pages = await pagesOf({ book: { ...book, chapters }, settings })
    expect(pages.slice(-last.length)).toEqual(last)
  })

  test('may ask for a colophon made of its fonts, and has it on its last page', async () => {
    const pages = await pagesOf(await bookAround({}, 'print: { openings: page }\nmatter: { colophon: true }'))
    expect(pages.slice(-3)).toEqual(['2 Two', '3 blank', '4 Set in Alegreya and Aleg'])
  })

  test('has its copyright page behind a title page of two pages on a left-hand page too', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `Volume ${index + 1} of the hours of the lamp.`)
    const own = { 'title-page.md': lines.join('\n\n'), 'dedication.md': everyPart['dedication.md'] }
    const pages = await pagesOf(await bookAround(own, 'print: { openings: page }\nmatter: { contents: false }'))
    const copyright = pages.findIndex((page) => page.endsWith('© 2026 Ida Maren'))
    expect(pages.slice(2, copyright).length).toBeGreaterThan(1)
    expect(copyright % 2).toBe(1)
    expect(pages[copyright + 1]).toMatch(/ For the ferryman\.$/)
  })

  test('without title pages does not begin with a blank page', async () => {
    const settings = 'print: { openings: page }\nmatter: { half-title: false, title-page: false }'
    expect((await pagesOf(await bookAround({}, settings)))[0]).toBe('i © 2026 Ida Maren')
  })

  test('lists in its contents what follows them and has a heading', async () => {
    const { book, settings } = await bookAround(everyPart, 'print: { openings: page }')
    const { bytes } = await renderEdition(print, book, settings)
    const entries = (await readPdf(bytes)).blocks.filter(({ type }) => type === 'TOCI').map(({ text }) => text)
    expect(entries.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Foreword ix',
      'One 1',
      'Two 2',
      'Tides 3',
      'Who Wrote This 4',
    ])
  })

  test('has no page that is switched off', async () => {
    const settings =
      'print: { openings: page }\nmatter: { half-title: false, copyright: no, contents: false, epigraph: off }'
    const pages = await pagesOf(await bookAround(everyPart, settings))
    expect(pages.slice(0, 5)).toEqual(['i The Hours', 'ii blank', 'iii For the ferryman.', 'iv blank', 'v Foreword'])
  })

  test("has the writer's own half title, title page and copyright page in the place of ours", async () => {
    const own = { 'half-title.md': 'HOURS', 'title-page.md': 'The Hours, at last', 'copyright.md': 'Nobody may copy.' }
    const pages = await pagesOf(await bookAround(own, 'print: { openings: page }'))
    expect(pages.slice(0, 5)).toEqual([
      'i HOURS',
      'ii blank',
      'iii The Hours, at last',
      'iv Nobody may copy.',
      'v Contents',
    ])
  })

  test('says on its copyright page what the trade expects', async () => {
    const { book, settings } = await bookAround({}, 'print: { openings: page }')
    const { blocks } = await readPdf((await renderEdition(print, book, settings)).bytes)
    expect(blocks.filter(({ page }) => page === 4).map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '© 2026 Ida Maren',
      'Licence: Creative Commons Attribution-NonCommercial 4.0 International',
      'You may share this work and adapt it. Name its author and this licence, and say what you have changed. ' +
        'It may not be used for commercial purposes.',
      'creativecommons.org/licenses/by-nc/4.0',
      'Published by Saltmarsh, Bristol',
      'Second edition',
      'ISBN 978-3-16-148410-0',
      'Set in Alegreya and Alegreya Sans',
    ])
  })
})

describe('a short essay', () => {
  test('has no half title, and its imprint at the foot of the contents', async () => {
    const pages = await pagesOf(await bookAround({ 'foreword.md': everyPart['foreword.md'] }))
    expect(pages.slice(0, 3)).toEqual(['1 The Hours', '2 Contents', '3 Foreword'])
  })

  test('has dedication and epigraph on one page, before the contents', async () => {
    const pages = await pagesOf(await bookAround(everyPart))
    expect(pages.slice(0, 5)).toEqual([
      '1 The Hours',
      '2 © 2026 Ida Maren',
      '3 For the ferryman.',
      '4 Contents',
      '5 Foreword',
    ])
    expect(pages.slice(-2)).toEqual(['7 blank', '8 Set in a shed.'])
  })
})

describe('a list of figures', () => {
  const picture = (caption: string): string => `![A boat](harbour.svg "${caption}")`
  const long = `A caption ${'that goes on and on '.repeat(12)}to the end`
  const text = `# One\n\n${['Fog.', 'The harbour.', long].map(picture).join('\n\n')}\n\n# Two\n\nWords.`

  test('stands behind the contents of a book with three captions or more, long ones cut behind a word', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30"/></svg>'
    const { book, settings } = await bookAround({ 'harbour.svg': svg }, 'print: { openings: page }', text)
    const { blocks } = await readPdf((await renderEdition(print, withoutPictures(book), settings)).bytes)
    const entries = blocks.filter(({ type, page }) => type === 'TOCI' && page === 6)
    expect(entries.map((entry) => entry.text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Fog. 1',
      'The harbour. 1',
      expect.stringMatching(/^A caption that goes on .{60,90}(that|goes|on|and) … 1$/),
    ])
  })

  /** The captions are what counts; the pictures of the memory are not on the disk of the edition. */
  function withoutPictures(book: Around['book']): Around['book'] {
    const chapters = book.chapters.map((chapter) => ({
      ...chapter,
      body: chapter.body.map((node) =>
        node.type === 'element' && node.tagName === 'figure'
          ? { ...node, children: node.children.filter((child) => child.type === 'element' && child.tagName !== 'img') }
          : node,
      ),
    }))
    return { ...book, chapters, assets: [] }
  }
})

test('a design carries the pages that it lists, and every text', async () => {
  const bare: Edition = {
    name: 'print',
    render: async (context) => {
      const design: Design = { ...bookDesign(context.settings.print), name: 'bare', carried: ['contents'] }
      const { pdf } = await setPages(context, design)
      return { edition: 'print', path: 'bare.pdf', bytes: await pdf }
    },
  }
  const pages = await pagesOf(await bookAround(everyPart, 'print: { openings: page }'), bare)
  expect(pages).toEqual([
    'i Contents',
    'ii blank',
    'iii Foreword',
    'iv blank',
    '1 One',
    '2 Two',
    '3 Tides',
    '4 Who Wrote This',
  ])
})
