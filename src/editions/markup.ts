/** Small tools for the trees of the book, shared by the editions. */

import type { Element, ElementContent, Properties, Text } from 'hast'
import type { Book } from '../book/book.ts'
import { eachElement, treesOf } from '../book/trees.ts'

/** Makes an element; a string becomes a text node, nothing where a part is absent. */
export function element(
  tagName: string,
  properties: Properties = {},
  children: readonly (ElementContent | string | undefined)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap((child) => {
      if (child === undefined || child === '') return []
      return typeof child === 'string' ? [text(child)] : [child]
    }),
  }
}

/** Puts each part on a line of its own, so that people can read the file too. Only where white space means nothing. */
export function onLines(parts: readonly (ElementContent | undefined)[]): readonly (ElementContent | string)[] {
  return ['\n', ...parts.flatMap((part) => (part === undefined ? [] : [part, '\n']))]
}

/** Makes a text node. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/**
 * Rebuilds a tree, leaves first and in reading order: `change` gets each element with its children already changed.
 * The given tree stays as it is.
 */
export function rebuild(nodes: readonly ElementContent[], change: (node: Element) => ElementContent): ElementContent[] {
  return nodes.map((node) =>
    node.type === 'element' ? change({ ...node, children: rebuild(node.children, change) }) : node,
  )
}

/** Whether an element has a class. */
export function hasClass({ properties: { className } }: Pick<Element, 'properties'>, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

/**
 * A source of ids that the book does not use: `text`, or where a heading of the book has that id `text-2`.
 * The same id is never given twice.
 */
export function freeIds(book: Book): (wanted: string) => string {
  const taken = new Set([...book.chapters, ...book.notes].map(({ id }) => id))
  for (const tree of treesOf(book)) {
    eachElement(tree, ({ properties }) => {
      if (typeof properties.id === 'string') taken.add(properties.id)
    })
  }
  return (wanted) => {
    let id = wanted
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
    taken.add(id)
    return id
  }
}
