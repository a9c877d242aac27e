/** Puts marks into the text where the pages of the print edition begin. */

import type { Element, ElementContent, Text } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Book } from '../book/book.ts'
import type { PageBeginning, PageMap } from '../book/page-map.ts'
import { isPhrasing } from '../book/phrasing.ts'
import { blocksAndRuns, holdsBlocks } from '../book/positions.ts'
import { freeIds } from './markup.ts'

/** A page that can be linked to. */
export type PageMark = PageBeginning & {
  /** `page-12`, or where the book uses that itself `page-12-2`. */
  readonly id: string
}

export type MarkedBook = {
  /** The book with a mark in the text of every page that does not begin with the heading of a chapter. */
  readonly book: Book
  /** By chapter, the marks that stand before its heading: inside it they would be read as a part of the name. */
  readonly openings: ReadonlyMap<string, readonly Element[]>
}

/** Gives every page an id that nothing else in the book has; no marks where there is no print edition. */
export function pageMarks(book: Book, map: PageMap | undefined): readonly PageMark[] {
  if (!map) return []
  const freeId = freeIds(book)
  return map.pages.map((beginning) => ({ ...beginning, id: freeId(`page-${beginning.label}`) }))
}

/** Marks the pages in the text, each with an element that `make` gives. The book stays as it is. */
export function markPages(book: Book, marks: readonly PageMark[], make: (mark: PageMark) => Element): MarkedBook {
  const openings = new Map<string, readonly Element[]>()
  const chapters = book.chapters.map((chapter) => {
    const places = new Map<number, Placed[]>()
    for (const mark of marks) {
      if (mark.chapter !== chapter.id) continue
      const placed = { character: mark.character, element: make(mark) }
      places.set(mark.block, [...(places.get(mark.block) ?? []), placed])
    }
    if (places.size === 0) return chapter
    const hasHeading = chapter.heading.length > 0
    const inHeading = hasHeading ? (places.get(0) ?? []) : []
    openings.set(
      chapter.id,
      inHeading.filter(({ character }) => character === 0).map(({ element }) => element),
    )
    const heading = insert(
      chapter.heading,
      inHeading.filter(({ character }) => character > 0),
    )
    return { ...chapter, heading, body: insertByBlock(chapter.body, places, hasHeading ? 1 : 0) }
  })
  return { book: { ...book, chapters }, openings }
}

type Placed = { readonly character: number; readonly element: Element }

/** Goes through the blocks as `textBlocks` counts them. */
function insertByBlock(
  body: readonly ElementContent[],
  places: ReadonlyMap<number, readonly Placed[]>,
  first: number,
): ElementContent[] {
  let block = first
  const walk = (nodes: readonly ElementContent[]): ElementContent[] => {
    const changed = new Map<ElementContent, readonly ElementContent[]>()
    for (const part of blocksAndRuns(nodes)) {
      const [leader] = part
      if (!leader) continue
      const isBlock = leader.type === 'element' && !isPhrasing(leader)
      if (isBlock && holdsBlocks(leader.children)) {
        changed.set(leader, [{ ...leader, children: walk(leader.children) }])
        continue
      }
      const placed = places.get(block++)
      if (!placed) continue
      for (const node of part) changed.set(node, [])
      changed.set(leader, isBlock ? insertIntoBlock(leader, placed) : insert(part, placed))
    }
    return nodes.flatMap((node) => changed.get(node) ?? [node])
  }
  return walk(body)
}

/** Nothing can be put into these. */
const closed: ReadonlySet<string> = new Set(['hr', 'img', 'math', 'svg'])

function insertIntoBlock(block: Element, placed: readonly Placed[]): readonly ElementContent[] {
  const isHeading = /^h[1-6]$/.test(block.tagName)
  const isBefore = ({ character }: Placed): boolean => closed.has(block.tagName) || (isHeading && character === 0)
  const inside = placed.filter((mark) => !isBefore(mark))
  return [
    ...placed.filter(isBefore).map(({ element }) => element),
    inside.length === 0 ? block : { ...block, children: insert(block.children, inside) },
  ]
}

/** Puts marks (ascending) between the characters of a block; between two nodes a mark stands outside both. */
function insert(nodes: readonly ElementContent[], placed: readonly Placed[]): ElementContent[] {
  let read = 0
  let next = 0
  const due = (limit: number): Element[] => {
    const found: Element[] = []
    for (let mark = placed[next]; mark && mark.character <= limit; mark = placed[++next]) found.push(mark.element)
    return found
  }
  const walk = (children: readonly ElementContent[]): ElementContent[] =>
    children.flatMap((node) => {
      const before = due(read)
      const end = read + lengthOf(node)
      const isReached = (placed[next]?.character ?? Infinity) < end
      if (isReached && node.type === 'element' && !closed.has(node.tagName))
        return [...before, { ...node, children: walk(node.children) }]
      const parts = isReached && node.type === 'text' ? split(node, read) : [node]
      read = end
      return [...before, ...parts]
    })
  const split = (node: Text, start: number): ElementContent[] => {
    const parts: ElementContent[] = []
    let from = 0
    for (let mark = placed[next]; mark && mark.character < start + node.value.length; mark = placed[++next]) {
      const at = Math.max(from, wordStart(node.value, mark.character - start))
      if (at > from) parts.push({ type: 'text', value: node.value.slice(from, at) })
      parts.push(mark.element)
      from = at
    }
    return [...parts, { type: 'text', value: node.value.slice(from) }]
  }
  return [...walk(nodes), ...due(Infinity)]
}

function lengthOf(node: ElementContent): number {
  if (node.type === 'text') return node.value.length
  return node.type === 'element' ? toString(node).length : 0
}

/** A word that a page end divides would be read and searched as two, so its mark stands before it. */
function wordStart(text: string, at: number): number {
  const letter =
    /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}]/u
  const isLetter = (index: number): boolean => index >= 0 && letter.test(text.charAt(index))
  let start = at
  while (isLetter(at) && isLetter(start - 1)) start--
  return start
}
