/** Drafts of what stands before and behind the text: each file one, whatever its headings are. */

import type { Element, ElementContent } from 'hast'
import type { VFile } from 'vfile'
import { matterRoles, type MatterRole } from '../../book/matter.ts'
import { oneLine } from '../../book/one-line.ts'
import type { Draft } from './drafts.ts'
import type { Block, Flow, Heading } from './flow.ts'

/** In the order of the book; of several appendices in the order of their files. A file without a word is none. */
export function matterDrafts({ items }: Flow, roles: ReadonlyMap<VFile, MatterRole>): readonly Draft[] {
  const files = [...roles].toSorted(([, a], [, b]) => matterRoles.indexOf(a) - matterRoles.indexOf(b))
  const counts = new Map<MatterRole, number>()
  return files.flatMap(([file, role]): readonly Draft[] => {
    const own = items.filter((item) => item.file === file)
    if (own.length === 0) return []
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    const [first, ...others] = own
    const heading = first?.kind === 'heading' ? first : undefined
    const id = count === 1 ? idOf(role) : `${idOf(role)}-${count}`
    return [{ kind: 'matter', role, id, number: null, heading, items: shaped(role, heading ? others : own), file }]
  })
}

/** The leaves from the metadata have the same ids, so that links to them lead to the writer's own. */
function idOf(role: MatterRole): string {
  return role === 'copyright' ? 'copyright-page' : role
}

/** The page says what a dedication and an epigraph are; so a writer may leave the marks out or put them in. */
function shaped(role: MatterRole, items: readonly (Block | Heading)[]): (Block | Heading)[] {
  if (role === 'dedication') return items.flatMap(undedicated)
  if (role === 'epigraph') return epigraphs(items)
  return [...items]
}

function undedicated(item: Block | Heading): readonly (Block | Heading)[] {
  if (item.kind === 'heading' || !hasClass(item.node, 'dedication')) return [item]
  return item.node.children.flatMap((node) => (node.type === 'element' ? [{ ...item, node }] : []))
}

/** Quotations are epigraphs; where there is none, all that is written is one. */
function epigraphs(items: readonly (Block | Heading)[]): (Block | Heading)[] {
  const isQuotation = ({ kind, node }: Block | Heading): boolean => kind === 'block' && node.tagName === 'blockquote'
  if (items.some(isQuotation) || items.some(({ kind }) => kind === 'heading')) {
    for (const { node } of items.filter(isQuotation)) node.properties = { ...node.properties, className: ['epigraph'] }
    return [...items]
  }
  const [first] = items
  if (first === undefined) return []
  const children = withAttribution(items.map(({ node }) => node))
  const position = first.node.position
  const quotation: Element = {
    type: 'element',
    tagName: 'blockquote',
    properties: { className: ['epigraph'] },
    children,
  }
  return [{ kind: 'block', file: first.file, node: position === undefined ? quotation : { ...quotation, position } }]
}

const dash = /^\s*(?:-{2,3}|[—–―])\s*/

/** A last paragraph that begins with a dash is the source; themes set the dash. */
function withAttribution(nodes: readonly Element[]): ElementContent[] {
  const last = nodes.at(-1)
  if (nodes.length < 2 || last?.tagName !== 'p' || !dash.test(oneLine(last.children))) return [...nodes]
  const [first, ...others] = last.children
  const begin = first?.type === 'text' ? [{ ...first, value: first.value.replace(dash, '') }] : first ? [first] : []
  return [
    ...nodes.slice(0, -1),
    { ...last, properties: { ...last.properties, className: ['attribution'] }, children: [...begin, ...others] },
  ]
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}
