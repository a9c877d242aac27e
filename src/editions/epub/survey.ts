/** Looks through the book once and says what stands where. */

import type { Element, ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import { oneLine } from '../../book/one-line.ts'

export type Survey = {
  /** Id in the book → file that holds it. */
  readonly places: ReadonlyMap<string, string>
  readonly figures: readonly Caption[]
  readonly tables: readonly Caption[]
  readonly hasTasks: boolean
  readonly hasMath: boolean
  /** Files whose text holds MathML or inline SVG. */
  readonly properties: ReadonlyMap<string, ReadonlySet<'mathml'>>
}

export type Caption = { readonly href: string; readonly text: string }

/** File of a chapter inside the package. */
export function fileOf(chapter: string): string {
  return `${chapter}.xhtml`
}

export function surveyBook(book: Book): Survey {
  const places = new Map<string, string>()
  const figures: Caption[] = []
  const tables: Caption[] = []
  const properties = new Map<string, Set<'mathml'>>()
  let hasTasks = false

  function look(content: readonly ElementContent[], file: string): void {
    for (const node of content) {
      if (node.type !== 'element') continue
      const { id } = node.properties
      if (typeof id === 'string') places.set(id, file)
      switch (node.tagName) {
        case 'figure':
          addCaption(figures, node, 'figcaption', file)
          break
        case 'table':
          addCaption(tables, node, 'caption', file)
          break
        case 'math':
          addProperty(file, 'mathml')
          break
        case 'span':
          hasTasks ||= node.properties['dataDone'] !== undefined
          break
      }
      look(node.children, file)
    }
  }

  function addProperty(file: string, property: 'mathml'): void {
    properties.set(file, (properties.get(file) ?? new Set()).add(property))
  }

  for (const { id, heading, body } of book.chapters) {
    places.set(id, fileOf(id))
    look(heading, fileOf(id))
    look(body, fileOf(id))
  }
  for (const { id, chapter, content } of book.notes) {
    places.set(id, fileOf(chapter))
    look(content, fileOf(chapter))
  }
  const hasMath = [...properties.values()].some((found) => found.has('mathml'))
  return { places, figures, tables, hasTasks, hasMath, properties }
}

function addCaption(captions: Caption[], node: Element, tagName: string, file: string): void {
  const { id } = node.properties
  const caption = node.children.find((child) => child.type === 'element' && child.tagName === tagName)
  if (caption?.type !== 'element') return
  const text = oneLine(caption.children)
  if (text !== '') captions.push({ href: typeof id === 'string' ? `${file}#${id}` : file, text })
}
