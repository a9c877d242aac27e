/** The text of a finished PDF in the order of its tags, over all pages, and the text of its book in the order of reading. */

import type { ElementContent, Nodes } from 'hast'
import type { Book } from '../../src/book/book.ts'
import { openPdf } from '../../src/pdf/open.ts'
import type { StructureKid } from '../../src/pdf/structure/tree.ts'
import { readStructureTree } from '../../src/pdf/structure/tree.ts'
import { textsOf } from './reading.ts'

/** Without white space and hyphens, composed. The text of each note by its identifier; formulas and the numbers of lists are left out. */
export type ReadingText = { readonly flow: string; readonly notes: readonly string[] }

/** The contents are left out too: they repeat the headings. */
export async function taggedText(bytes: Uint8Array): Promise<ReadingText> {
  const { catalog, pages } = await openPdf(bytes)
  const texts = new Map(pages.map((page) => [page.ref.objectNumber, textsOf(page)]))
  const notes: string[] = []
  let flow = ''
  const walk = (kid: StructureKid, isNote: boolean): void => {
    if (kid.kind === 'marked') {
      const text = kid.stream ? '' : (texts.get(kid.page.objectNumber)?.get(kid.mcid) ?? '')
      if (isNote) notes.push(`${notes.pop() ?? ''}${text}`)
      else flow += text
    }
    if (kid.kind !== 'element' || UNREAD.has(kid.type)) return
    if (kid.type === 'Note') notes.push('')
    for (const inner of kid.kids) walk(inner, isNote || kid.type === 'Note')
  }
  for (const element of readStructureTree(catalog) ?? []) walk(element, false)
  return { flow: compact(flow), notes: notes.map(compact) }
}

export function writtenText({ chapters, notes }: Book): ReadingText {
  const textOf = (nodes: readonly ElementContent[]): string => compact(nodes.map(plain).join(''))
  return {
    flow: chapters.map(({ heading, body }) => textOf(heading) + textOf(body)).join(''),
    notes: notes.map(({ content }) => textOf(content)),
  }
}

function plain(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'math')) return ''
  return node.children.map(plain).join('')
}

function compact(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\-\u00ad\u200b\u2060]/g, '')
}

const UNREAD: ReadonlySet<string> = new Set(['Formula', 'Lbl', 'TOC'])
