/** A figure with a caption: Chromium nests a picture in a figure that has no words of its own. */

import type { StructureElement } from './tree.ts'
import { mapElements } from './tree.ts'

/**
 * Turns a figure without a text alternative that only holds other elements into a group, so that the picture in it is
 * the one figure, beside its caption (7.3-1 of PDF/UA-1). A figure of bare lines and shapes stays, for the check to find.
 */
export function groupFigures(tree: readonly StructureElement[]): readonly StructureElement[] {
  return mapElements(tree, (element) => {
    const isGroup = element.type === 'Figure' && !element.alt && element.kids.some((kid) => kid.kind === 'element')
    return [isGroup ? { ...element, type: 'Div' } : element]
  })
}
