/** The pages before the text that are made from the metadata: cover, half title, title page, copyright page. */

import type { Book } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import type { Cover } from '../cover.ts'
import { authorNames, contributorLines } from '../credits.ts'
import { fontsLine, imprintGroups, type ImprintLine } from '../imprint.ts'
import { digitsAttributes, provenanceLine } from '../provenance.ts'
import type { AboutTheFile } from './matter.ts'
import { writePage } from './page.ts'
import type { Page } from './page.ts'
import { escapeText } from '../../book/xml-text.ts'
import { tag } from './xml.ts'

/** The cover alone on its page: some reading systems give such a page the whole screen. */
export function coverPage(book: Book, cover: Cover, words: Words): Page {
  const title = fill(words, 'cover')
  const { description, width, height } = cover
  const image = tag('img', { src: 'cover.jpeg', alt: description, role: 'doc-cover', width, height })
  const body = tag('section', { class: 'cover', 'epub:type': 'cover', 'aria-label': title }, image)
  return page(book, { id: 'cover', title, division: 'frontmatter', type: 'cover', className: 'cover-page', body })
}

export function titlePage(book: Book, words: Words): Page {
  const { title, subtitle, authors, publisher, place } = book.metadata
  const names = authorNames(book.metadata)
  const lines = [
    tag('h1', { id: 'title', 'epub:type': 'fulltitle' }, escapeText(title)),
    subtitle === undefined
      ? ''
      : tag('p', { class: 'subtitle', 'epub:type': 'subtitle', role: 'doc-subtitle' }, escapeText(subtitle)),
    authors.length === 0 ? '' : tag('p', { class: 'authors' }, escapeText(fill(words, 'by', { authors: names }))),
    ...contributorLines(book.metadata, words).map((line) => tag('p', { class: 'contributors' }, escapeText(line))),
    publisher === undefined
      ? ''
      : tag('p', { class: 'publisher' }, escapeText(place === undefined ? publisher : `${publisher}, ${place}`)),
  ]
  const attributes = { class: 'title-page', 'epub:type': 'titlepage', 'aria-labelledby': 'title' }
  const body = tag('section', attributes, `\n${lines.filter(Boolean).join('\n')}\n`)
  return page(book, {
    id: 'title-page',
    title: fill(words, 'title-page'),
    division: 'frontmatter',
    type: 'titlepage',
    body,
  })
}

/** The title alone, as a book on paper has it; made only where it is asked for. */
export function halfTitlePage(book: Book, words: Words): Page {
  const title = fill(words, 'half-title')
  const line = tag('p', { class: 'half-title' }, escapeText(book.metadata.title))
  const attributes = { class: 'leaf half-title-page', 'epub:type': 'halftitlepage', 'aria-label': title }
  return page(book, {
    id: 'half-title',
    title,
    division: 'frontmatter',
    type: 'halftitlepage',
    body: tag('section', attributes, line),
  })
}

/** Rights, licence, publisher, identifiers, date, and the fonts with their licence. */
export function copyrightPage(book: Book, { words, families, provenance }: AboutTheFile): Page {
  const title = fill(words, 'copyright-page')
  const groups = imprintGroups(book.metadata, { words, families, isFile: true, provenance })
  const paragraphs = groups.map((group) => tag('div', { class: 'imprint-group' }, ...group.map(paragraph)))
  const attributes = { class: 'leaf copyright-page', 'epub:type': 'copyright-page', 'aria-label': title }
  const body = tag('section', attributes, `\n${paragraphs.join('\n')}\n`)
  return page(book, { id: 'copyright-page', title, division: 'frontmatter', type: 'copyright-page', body })
}

/** The fonts and their licence, and what the book was made from, at the end. */
export function colophonPage(book: Book, { words, families, provenance }: AboutTheFile): Page {
  const title = fill(words, 'colophon')
  const attributes = { class: 'leaf colophon-page', 'epub:type': 'colophon', role: 'doc-colophon', 'aria-label': title }
  const lines: readonly ImprintLine[] = [
    ...(families.length > 0 ? [[fontsLine(families, book.metadata.language, words)]] : []),
    ...(provenance ? [provenanceLine(provenance, words)] : []),
  ]
  const body = tag('section', attributes, ...lines.map(paragraph))
  return page(book, { id: 'colophon', title, division: 'backmatter', type: 'colophon', body })
}

function paragraph(line: ImprintLine): string {
  return tag('p', {}, line.map(written).join(''))
}

function written(piece: ImprintLine[number]): string {
  if (typeof piece === 'string') return escapeText(piece)
  if ('digits' in piece) return tag('span', digitsAttributes, escapeText(piece.digits))
  return tag('a', { href: piece.href }, escapeText(piece.text))
}

type Given = Pick<Parameters<typeof writePage>[0], 'title' | 'division' | 'className' | 'body'> & {
  readonly id: string
  /** Of its landmark. */
  readonly type: string
}

function page({ metadata: { language, direction } }: Book, { id, type, ...given }: Given): Page {
  const xhtml = writePage({ ...given, language, direction })
  return { id, href: `${id}.xhtml`, title: given.title, xhtml, properties: [], landmark: { title: given.title, type } }
}
