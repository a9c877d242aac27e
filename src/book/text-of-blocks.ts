/** The leaf blocks of a text as words: what each is, what it says, which notes it calls and which pictures stand in it. */

import type { Element, ElementContent } from 'hast'
import type { BlockKind } from './book-text.ts'
import { formulaLine } from './formula-line.ts'
import { isPhrasing } from './phrasing.ts'
import { blocksAndRuns, holdsBlocks } from './positions.ts'

export type LeafText = {
  readonly kind: BlockKind
  readonly text: string
  /** Of a heading. */
  readonly level?: number
  /** Calls of notes: id of the note, and the characters before the call as `positions.ts` counts them. */
  readonly calls: readonly { readonly note: string; readonly character: number }[]
  /** Descriptions of the pictures that have one. */
  readonly pictures: readonly string[]
}

/** One entry for each block that `textBlocks` counts, in the same order, those without words too. */
export function leafTexts(nodes: readonly ElementContent[]): readonly LeafText[] {
  return leavesAmong(nodes, 'paragraph')
}

/** @param around what the blocks are, where their own element does not say it */
function leavesAmong(nodes: readonly ElementContent[], around: BlockKind): readonly LeafText[] {
  return blocksAndRuns(nodes).flatMap((part): readonly LeafText[] => {
    const [first] = part
    if (first?.type !== 'element' || isPhrasing(first)) return [leafOf(part, around)]
    const kind = kindOf(first, around)
    return holdsBlocks(first.children) ? leavesAmong(first.children, kind) : [leafOf([first], kind)]
  })
}

const kinds: Readonly<Record<string, BlockKind>> = {
  pre: 'code',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  caption: 'caption',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  blockquote: 'quote',
}

function kindOf({ tagName, properties }: Element, around: BlockKind): BlockKind {
  const names = Array.isArray(properties['className']) ? properties['className'] : []
  if (/^h[1-6]$/.test(tagName)) return 'heading'
  if (names.includes('verse')) return 'verse'
  if (names.includes('formula')) return 'formula'
  return kinds[tagName] ?? around
}

function leafOf(nodes: readonly ElementContent[], kind: BlockKind): LeafText {
  const [first] = nodes
  const found: Found = { text: '', character: 0, calls: [], pictures: [] }
  for (const node of nodes) gather(node, found)
  const level = kind === 'heading' && first?.type === 'element' ? Number(first.tagName.slice(1)) : undefined
  // Code begins where its first line does, with the spaces before it.
  const text = kind === 'code' ? found.text.trimEnd() : found.text.replaceAll(/ *\n */g, '\n').trim()
  return { kind, text, ...(level === undefined ? {} : { level }), calls: found.calls, pictures: found.pictures }
}

type Found = {
  text: string
  /** Units of text nodes so far. */
  character: number
  readonly calls: { readonly note: string; readonly character: number }[]
  readonly pictures: string[]
}

function gather(node: ElementContent, found: Found): void {
  if (node.type === 'text') {
    found.text += node.value
    found.character += node.value.length
  }
  if (node.type !== 'element') return
  const { tagName, properties, children } = node
  const before = found.text
  if (tagName === 'br') found.text += '\n'
  const description = tagName === 'img' ? String(properties['alt'] ?? '').trim() : ''
  if (description !== '') found.pictures.push(description)
  if (properties['dataNote'] !== undefined)
    found.calls.push({ note: String(properties['dataNote']), character: found.character })
  for (const child of children) gather(child, found)
  if (properties['dataNote'] !== undefined) found.text = before
  if (tagName === 'math') found.text = before + formulaLine(node)
}
