/** The source of a quotation: a last line that begins with a dash becomes its attribution. */

import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { Plugin } from 'unified'
import type { Position } from 'unist'
import { phrasing } from '../formats/markdown/phrasing.ts'
import { walkMarkdown } from '../walk.ts'
import { construct } from './construct.ts'

const dashAtStart = /^\s*(?:-{2,3}(?!-)|[—–―])\s*/
const dashOnLastLine = /\n[ \t]*(?:-{2,3}(?!-)|[—–―])[^\n]*$/

/** Marks the attribution of ordinary quotations. */
export const attributions: Plugin<[], Root> = () => (tree) => {
  walkMarkdown(tree, (quote) => {
    if (quote.type !== 'blockquote') return
    const content = attributed(quote.children, undefined, undefined)
    if (content !== quote.children) quote.children = content as typeof quote.children
  })
}

/**
 * Gives the content of a quotation its `<p class="attribution">`: from `by`, or else from a last paragraph or line that
 * begins with a dash (which is left out: themes set one). Paragraphs that all begin with a dash are speech, and stay.
 */
export function attributed(
  content: readonly RootContent[],
  by: string | undefined,
  position: Position | undefined,
): RootContent[] {
  if (by !== undefined)
    return [...content, construct('p', { className: ['attribution'] }, phrasing(by, position), position)]
  const last = content.at(-1)
  if (last?.type !== 'paragraph') return content as RootContent[]
  const before = content.slice(0, -1)
  if (startsWithDash(last)) {
    if (before.length === 0 || before.some((node) => node.type === 'paragraph' && startsWithDash(node)))
      return content as RootContent[]
    return [...before, attribution(withoutDash(last.children), last)]
  }
  const split = lastLine(last)
  return split === undefined
    ? (content as RootContent[])
    : [...before, { ...last, children: split.text }, attribution(split.source, last)]
}

function attribution(children: readonly PhrasingContent[], { position }: Paragraph): RootContent {
  return construct('p', { className: ['attribution'] }, children, position)
}

function startsWithDash({ children: [first] }: Paragraph): boolean {
  return first?.type === 'text' && dashAtStart.test(first.value)
}

/** Parts a paragraph before its last line when that line, and no other, begins with a dash. */
function lastLine({
  children,
}: Paragraph): { readonly text: PhrasingContent[]; readonly source: PhrasingContent[] } | undefined {
  const index = children.findLastIndex(
    (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
  )
  const node = children[index]
  if (node?.type === 'break') {
    const source = children.slice(index + 1)
    const [first] = source
    if (first?.type !== 'text' || !dashAtStart.test(first.value) || index === 0) return undefined
    return { text: children.slice(0, index), source: withoutDash(source) }
  }
  if (node?.type !== 'text') return undefined
  const found = dashOnLastLine.exec(node.value)
  const lines = node.value.split('\n').slice(1)
  if (found === null || lines.filter((line) => dashAtStart.test(line)).length > 1) return undefined
  return {
    text: [...children.slice(0, index), { ...node, value: node.value.slice(0, found.index) }],
    source: withoutDash([{ ...node, value: node.value.slice(found.index + 1) }, ...children.slice(index + 1)]),
  }
}

function withoutDash(children: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = children
  return first?.type === 'text' ? [{ ...first, value: first.value.replace(dashAtStart, '') }, ...others] : [...children]
}
