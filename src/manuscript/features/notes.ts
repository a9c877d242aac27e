/** Notes: finds every call and every text of a note, and puts the texts behind the flow of their file. */

import type { FootnoteDefinition, Link, LinkReference, Root, Text } from 'mdast'
import type { Plugin } from 'unified'
import { walkMarkdown } from '../walk.ts'

/**
 * Makes calls of `[^x]` in captions and verse, which were parsed apart; moves calls out of links, which cannot hold
 * them; and gathers the texts of the notes at the end of the tree. The first text of a label counts.
 */
export const notes: Plugin<[], Root> = () => (tree) => {
  const definitions = new Map<string, FootnoteDefinition>()
  takeDefinitions(tree, definitions)
  if (definitions.size === 0) return
  tree.children.push(...definitions.values())
  walkMarkdown(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') {
      const calls = takeCalls(node)
      if (calls.length > 0) parent.children.splice(index + 1, 0, ...calls)
      return undefined
    }
    if (node.type !== 'text' || !node.value.includes('[^')) return undefined
    const pieces = withCalls(node, definitions)
    parent.children.splice(index, 1, ...pieces)
    return index + pieces.length
  })
}

/** Takes the texts of notes out of the flow, and those that stand inside another note too. */
function takeDefinitions(from: Root | FootnoteDefinition, definitions: Map<string, FootnoteDefinition>): void {
  walkMarkdown(from, (node, index, parent) => {
    if (node.type !== 'footnoteDefinition') return undefined
    parent.children.splice(index, 1)
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    takeDefinitions(node, definitions)
    return index
  })
}

function takeCalls(link: Link | LinkReference): Link['children'] {
  const calls: Link['children'] = []
  walkMarkdown(link, (call, index, parent) => {
    if (call.type !== 'footnoteReference') return undefined
    calls.push(call)
    parent.children.splice(index, 1)
    return index
  })
  return calls
}

function withCalls(node: Text, definitions: ReadonlyMap<string, FootnoteDefinition>): Root['children'] {
  return node.value.split(/(\[\^[^\]\s]+\])/).flatMap((value): Root['children'] => {
    const label = /^\[\^([^\]\s]+)\]$/.exec(value)?.[1]
    if (label === undefined || !definitions.has(label.toLowerCase())) return value === '' ? [] : [{ ...node, value }]
    const { position } = node
    return [{ type: 'footnoteReference', identifier: label.toLowerCase(), label, ...(position ? { position } : {}) }]
  })
}
