/** The manuscript as one flow of blocks, each with the file it stands in, and the texts of the notes apart. */

import type { Element, ElementContent } from 'hast'
import type { VFile } from 'vfile'
import type { Place } from '../../book/book.ts'
import { oneLine } from '../../book/one-line.ts'
import type { Text } from '../assets.ts'
import { walkHtml } from '../walk.ts'

export type Block = { readonly kind: 'block'; readonly node: Element; readonly file: VFile }

export type Heading = {
  readonly kind: 'heading'
  readonly node: Element
  readonly file: VFile
  /** 1 to 6, as written. */
  readonly rank: number
  readonly title: string
}

export type Flow = {
  readonly items: readonly (Block | Heading)[]
  /** Texts of the notes by label; labels count within a file. */
  readonly notes: ReadonlyMap<VFile, ReadonlyMap<string, Element>>
}

/** Lays the files one behind the other. */
export function flowOf(texts: readonly Text[]): Flow {
  const items: (Block | Heading)[] = []
  const notes = new Map<VFile, ReadonlyMap<string, Element>>()
  for (const { file, tree } of texts) {
    notes.set(file, takeNotes(tree))
    for (const node of tree.children) {
      if (node.type !== 'element') continue
      const rank = /^h([1-6])$/.exec(node.tagName)?.[1]
      if (rank === undefined) {
        items.push({ kind: 'block', node, file })
        continue
      }
      const title = oneLine(node.children)
      if (title !== '') items.push({ kind: 'heading', node, file, rank: Number(rank), title })
    }
  }
  return { items, notes }
}

/** Where a node stands; the beginning of its file where that is not known. */
export function placeOf({ position }: ElementContent, { path }: VFile): Place {
  return { path, line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}

function takeNotes(tree: Text['tree']): ReadonlyMap<string, Element> {
  const notes = new Map<string, Element>()
  walkHtml(tree, (element, index, parent) => {
    const label = element.properties['dataNoteText']
    if (typeof label !== 'string') return undefined
    notes.set(label, element)
    parent.children.splice(index, 1)
    return index
  })
  return notes
}
