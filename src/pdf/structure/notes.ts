/** Notes carry identifiers, each once. */

import type { StructureElement } from './tree.ts'
import { mapElements } from './tree.ts'

/** Names the notes `note-1`, `note-2` … in reading order of their ends (7.9-1 and 7.9-2 of PDF/UA-1). */
export function nameNotes(tree: readonly StructureElement[]): readonly StructureElement[] {
  let count = 0
  return mapElements(tree, (element) => {
    if (element.type !== 'Note' && element.type !== 'FENote') return [element]
    count++
    return [{ ...element, id: element.id ?? `note-${count}` }]
  })
}
