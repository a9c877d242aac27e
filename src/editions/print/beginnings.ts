/** Tells the typesetter which paragraphs begin chapters, and how. */

import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Book, Chapter } from '../../book/book.ts'
import { directionOf } from '../../manuscript/language.ts'
import type { ChapterOpening } from '../../theme/theme.ts'
import { hasClass } from '../markup.ts'
import type { Initial } from '../../typeset/types.ts'
import type { Openings } from './openings.ts'

/** The first paragraph of each chapter that may begin in another way; where chapters run on, of the first chapter alone. */
export function firstParagraphs(book: Book, opening: ChapterOpening, openings: Openings): readonly Element[] {
  if (opening === 'plain') return []
  const found = book.chapters.filter(({ kind }) => kind === 'opening' || kind === 'chapter').map(firstParagraphOf)
  const [first] = found
  const wanted = openings === 'run-on' ? [first] : found
  return wanted.flatMap((paragraph) => (paragraph && isLeftToRight(paragraph, book) ? [paragraph] : []))
}

/** What stands in the large letter of a paragraph: the letter, and a quotation mark before it. `''` where it has none. */
export function initialOf(paragraph: Element): string {
  const text = firstText(paragraph) ?? ''
  return (
    /^[\u00ab\u00bb\u2018\u201a\u201c\u201e\u2039\u203a"'\u00bf\u00a1]?[\u00a0\u202f]?\p{Lu}\p{M}*/u.exec(text)?.[0] ??
    ''
  )
}

/**
 * Marks the paragraphs with `data-begins`, and with what is needed to draw the large letter.
 *
 * @param initials drawn letters, by `initialOf`; a paragraph whose letter is not there begins like any other
 */
export function withBeginnings(
  book: Book,
  paragraphs: readonly Element[],
  opening: ChapterOpening,
  initials: ReadonlyMap<string, Initial>,
): Book {
  const marked = new Map(
    paragraphs.flatMap((paragraph) => {
      const initial = initials.get(initialOf(paragraph))
      if (opening === 'drop-capital' && !initial) return []
      const properties = { ...paragraph.properties, dataBegins: opening }
      const drawn = initial ? { dataInitial: JSON.stringify(initial) } : {}
      return [[paragraph, { ...paragraph, properties: { ...properties, ...drawn } }] as const]
    }),
  )
  if (marked.size === 0) return book
  return { ...book, chapters: book.chapters.map((chapter) => ({ ...chapter, body: replaced(chapter.body, marked) })) }
}

function replaced(
  nodes: readonly ElementContent[],
  marked: ReadonlyMap<ElementContent, Element>,
): readonly ElementContent[] {
  const index = nodes.findIndex((node) => marked.has(node) || (node.type === 'element' && node.tagName === 'section'))
  const node = nodes[index]
  if (node?.type !== 'element') return nodes
  const change = marked.get(node) ?? { ...node, children: [...replaced(node.children, marked)] }
  return nodes.with(index, change)
}

/** Verse, lists, pictures and letters begin as they are; a motto stands above the text, be it marked as an epigraph or as a quotation. */
function firstParagraphOf({ body }: Chapter): Element | undefined {
  const first = (nodes: readonly ElementContent[]): Element | undefined => {
    const node = nodes.find((node) => node.type === 'element' && !isAboveText(node))
    if (node?.type !== 'element') return undefined
    if (node.tagName === 'section') return first(node.children)
    return node.tagName === 'p' && !hasClass(node, 'lines') && toString(node).trim() !== '' ? node : undefined
  }
  return first(body)
}

function isAboveText(node: Element): boolean {
  if (hasClass(node, 'epigraph') || /^h[1-6]$/.test(node.tagName)) return true
  if (node.tagName !== 'blockquote') return false
  return node.children.some((child) => child.type === 'element' && hasClass(child, 'attribution'))
}

function isLeftToRight(paragraph: Element, book: Book): boolean {
  const chapter = book.chapters.find((each) => firstParagraphOf(each) === paragraph)
  const language = chapter?.language ?? book.metadata.language
  // Letters with a large and a small form: no others have small capitals.
  const hasCase = /^\P{L}*[\p{Lu}\p{Ll}]/u.test(toString(paragraph))
  return hasCase && paragraph.properties.dir !== 'rtl' && directionOf(language) === 'ltr'
}

/** The text that a paragraph begins with; nothing where it begins with a picture, code, a formula or the call of a note. */
function firstText({ children }: Element): string | undefined {
  const [first] = children
  if (first?.type === 'text') return first.value
  if (first?.type !== 'element' || hasClass(first, 'note-call') || hasClass(first, 'small-caps')) return undefined
  return /^(a|abbr|b|bdi|cite|dfn|em|i|mark|q|span|strong|u)$/.test(first.tagName) ? firstText(first) : undefined
}
