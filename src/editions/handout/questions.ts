/** Gives questions their ruled lines to write answers on. */

import type { Element, ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import { element, hasClass, rebuild } from '../markup.ts'

const usual = 3

/** Adds to every question of a block of questions as many lines as it says, and keeps it in one piece with them. */
export function withAnswerLines(book: Book): Book {
  return {
    ...book,
    chapters: book.chapters.map((chapter) => ({ ...chapter, body: rebuild(chapter.body, withLines) })),
  }
}

function withLines(node: Element): Element {
  if (!hasClass(node, 'questions')) return node
  return { ...node, properties: { ...node.properties, dataUncounted: '' }, children: node.children.map(inBlock) }
}

function inBlock(node: ElementContent): ElementContent {
  if (node.type !== 'element' || (node.tagName !== 'ol' && node.tagName !== 'ul')) return node
  return { ...node, children: node.children.map((item) => (isItem(item) ? question(item) : item)) }
}

function isItem(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'li'
}

function question(item: Element): Element {
  const given = Number(item.properties['dataLines'] ?? usual)
  const count = Number.isFinite(given) ? given : usual
  if (count === 0) return { ...item, properties: { ...item.properties, dataWhole: '' } }
  const lines = Array.from({ length: count }, () => element('div', { className: ['answer-line'] }))
  return {
    ...item,
    properties: { ...item.properties, dataWhole: '' },
    children: [...item.children, element('div', { className: ['answer-lines'], ariaHidden: 'true' }, lines)],
  }
}
