/** Finds the place in the manuscript of a position in the book. */

import type { ElementContent } from 'hast'
import type { Book, Place } from './book.ts'
import { textBlocks } from './positions.ts'

/** Where a block of a chapter stands in the writer's files; its chapter's beginning where it came from no line of them. */
export function placeAt(
  { chapters }: Pick<Book, 'chapters'>,
  { chapter, block }: { readonly chapter: string; readonly block: number },
): Place | undefined {
  const found = chapters.find(({ id }) => id === chapter)
  const node = found && textBlocks(found)[block]?.nodes[0]
  return found && node ? (innermost(found.body, node, found.place) ?? found.place) : undefined
}

/** The place of a node, or that of the nearest element around it that has one. */
function innermost(nodes: readonly ElementContent[], wanted: ElementContent, around: Place): Place | undefined {
  for (const node of nodes) {
    const start = node.position?.start
    const path = (node.type === 'element' ? pathOf(node.data) : undefined) ?? around.path
    const place = start ? { path, line: start.line, column: start.column } : around
    if (node === wanted) return place
    const inside = node.type === 'element' ? innermost(node.children, wanted, place) : undefined
    if (inside) return inside
  }
  return undefined
}

/** The file of a block that stands in another one than its chapter begins in. */
function pathOf(data: object | undefined): string | undefined {
  return data && 'path' in data && typeof data.path === 'string' ? data.path : undefined
}
