/** The ways through the book: contents, landmarks, lists of pages, figures and tables. */

import type { Book, OutlineEntry } from '../../book/book.ts'
import type { PageMark } from '../page-marks.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import { textOf } from '../../book/matter.ts'
import { writePage, type Page } from './page.ts'
import { fileOf } from './survey.ts'
import type { Caption, Survey } from './survey.ts'
import { escapeText } from '../../book/xml-text.ts'
import { tag } from './xml.ts'

export type Way = {
  /** Of the chapter or the section that it leads to. */
  readonly id: string
  readonly href: string
  readonly title: string
  readonly children: readonly Way[]
}

/** The outline with files; a book without headings is reached by its title. */
export function waysThrough(book: Book): readonly Way[] {
  const ways = book.outline.map(way)
  const first = textOf(book)[0] ?? book.chapters[0]
  return ways.length > 0 || !first
    ? ways
    : [{ id: first.id, href: fileOf(first.id), title: book.metadata.title, children: [] }]
}

export type Navigation = Pick<Survey, 'figures' | 'tables'> & {
  /** Pages of the print edition; none where there is none. */
  readonly pages: readonly PageMark[]
  /** The documents before the contents and behind them. */
  readonly before: readonly Page[]
  readonly text: readonly Page[]
}

/** `toc.xhtml`: the contents are a page of the book, the other lists are for the reading system only. */
export function navigationDocument(book: Book, navigation: Navigation, words: Words): string {
  const { figures, tables, pages } = navigation
  const title = fill(words, 'contents')
  const contents = tag(
    'nav',
    { id: 'toc', class: 'contents', 'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': 'toc.heading' },
    `\n${tag('h1', { id: 'toc.heading' }, escapeText(title))}\n${nested(waysThrough(book))}\n`,
  )
  const lists = [
    contents,
    list('landmarks', fill(words, 'beginning'), landmarks(book, navigation, words)),
    pageList(pages, fill(words, 'pages')),
    captions('loi', figures, fill(words, 'figures')),
    captions('lot', tables, fill(words, 'tables')),
  ]
  const { language, direction } = book.metadata
  return writePage({ title, language, direction, division: 'frontmatter', body: lists.filter(Boolean).join('\n') })
}

function way({ id, chapter, title, children }: OutlineEntry): Way {
  const file = fileOf(chapter)
  return { id, href: id === chapter ? file : `${file}#${id}`, title, children: children.map(way) }
}

function nested(ways: readonly Way[]): string {
  const items = ways.map(({ href, title, children }) => {
    const link = tag('a', { href }, escapeText(title))
    return tag('li', {}, children.length === 0 ? link : `${link}\n${nested(children)}\n`)
  })
  return tag('ol', {}, `\n${items.join('\n')}\n`)
}

type Entry = { readonly href: string; readonly title: string; readonly type?: string }

/** The pages that stand alone, in their order, with the contents and the beginning of the text at their places. */
function landmarks(book: Book, { before, text }: Navigation, words: Words): readonly Entry[] {
  const [first] = textOf(book)
  const beginning = first ? [{ href: fileOf(first.id), title: fill(words, 'beginning'), type: 'bodymatter' }] : []
  const marked = (pages: readonly Page[]): readonly Entry[] =>
    pages.flatMap(({ href, landmark }) => (landmark ? [{ href, ...landmark }] : []))
  return [
    ...marked(before),
    { href: 'toc.xhtml#toc', title: fill(words, 'contents'), type: 'toc' },
    ...beginning,
    ...marked(text),
  ]
}

/** In the order of the text, which is that of the pages (EPUB 3.3, section 7.4.1.4). */
function pageList(pages: readonly PageMark[], heading: string): string {
  if (pages.length === 0) return ''
  const entries = pages.map(({ id, chapter, label }) => ({ href: `${fileOf(chapter)}#${id}`, title: label }))
  return list('page-list', heading, entries, 'doc-pagelist')
}

/** A list of one figure would be no way through the book. */
function captions(type: 'loi' | 'lot', found: readonly Caption[], heading: string): string {
  if (found.length < 2) return ''
  return list(
    type,
    heading,
    found.map(({ href, text }) => ({ href, title: text })),
  )
}

function list(type: string, heading: string, entries: readonly Entry[], role?: string): string {
  const items = entries.map(({ href, title, type: kind }) => {
    return tag('li', {}, tag('a', { 'epub:type': kind, href }, escapeText(title)))
  })
  const attributes = { id: type, 'epub:type': type, role, 'aria-labelledby': `${type}.heading`, hidden: 'hidden' }
  return tag(
    'nav',
    attributes,
    `\n${tag('h2', { id: `${type}.heading` }, escapeText(heading))}\n${tag('ol', {}, `\n${items.join('\n')}\n`)}\n`,
  )
}
