/** Heads of tables as programs that read aloud want them: each with words, or none. */

import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { eachElement } from '../book/trees.ts'
import type { Words } from '../theme/theme.ts'
import { spokenFormula } from './formulas/spoken.ts'
import { rebuild } from './markup.ts'

/**
 * A head without words is a plain cell for those who go through a table by its heads. The book keeps it a head, because the tags of a PDF
 * want one for every cell. Where a formula is all that it holds, the formula has a name, since checkers and some readers pass over MathML.
 */
export function headWithWords(head: Element, words: Words): Element {
  if (head.children.length > 0) return isOnlyFormula(head.children) ? withNames(head, words) : head
  const { scope: _, ...properties } = head.properties
  return { ...head, tagName: 'td', properties }
}

function isOnlyFormula(nodes: readonly ElementContent[]): boolean {
  let [hasFormula, hasPicture] = [false, false]
  eachElement(nodes, ({ tagName }) => {
    hasFormula ||= tagName === 'math'
    hasPicture ||= tagName === 'img'
  })
  const rest = rebuild(nodes, (node) => (node.tagName === 'math' ? { type: 'text', value: '' } : node))
  return hasFormula && !hasPicture && toString({ type: 'root', children: rest }).trim() === ''
}

function withNames(head: Element, words: Words): Element {
  const children = rebuild(head.children, (node) => {
    if (node.tagName !== 'math') return node
    const { alttext = spokenFormula(node, words) } = node.properties
    return { ...node, properties: { ...node.properties, ariaLabel: String(alttext) } }
  })
  return { ...head, children }
}
