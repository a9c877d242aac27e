/** What is read aloud of a PDF: every word of the manuscript once and in order; and all ways from one place to another. */

import type { Nodes } from 'hast'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Book, OutlineEntry } from '../../src/book/book.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { elementsOf, readStructureTree } from '../../src/pdf/structure/tree.ts'
import { closeBrowser, renderManuscript } from '../editions/print/render.ts'
import { type ReadBookmark, readPdf } from '../pdf-text.ts'
import { linksOf } from './links.ts'
import { taggedText, writtenText } from './tagged-text.ts'

afterAll(closeBrowser)

const own = ['everything', 'typed', 'right-to-left'].map((name) => `tests/conformance/manuscripts/${name}`)

describe.each(['manuscript', ...own])('of %s', (path) => {
  let book: Book
  let pdf: Uint8Array
  beforeAll(async () => {
    ;({ book, bytes: pdf } = await renderManuscript(path))
  }, 60_000)

  test('every word is read once and in order, behind the title leaf', async () => {
    const [read, written] = [await taggedText(pdf), writtenText(book)]
    const leaf = read.flow.slice(0, read.flow.length - written.flow.length)
    expect(comparable(read.flow.slice(leaf.length), written.flow)).toEqual(comparable(written.flow, written.flow))
    expect(leaf.length).toBeGreaterThan(20)
    expect(leaf.length).toBeLessThan(600)
    expect(written.flow.length).toBeGreaterThan(100)
  })

  test('every note is read once, behind its number', async () => {
    const [read, written] = [await taggedText(pdf), writtenText(book)]
    expect(read.notes).toHaveLength(written.notes.length)
    const numbered = written.notes.map((note, index) => `${index + 1}${note}`)
    expect(read.notes.map((note, index) => comparable(note, numbered[index] ?? ''))).toEqual(
      numbered.map((note) => comparable(note, note)),
    )
  })

  test('every link leads to the page on which its target is', async () => {
    const links = await linksOf(pdf)
    const pageOf = await pagesOfTargets(pdf, book)
    const inside = links.flatMap(({ name, page }) => (name === undefined ? [] : [{ name, page }]))
    const targets = [...new Set(linksIn(book).filter((address) => address.startsWith('#')))].map((id) => id.slice(1))
    expect(inside.map(({ name }) => name)).toEqual(expect.arrayContaining(targets))
    expect(inside.filter(({ page }) => page === undefined)).toEqual([])
    const known = inside.filter(({ name }) => pageOf.has(name))
    expect(known.length).toBeGreaterThan(0)
    expect(known).toEqual(known.map(({ name }) => ({ name, page: pageOf.get(name) })))
  })

  test('every address of the web is kept', async () => {
    const outside = linksIn(book).filter((address) => /^(?:https?|mailto):/.test(address))
    const kept = (await linksOf(pdf)).flatMap(({ uri }) => uri ?? [])
    expect(kept).toEqual(expect.arrayContaining(outside))
  })

  test('the bookmarks are the headings of all ranks, with their pages', async () => {
    const pageOf = await pagesOfTargets(pdf, book)
    const expected = (entries: readonly OutlineEntry[]): readonly ReadBookmark[] =>
      entries.map(({ id, title, children }) => ({ title, page: pageOf.get(id) ?? 0, children: expected(children) }))
    expect((await readPdf(pdf)).outline).toEqual(expected(book.outline))
  })

  test('the pages are numbered in roman figures before the text, then in arabic ones', async () => {
    const { labels } = await readPdf(pdf)
    const first = labels.indexOf('1')
    const arabic = labels.slice(first).map((_, index) => String(index + 1))
    expect(labels).toEqual([...ROMAN.slice(0, first), ...arabic])
    expect(first).toBeGreaterThanOrEqual(0)
  })
})

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/**
 * Letters that run from right to left stand in the content in the order of the page: where there are some, they are only counted, and all
 * other letters are compared in their order.
 */
function comparable(text: string, written: string): string | { readonly others: string; readonly all: string } {
  if (!RIGHT_TO_LEFT.test(written)) return text
  const others = text.replaceAll(new RegExp(RIGHT_TO_LEFT, 'gu'), '').replaceAll(/[^\p{L}\p{N}]/gu, '')
  return { others, all: [...text].toSorted().join('') }
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Pages, from 1, of headings and notes, as the structure tree has them. */
async function pagesOfTargets(pdf: Uint8Array, { outline, notes }: Book): Promise<ReadonlyMap<string, number>> {
  const { catalog, pages } = await openPdf(pdf)
  const numbers = new Map(pages.map(({ ref, index }) => [ref, index + 1]))
  const elements = elementsOf(readStructureTree(catalog) ?? [])
  const pageOf = (element: (typeof elements)[number] | undefined): number => {
    const first = element && [element, ...elementsOf(element.kids)].flatMap(({ kids }) => kids)
    const kid = first?.find((each) => each.kind === 'marked')
    return (kid?.kind === 'marked' && numbers.get(kid.page)) || 0
  }
  const ids = (entries: readonly OutlineEntry[]): readonly string[] =>
    entries.flatMap(({ id, children }) => [id, ...ids(children)])
  // The title and the head of the contents stand before those of the text.
  const headings = elements.filter(({ type }) => /^H\d$/.test(type)).slice(-ids(outline).length)
  return new Map([
    ...ids(outline).map((id, index) => [id, pageOf(headings[index])] as const),
    ...notes.map(({ id }) => [id, pageOf(elements.find((element) => element.id === id))] as const),
  ])
}

/** Where the links of the text and of its notes lead. */
function linksIn({ chapters, notes }: Book): readonly string[] {
  const hrefs = (node: Nodes): readonly string[] => {
    const inner = 'children' in node ? node.children.flatMap(hrefs) : []
    const href = node.type === 'element' && node.tagName === 'a' ? node.properties['href'] : undefined
    return typeof href === 'string' ? [href, ...inner] : inner
  }
  const text = chapters.flatMap(({ heading, body }) => [...heading, ...body])
  return [...text, ...notes.flatMap(({ content }) => content)].flatMap(hrefs)
}
