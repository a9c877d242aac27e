/** Marks stand in the text where the pages of the print edition begin. */

import type { Element, ElementContent } from 'hast'
import { describe, expect, test } from 'vitest'
import type { Book, Chapter } from '../../src/book/book.ts'
import { blockText, textBlocks } from '../../src/book/positions.ts'
import { textAt, type PageBeginning } from '../../src/book/page-map.ts'
import { element } from '../../src/editions/markup.ts'
import { markPages, pageMarks } from '../../src/editions/page-marks.ts'
import { smallBook } from '../theme/fonts/small-book.ts'
import { fromHtml } from './epub/from-html.ts'
import { sampleBook } from './sample-book.ts'

const make = ({ id }: { readonly id: string }): Element => element('mark-here', { id })

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('')
}

/** The text of a chapter after its mark, blocks run together. */
function textAfterMark(chapter: Chapter, openings: readonly Element[]): string | undefined {
  let found = openings.length > 0
  let after = ''
  const walk = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'text' && found) after += node.value
      if (node.type !== 'element') continue
      if (node.tagName === 'mark-here') found = true
      walk(node.children)
    }
  }
  walk([...chapter.heading, ...chapter.body])
  return found ? after : undefined
}

function markedAt(book: Book, beginning: Omit<PageBeginning, 'page' | 'label'>): string | undefined {
  const marks = pageMarks(book, { pages: [{ page: 1, label: '1', ...beginning }] })
  const { book: marked, openings } = markPages(book, marks, make)
  const chapter = marked.chapters.find(({ id }) => id === beginning.chapter)
  return chapter && textAfterMark(chapter, openings.get(chapter.id) ?? [])
}

const book = sampleBook()

describe.each(book.chapters.map((chapter) => [chapter.id, chapter] as const))('in %s', (id, chapter) => {
  test('a mark at any word of any block has before it and behind it what it should', () => {
    const places = textBlocks(chapter).flatMap((block, index) =>
      [...blockText(block).matchAll(/\S+/g)].map((word) => ({ chapter: id, block: index, character: word.index })),
    )
    expect(places.length).toBeGreaterThan(0)
    const wrong = places.filter((place) => {
      const wanted = textAt({ chapters: [chapter] }, place).replaceAll('\n', '')
      return markedAt(book, place)?.replaceAll('\n', '') !== wanted
    })
    expect(wrong).toEqual([])
  })

  test('a block without text can be where a page begins', () => {
    for (const [index] of textBlocks(chapter).entries())
      expect(markedAt(book, { chapter: id, block: index, character: 0 })).toBeDefined()
  })
})

test('a page that begins inside a word is marked before the word', () => {
  const small = smallBook(fromHtml('<p>An extraordinary day</p>'))
  expect(markedAt(small, { chapter: 'opening', block: 0, character: 8 })).toBe('extraordinary day')
})

test('writing without spaces is marked at the very character', () => {
  const small = smallBook(fromHtml('<p>灯台守は夜を見ていた</p>'))
  expect(markedAt(small, { chapter: 'opening', block: 0, character: 4 })).toBe('夜を見ていた')
})

test('a paragraph over three pages has both marks in their order', () => {
  const small = smallBook(fromHtml('<p>One <em>two three four</em> five six</p>'))
  const pages = [4, 8, 19].map((character, index) => ({
    page: index + 1,
    label: `${index + 1}`,
    chapter: 'opening',
    block: 0,
    character,
  }))
  const { book: marked } = markPages(small, pageMarks(small, { pages }), make)
  const [paragraph] = marked.chapters[0]?.body ?? []
  expect(paragraph).toEqual(
    element('p', {}, [
      'One ',
      element('mark-here', { id: 'page-1' }),
      element('em', {}, ['two ', element('mark-here', { id: 'page-2' }), 'three four']),
      ' ',
      element('mark-here', { id: 'page-3' }),
      'five six',
    ]),
  )
})

test('no mark stands inside a heading, a picture or an ornament', () => {
  const small = smallBook(
    fromHtml('<p>Text</p><hr class="section-break"><section id="s"><h2>Next</h2><p>More</p></section>'),
  )
  const pages = [1, 2].map((block) => ({ page: block, label: `${block}`, chapter: 'opening', block, character: 0 }))
  const { book: marked } = markPages(small, pageMarks(small, { pages }), make)
  const names = (nodes: readonly ElementContent[]): readonly string[] =>
    nodes.flatMap((node) => (node.type === 'element' ? [node.tagName, ...names(node.children)] : []))
  expect(names(marked.chapters[0]?.body ?? [])).toEqual(['p', 'mark-here', 'hr', 'section', 'mark-here', 'h2', 'p'])
})

test('an address that the book uses itself is left to the book', () => {
  const small = smallBook(fromHtml('<section id="page-1"><h2>Page 1</h2><p>Text</p></section>'))
  const marks = pageMarks(small, { pages: [{ page: 1, label: '1', chapter: 'opening', block: 1, character: 0 }] })
  expect(marks.map(({ id }) => id)).toEqual(['page-1-2'])
})

test('the words of the book stay as they are', () => {
  const pages = book.chapters.flatMap(({ id }) =>
    [0, 1].map((block) => ({ page: 1, label: `${id}-${block}`, chapter: id, block, character: 0 })),
  )
  const { book: marked } = markPages(book, pageMarks(book, { pages }), make)
  for (const [index, chapter] of book.chapters.entries())
    expect(textOf(marked.chapters[index]?.body ?? [])).toBe(textOf(chapter.body))
})

test('without a print edition there are no marks', () => {
  expect(pageMarks(book, undefined)).toEqual([])
})
