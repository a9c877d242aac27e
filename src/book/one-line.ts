/** The words of a heading or a caption on one line. */

import type { ElementContent } from 'hast'
import { formulaLine } from './formula-line.ts'

/** Plain text without note calls, with a space where a line is broken and the description where a picture stands. */
export function oneLine(nodes: readonly ElementContent[]): string {
  return nodes
    .map(wordsOf)
    .join('')
    .replaceAll(/\s*\n\s*| {2,}/g, ' ')
    .trim()
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  if (node.tagName === 'br') return ' '
  if (node.tagName === 'math') return formulaLine(node)
  if (node.tagName === 'img') return String(node.properties['alt'] ?? '')
  return node.properties['dataNote'] === undefined ? node.children.map(wordsOf).join('') : ''
}
