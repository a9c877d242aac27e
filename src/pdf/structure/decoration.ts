/** Finds the marked content that says nothing: borders, rules and pictures without words, which are artifacts. */

import type { MarkedSequence } from '../content/facts.ts'
import type { Located } from './locate.ts'
import type { StructureElement, StructureKid } from './tree.ts'
import { mapElements } from './tree.ts'

export type PlacedTree = {
  readonly tree: readonly StructureElement[]
  /** Sequences that become artifacts. */
  readonly decoration: ReadonlySet<MarkedSequence>
  /** Leaves that show shapes or pictures and no text. */
  readonly drawings: ReadonlySet<StructureKid>
}

/**
 * Drops the leaves whose content is gone or only decorates, and names the form where content stands in one
 * (ISO 32000-1, 14.7.4.2).
 */
export function placeContent(tree: readonly StructureElement[], located: Located): PlacedTree {
  const meaningful = meaningfulContent(tree)
  const decoration = new Set<MarkedSequence>()
  const drawings = new Set<StructureKid>()
  const place = (kid: StructureKid): readonly StructureKid[] => {
    if (kid.kind !== 'marked') return [kid]
    const found = located.get(kid)
    if (!found) return []
    const { sequence, facts } = found
    if (!sequence.showsText && !(sequence.paints && meaningful.has(kid))) {
      decoration.add(sequence)
      return []
    }
    const placed = facts.isForm && facts.ref ? { ...kid, stream: facts.ref } : kid
    if (!sequence.showsText) drawings.add(placed)
    return [placed]
  }
  // `meaningful` and `located` know leaves by identity: elements are made anew, leaves are not.
  const placed = mapElements(tree, (element) => [{ ...element, kids: element.kids.flatMap(place) }])
  return { tree: placed, decoration, drawings }
}

/** Content that means something even without text: what figures, formulas and labels of list items are made of. */
function meaningfulContent(tree: readonly StructureElement[]): ReadonlySet<StructureKid> {
  const meaningful = new Set<StructureKid>()
  const visit = (kids: readonly StructureKid[], isMeaningful: boolean): void => {
    for (const kid of kids) {
      if (kid.kind === 'element') visit(kid.kids, isMeaningful || PICTURES.has(kid.type))
      else if (isMeaningful) meaningful.add(kid)
    }
  }
  visit(tree, false)
  return meaningful
}

const PICTURES: ReadonlySet<string> = new Set(['Figure', 'Formula', 'Lbl', 'Form'])
