/** Names the leaf blocks of a chapter as the typesetter wants them: `chapter-3/17`. */

import type { ElementContent } from 'hast'
import type { Chapter } from '../../book/book.ts'
import { textBlocks } from '../../book/positions.ts'
import type { PositionNames } from './text.ts'

/** The name of each block by the node that it begins with; that of a heading is not among them. */
export function positionNames(chapter: Chapter): PositionNames {
  const names = new Map<ElementContent, string>()
  for (const [block, { kind, nodes }] of textBlocks(chapter).entries())
    if (kind !== 'heading' && nodes[0]) names.set(nodes[0], positionName(chapter, block))
  return names
}

/** The name of one block; the heading, where there is one, is block 0. */
export function positionName({ id }: Pick<Chapter, 'id'>, block: number): string {
  return `${id}/${block}`
}
