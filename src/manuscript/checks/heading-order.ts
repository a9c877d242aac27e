/** Checks that headings go down one rank at a time and say something. */

import { toString } from 'hast-util-to-string'
import type { Root } from 'hast'
import type { Plugin } from 'unified'
import { warning } from '../messages.ts'

/** Warns of a heading that skips a rank, and of one without words. The book itself never skips: `assemble` closes the gap. */
export const headingOrder: Plugin<[], Root> = () => (tree, file) => {
  let last: number | undefined
  for (const node of tree.children) {
    const rank = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined
    if (node.type !== 'element' || rank === undefined) continue
    if (toString(node).trim() === '') {
      const note = 'Give it a title, or take the line out.'
      warning(file, { reason: 'This heading has no words', note, ruleId: 'empty-heading', place: node.position })
      continue
    }
    if (last !== undefined && Number(rank) > last + 1) {
      warning(file, {
        reason: `Heading jumps from level ${last} to level ${rank}`,
        note: `Use level ${last + 1} here, or raise the heading above. In the book it stands at level ${last + 1}.`,
        ruleId: 'heading-order',
        place: node.position,
      })
    }
    last = Number(rank)
  }
}
