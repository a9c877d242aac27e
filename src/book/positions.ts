/**
 * Positions in the text that mean the same in every edition: the chapter, a leaf block of it, a character of that block's text.
 *
 * Block 0 is the heading, if the chapter has one. Then every block without blocks inside counts, in reading order, empty ones too
 * (`hr`, an empty cell); so does every run of text or phrasing elements that stands beside blocks (`<li>Text <ul>…`, a picture above
 * its `figcaption`). Blank text beside blocks is nothing. A character is a UTF-16 unit of the text nodes of the block as the book
 * has them: calls of notes are counted, `br` and pictures are not.
 */

import type { ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Chapter } from './book.ts'
import { isPhrasing } from './phrasing.ts'

export type TextBlock = {
  /** What the block consists of: its element, or the nodes of a run; the nodes of a heading. */
  readonly nodes: readonly ElementContent[]
  readonly kind: 'heading' | 'element' | 'run'
}

/** The leaf blocks of a chapter in reading order; the place in the list is the block's number. */
export function textBlocks({ heading, body }: Pick<Chapter, 'heading' | 'body'>): readonly TextBlock[] {
  const blocks = blocksAmong(body)
  return heading.length > 0 ? [{ nodes: heading, kind: 'heading' }, ...blocks] : blocks
}

/** The text of a block, whose characters are counted. */
export function blockText({ nodes }: TextBlock): string {
  return toString({ type: 'root', children: [...nodes] })
}

/** Whether blocks stand among the nodes, so that what stands beside them are runs. */
export function holdsBlocks(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'element' && !isPhrasing(node))
}

/** Parts nodes that hold blocks into the blocks and the runs of phrasing content between them, without blank text. */
export function blocksAndRuns(nodes: readonly ElementContent[]): readonly (readonly ElementContent[])[] {
  const parts: ElementContent[][] = []
  let run: ElementContent[] = []
  const closeRun = (): void => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) parts.push(run)
    run = []
  }
  for (const node of nodes) {
    if (node.type !== 'element' || isPhrasing(node)) {
      if (node.type !== 'comment') run.push(node)
      continue
    }
    closeRun()
    parts.push([node])
  }
  closeRun()
  return parts
}

function blocksAmong(nodes: readonly ElementContent[]): readonly TextBlock[] {
  return blocksAndRuns(nodes).flatMap((part): readonly TextBlock[] => {
    const [first] = part
    if (first?.type !== 'element' || isPhrasing(first)) return [{ nodes: part, kind: 'run' }]
    return holdsBlocks(first.children) ? blocksAmong(first.children) : [{ nodes: part, kind: 'element' }]
  })
}
