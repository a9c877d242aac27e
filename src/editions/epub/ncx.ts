/** The NCX (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86-2005, section 8), which EPUB 2 systems read: contents and printed pages. */

import type { Book } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import { escapeText } from '../../book/xml-text.ts'
import type { PageMark } from '../page-marks.ts'
import { waysThrough, type Way } from './navigation.ts'
import { comparePlaces, placesOf, type Place } from './reading-order.ts'
import { fileOf } from './survey.ts'
import { tag } from './xml.ts'

/** Writes `toc.ncx`; `pages` are those of the print edition, none where there is none. */
export function ncxDocument(book: Book, pages: readonly PageMark[], words: Words): string {
  const { title, language, identifier, authors } = book.metadata
  const ways = waysThrough(book)
  const { orderOfWay, orderOfPage } = playOrders(book, ways, pages)
  const point = (way: Way): string => {
    const order = orderOfWay.get(way)
    const inner = [labelled(way.title), tag('content', { src: way.href }), ...way.children.map(point)]
    return tag('navPoint', { id: `point-${order}`, playOrder: order }, ...inner)
  }
  const target = (page: PageMark): string => {
    const order = orderOfPage.get(page)
    const content = tag('content', { src: `${fileOf(page.chapter)}#${page.id}` })
    return tag('pageTarget', { id: `point-${order}`, ...kindOf(page), playOrder: order }, labelled(page.label), content)
  }
  const head = Object.entries({
    uid: identifier,
    depth: depth(ways),
    totalPageCount: pages.length,
    maxPageNumber: Math.max(0, ...pages.map(({ label }) => Number(label) || 0)),
  }).map(([name, content]) => tag('meta', { name: `dtb:${name}`, content }))
  const people = authors.map(({ name }) => tag('docAuthor', {}, tag('text', {}, escapeText(name))))
  const list = tag(
    'pageList',
    { id: 'pages', class: 'pages' },
    `\n${[labelled(fill(words, 'pages')), ...pages.map(target)].join('\n')}\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${language}">
${[tag('head', {}, ...head), tag('docTitle', {}, tag('text', {}, escapeText(title))), ...people].join('\n')}
${tag('navMap', {}, `\n${ways.map(point).join('\n')}\n`)}
${pages.length > 0 ? `${list}\n` : ''}</ncx>
`
}

type PlayOrders = {
  readonly orderOfWay: ReadonlyMap<Way, number>
  readonly orderOfPage: ReadonlyMap<PageMark, number>
}

/** Contents and pages are counted together, in the order in which they are read. */
function playOrders(book: Book, ways: readonly Way[], pages: readonly PageMark[]): PlayOrders {
  const places = placesOf(book)
  const orderOfWay = new Map<Way, number>()
  const orderOfPage = new Map<PageMark, number>()
  const chapters = new Map(book.chapters.map(({ id }, index) => [id, index]))
  let last: Place = [0, -1, 0]
  const stops = [
    ...ways.flatMap(withChildren).map((way) => {
      // What has no place of its own follows what stands before it.
      last = places.get(way.id) ?? last
      return { place: last, count: (order: number) => orderOfWay.set(way, order) }
    }),
    ...pages.map((page): { readonly place: Place; readonly count: (order: number) => unknown } => ({
      place: [chapters.get(page.chapter) ?? 0, page.block, page.character],
      count: (order) => orderOfPage.set(page, order),
    })),
  ]
  stops.toSorted((one, other) => comparePlaces(one.place, other.place)).forEach(({ count }, index) => count(index + 1))
  return { orderOfWay, orderOfPage }
}

function withChildren(way: Way): readonly Way[] {
  return [way, ...way.children.flatMap(withChildren)]
}

/** Pages before the text have roman figures. */
function kindOf({ label }: PageMark): { readonly type: string; readonly value?: string } {
  return /^\d+$/.test(label) ? { type: 'normal', value: label } : { type: 'front' }
}

function labelled(text: string): string {
  return tag('navLabel', {}, tag('text', {}, escapeText(text)))
}

function depth(ways: readonly Way[]): number {
  return ways.length === 0 ? 0 : 1 + Math.max(...ways.map(({ children }) => depth(children)))
}
