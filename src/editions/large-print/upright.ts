/** Sets long emphasised passages upright: many words in italics are hard to read for those who see little. */

import { toString } from 'hast-util-to-string'
import type { Element, ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import { rebuild } from '../markup.ts'

/** An emphasis longer than this, in characters, is a passage and no word: about one line of large print. */
const longest = 50

/**
 * Marks emphasis that is longer than a line: alone in its paragraph as `class="upright"`, in the midst of one as `class="heavy"`.
 * What it says and how it is read aloud stays.
 */
export function uprightPassages(book: Book): Book {
  const upright = (nodes: readonly ElementContent[]): readonly ElementContent[] => rebuild(nodes, markIn)
  return {
    ...book,
    chapters: book.chapters.map((chapter) => ({
      ...chapter,
      heading: upright(chapter.heading),
      body: upright(chapter.body),
    })),
    notes: book.notes.map((note) => ({ ...note, content: upright(note.content) })),
  }
}

const slanted = new Set(['em', 'i', 'cite', 'dfn'])

function markIn(node: Element): Element {
  if (!node.children.some(isLong)) return node
  const isAlone = node.children.every((child) => isLong(child) || (child.type === 'text' && child.value.trim() === ''))
  const className = isAlone ? 'upright' : 'heavy'
  return { ...node, children: node.children.map((child) => (isLong(child) ? withClass(child, className) : child)) }
}

function isLong(node: ElementContent): node is Element {
  return node.type === 'element' && slanted.has(node.tagName) && toString(node).length > longest
}

function withClass(node: Element, name: string): Element {
  const { className } = node.properties
  return {
    ...node,
    properties: { ...node.properties, className: [...(Array.isArray(className) ? className : []), name] },
  }
}
