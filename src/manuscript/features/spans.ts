/** Attributes of headings, pictures, links and bracketed spans, and notes that stand in the line: `^[…]`. */

import type { FootnoteDefinition, Heading, PhrasingContent, Root, Text } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { walkMarkdown } from '../walk.ts'
import { attributeList, propertiesOf } from './attribute-list.ts'
import { construct } from './construct.ts'

/**
 * Reads `# Heading {#id lang=fr}`, `![…](…){.decorative}`, `[text]{.small-caps}` and `text^[a note]`. Braces that
 * hold no attribute list stay text.
 */
export const spans: Plugin<[], Root> = () => (tree, file) => {
  const notes: FootnoteDefinition[] = []
  walkMarkdown(tree, (node) => {
    if (node.type === 'heading') headingAttributes(node, file)
    if (!('children' in node) || !node.children.some(mayHoldSpan)) return
    node.children = spansIn(node.children as PhrasingContent[], file, notes)
  })
  tree.children.push(...notes)
}

/** The same for a caption or a line that was parsed apart. */
export function spansIn(
  children: readonly PhrasingContent[],
  file: VFile,
  notes: FootnoteDefinition[],
): PhrasingContent[] {
  if (!children.some(mayHoldSpan)) return [...children]
  const written: PhrasingContent[] = []
  const openings: number[] = []
  for (const child of children) {
    if (child.type === 'text') readText(child, { written, openings, file, notes })
    else written.push(child)
  }
  return joinTexts(written)
}

type Reading = {
  readonly written: PhrasingContent[]
  /** Where in `written` the brackets stand that are still open. */
  readonly openings: number[]
  readonly file: VFile
  readonly notes: FootnoteDefinition[]
}

function mayHoldSpan(node: { type: string; value?: string }): boolean {
  return node.type === 'text' && node.value !== undefined && /\]\{|^\{|\^\[/.test(node.value)
}

function headingAttributes(heading: Heading, file: VFile): void {
  const last = heading.children.at(-1)
  const list = last?.type === 'text' ? attributeList(last.value, 'end') : undefined
  if (last?.type !== 'text' || list === undefined || isSpanEnd(last.value, list.rest)) return
  last.value = list.rest
  if (list.rest === '') heading.children.pop()
  heading.data = { ...heading.data, hProperties: propertiesOf(list.attributes, file, heading.position) }
}

/** In `# The [SS]{.small-caps}` the braces belong to the span, not to the heading. */
function isSpanEnd(text: string, rest: string): boolean {
  return rest.endsWith(']') && text.startsWith('{', rest.length)
}

function readText(node: Text, reading: Reading): void {
  const { written, openings, file, notes } = reading
  let rest = withoutElementAttributes(node, reading)
  while (rest !== '') {
    const bracket = /\^?\[|\]/.exec(rest)
    if (bracket === null) break
    push(written, node, rest.slice(0, bracket.index))
    rest = rest.slice(bracket.index + bracket[0].length)
    if (bracket[0] !== ']') {
      openings.push(written.length)
      written.push({ ...node, value: bracket[0] })
      continue
    }
    const opening = openings.pop()
    const opener = opening === undefined ? undefined : written[opening]
    const list = attributeList(rest, 'start')
    if (opening !== undefined && opener?.type === 'text' && opener.value === '^[') {
      const content = joinTexts(written.splice(opening).slice(1))
      const identifier = `^${notes.length + 1}`
      notes.push({
        type: 'footnoteDefinition',
        identifier,
        children: [{ type: 'paragraph', children: content, ...at(node) }],
        ...at(node),
      })
      written.push({ type: 'footnoteReference', identifier, ...at(node) })
    } else if (opening !== undefined && list !== undefined) {
      const content = joinTexts(written.splice(opening).slice(1))
      written.push(construct('span', propertiesOf(list.attributes, file, node.position), content, node.position))
      rest = list.rest
    } else push(written, node, ']')
  }
  push(written, node, rest)
}

/** Gives a list right behind a picture, a link or code to it, and returns the text that is left. */
function withoutElementAttributes(node: Text, { written, file }: Reading): string {
  const before = written.at(-1)
  const list = attributeList(node.value, 'start')
  if (list === undefined || before === undefined) return node.value
  if (!['image', 'imageReference', 'link', 'linkReference', 'inlineCode'].includes(before.type)) return node.value
  before.data = { ...before.data, hProperties: propertiesOf(list.attributes, file, node.position) }
  return list.rest
}

function push(written: PhrasingContent[], node: Text, value: string): void {
  if (value !== '') written.push({ ...node, value })
}

function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { ...last, value: last.value + node.value }
    else joined.push(node)
  }
  return joined
}

function at({ position }: Text): { position?: NonNullable<Text['position']> } {
  return position === undefined ? {} : { position }
}
