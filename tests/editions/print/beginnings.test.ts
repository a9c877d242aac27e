/** How chapters begin on paper: with a line in small capitals or with a large letter. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { firstParagraphs, initialOf } from '../../../src/editions/print/beginnings.ts'
import { print } from '../../../src/editions/print.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { readPdf } from '../../pdf-text.ts'
import { closeBrowser, readMarkdown, renderEdition } from './render.ts'

afterAll(closeBrowser)

const long =
  'and nobody had ever asked why the lamp was lit at dusk and put out before the first of the boats came home. '
const beginnings = [
  `The keeper was old, ${long.repeat(4)}`,
  `“There is no lamp,” she said, ${long.repeat(4)}`,
  `*Hamlet* was not given that night, ${long.repeat(4)}`,
  `[Émile](https://example.org) came on Sundays, ${long.repeat(4)}`,
]
const chapters = beginnings.map((beginning, index) => `# Chapter ${index + 1}\n\n${beginning}\n\nAfter it, ${long}`)
const settings = { print: { ...defaults.print, openings: 'page' as const } }

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function plain(markdown: string): string {
  return words(markdown.replace(/\*|\[|\]\([^)]*\)/g, ''))
}

/** Names of the fonts of the lines that begin with a word, from left to right. */
async function fontsOf(bytes: Uint8Array, word: string): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    await page.getOperatorList()
    for (const item of (await page.getTextContent()).items)
      if ('str' in item && item.str.startsWith(word)) {
        const font = page.commonObjs.get(item.fontName) as { readonly name: string }
        found.push(font.name.replace(/^[A-Z]{6}\+/, ''))
      }
  }
  await document.destroy()
  return found
}

describe.each(['base', 'modern'])('in the theme %s', (theme) => {
  test('the first paragraphs are read as they were typed, each in one piece', async () => {
    const book = await readMarkdown(chapters.join('\n\n'))
    const { bytes, lines, warnings } = await renderEdition(print, book, settings, undefined, theme)
    const { blocks } = await readPdf(bytes)
    const paragraphs = blocks.filter(({ type }) => type === 'P').map(({ text }) => words(text.replaceAll('\u00ad', '')))
    for (const beginning of beginnings) expect(paragraphs).toContain(plain(beginning))
    expect(lines?.unfitted).toBe(0)
    expect(warnings).toEqual([])
  })
})

test('only the first line is in small capitals', async () => {
  const book = await readMarkdown(chapters.join('\n\n'))
  const { bytes } = await renderEdition(print, book, settings)
  expect(await fontsOf(bytes, 'The keeper')).toEqual(['AlegreyaSC-Regular'])
  expect(await fontsOf(bytes, 'Hamlet')).toEqual(['AlegreyaSC-Italic'])
  expect(await fontsOf(bytes, 'After it')).toEqual(Array.from({ length: 4 }, () => 'Alegreya-Regular'))
})

test('where chapters run on, only the first begins in another way', async () => {
  const book = await readMarkdown(chapters.join('\n\n'))
  expect(firstParagraphs(book, 'small-capitals', 'run-on')).toHaveLength(1)
  expect(firstParagraphs(book, 'small-capitals', 'page')).toHaveLength(4)
  expect(firstParagraphs(book, 'plain', 'page')).toHaveLength(0)
})

test('an epigraph stands above the first paragraph; verse, lists, Arabic and Japanese begin as they are', async () => {
  const texts = [
    ':::epigraph\nQuiet is the night.\n:::\n\nThen it was day.',
    '> Quiet is the night.\n>\n> -- Heine\n\nThen it was day.',
    '## A section\n\nThen it was day.',
    ':::verse\nQuiet is the night\n:::\n\nThen it was day.',
    '* Quiet is the night.\n\nThen it was day.',
    'في الليل كان هادئا.',
    '夜は静かだった。',
  ]
  const found = texts.map(async (text) => {
    const book = await readMarkdown(`# Chapter\n\n${text}`)
    return firstParagraphs(book, 'drop-capital', 'page').map(initialOf)
  })
  expect(await Promise.all(found)).toEqual([['T'], ['T'], ['T'], [], [], [], []])
})

test('the large letter is a capital, with the quotation mark before it', async () => {
  const initial = async (text: string): Promise<string | undefined> => {
    const book = await readMarkdown(`# Chapter\n\n${text}`)
    return firstParagraphs(book, 'drop-capital', 'page').map(initialOf)[0]
  }
  expect(await initial('„Es war.')).toBe('„E')
  expect(await initial('«\u00a0Était-ce\u00a0?\u00a0»')).toBe('«\u00a0É')
  expect(await initial('**Übel** war es.')).toBe('Ü')
  expect(await initial('1984 was a year.')).toBe('')
  expect(await initial('lower case begins.')).toBe('')
  expect(await initial('`code` begins.')).toBe('')
})
