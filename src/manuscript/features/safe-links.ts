/** Takes away links that would run something or lead to a disk; their words stay. */

import type { Definition, Link, LinkReference, Root } from 'mdast'
import type { Plugin } from 'unified'
import { judgeAddress } from '../addresses.ts'
import { problem, warning } from '../messages.ts'
import { walkMarkdown } from '../walk.ts'

/** Judges the address of every link; `root` is the project folder. An address out of the project is an error. */
export const safeLinks: Plugin<[string], Root> = (root) => (tree, file) => {
  const definitions = new Map<string, Definition>()
  const links: (Link | LinkReference)[] = []
  walkMarkdown(tree, (node) => {
    if (node.type === 'link' || node.type === 'linkReference') links.push(node)
    else if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  const bad = new Set<Link | LinkReference>()
  for (const link of links) {
    const address = link.type === 'link' ? link.url : definitions.get(link.identifier)?.url
    const verdict = address === undefined ? undefined : judgeAddress(address, file, root)
    if (verdict === undefined || verdict.kind === 'good') continue
    bad.add(link)
    const say = verdict.kind === 'outside' ? problem : warning
    const ruleId = verdict.kind === 'outside' ? 'link-outside' : 'unsafe-link'
    say(file, { reason: verdict.reason, note: verdict.note, ruleId, place: link.position })
  }
  if (bad.size === 0) return
  walkMarkdown(tree, (node, index, parent) => {
    if ((node.type !== 'link' && node.type !== 'linkReference') || !bad.has(node)) return undefined
    parent.children.splice(index, 1, ...node.children)
    return index
  })
}
