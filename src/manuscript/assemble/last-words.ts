/** Keeps a heading's last word from standing alone on a line. */

import type { Element, ElementContent } from 'hast'
import { oneLine } from '../../book/one-line.ts'

const noBreak = '\u00A0'

/** Longest last word, in characters, that is tied to the one before it. */
const longest = 8

/** Ties the last two words of a heading of four or more words, where the last is short. */
export function tieLastWords(heading: readonly ElementContent[]): readonly ElementContent[] {
  const words = oneLine(heading).split(' ')
  if (words.length < 4 || Array.from(words.at(-1) ?? '').length > longest) return heading
  return tied(heading) ?? heading
}

/** Does the same for every section's heading in a chapter's body. */
export function tieSections(body: readonly ElementContent[]): readonly ElementContent[] {
  return body.map((node) => {
    if (node.type !== 'element' || node.tagName !== 'section') return node
    const [heading, ...others] = node.children
    if (heading?.type !== 'element') return node
    const title: Element = { ...heading, children: [...tieLastWords(heading.children)] }
    return { ...node, children: [title, ...tieSections(others)] }
  })
}

/** Replaces the last space between words; `undefined` where it does not stand in the last text. */
function tied(nodes: readonly ElementContent[]): readonly ElementContent[] | undefined {
  const index = nodes.findLastIndex((node) => !isCall(node))
  const node = nodes[index]
  if (node?.type === 'text') {
    const space = node.value.trimEnd().lastIndexOf(' ')
    if (space <= 0) return undefined
    return nodes.with(index, { ...node, value: node.value.slice(0, space) + noBreak + node.value.slice(space + 1) })
  }
  if (node?.type !== 'element' || node.tagName === 'code') return undefined
  const children = tied(node.children)
  return children === undefined ? undefined : nodes.with(index, { ...node, children: [...children] })
}

function isCall(node: ElementContent): boolean {
  return node.type === 'element' && node.properties['dataNote'] !== undefined
}
