/** How the parts of Markdown that the book writes in its own way become HTML elements. */

import { defListHastHandlers } from 'remark-definition-list'
import { defaultHandlers, type Options } from 'remark-rehype'
import type { Element, ElementContent } from 'hast'
import type { FootnoteDefinition, FootnoteReference, ListItem, Parents } from 'mdast'

type State = Parameters<(typeof defaultHandlers)['listItem']>[0]

/** Options for `remark-rehype`. HTML is let through as it is; `rawHtml` parses and sanitises it next. */
export const toHast: Readonly<Options> = {
  allowDangerousHtml: true,
  handlers: { ...defListHastHandlers, footnoteReference, footnoteDefinition, listItem },
}

/** A call that waits for its number; `assemble` counts through the book. */
function footnoteReference(state: State, node: FootnoteReference): Element {
  const call: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['note-call'], dataNote: node.identifier },
    children: [],
  }
  state.patch(node, call)
  return call
}

/** The text of a note at the end of its file, until `assemble` takes it out. */
function footnoteDefinition(state: State, node: FootnoteDefinition): Element {
  const text: Element = {
    type: 'element',
    tagName: 'div',
    properties: { dataNoteText: node.identifier },
    children: state.all(node),
  }
  state.patch(node, text)
  return text
}

function listItem(state: State, node: ListItem, parent: Parents | undefined): Element {
  if (typeof node.checked !== 'boolean') return defaultHandlers.listItem(state, node, parent)
  const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent)
  const box: ElementContent[] = [taskBox(node.checked), { type: 'text', value: ' ' }]
  item.properties['className'] = ['task']
  const first = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '')
  const target = first?.type === 'element' && first.tagName === 'p' ? first : item
  target.children = [...box, ...target.children]
  return item
}

function taskBox(isDone: boolean): Element {
  const properties = {
    className: ['task-box'],
    role: 'img',
    ariaLabel: isDone ? 'Done' : 'To do',
    dataDone: String(isDone),
  }
  return { type: 'element', tagName: 'span', properties, children: [] }
}
