/** Finds the marked content that says nothing: borders, rules and pictures without words, which are artifacts. */

import type { PDFRef } from 'pdf-lib'
import type { ContentFacts } from '../content/scan.ts'
import type { MarkedSequence } from '../content/stream-scan.ts'
import type { MarkedKid, StructureElement, StructureKid } from './tree.ts'
import { mapElements } from './tree.ts'

export type PlacedTree = {
  readonly tree: readonly StructureElement[]
  /** Sequences that become artifacts. */
  readonly decoration: ReadonlySet<MarkedSequence>
  /** Whether a piece of marked content shows text. */
  readonly showsText: (kid: MarkedKid) => boolean
}

/**
 * Sets each marked kid on the stream where its content is, and drops the kids whose content is gone or only decorates.
 * Chromium numbers the content of a form as if it stood on the page; the tree must name the form (ISO 32000-1, 14.7.4.2).
 */
export function placeContent(tree: readonly StructureElement[], contents: readonly ContentFacts[]): PlacedTree {
  const places = placesOf(contents)
  const meaningful = meaningfulContent(tree)
  const decoration = new Set<MarkedSequence>()
  const showsText = (kid: MarkedKid): boolean => places.get(kid.page)?.get(kid.mcid)?.sequence.showsText ?? false
  const place = (kid: StructureKid): readonly StructureKid[] => {
    if (kid.kind !== 'marked') return [kid]
    const found = places.get(kid.page)?.get(kid.mcid)
    if (!found) return []
    const { sequence, facts } = found
    if (!sequence.showsText && !(sequence.paints && meaningful.has(kid))) {
      decoration.add(sequence)
      return []
    }
    return [facts.isForm && facts.ref ? { ...kid, stream: facts.ref } : kid]
  }
  // `meaningful` knows kids by identity: elements are made anew, marked kids are not.
  const placed = mapElements(tree, (element) => [{ ...element, kids: element.kids.flatMap(place) }])
  return { tree: placed, decoration, showsText }
}

type Places = ReadonlyMap<PDFRef, ReadonlyMap<number, { readonly sequence: MarkedSequence; readonly facts: ContentFacts }>>

function placesOf(contents: readonly ContentFacts[]): Places {
  const places = new Map<PDFRef, Map<number, { sequence: MarkedSequence; facts: ContentFacts }>>()
  for (const facts of contents) {
    const onPage = places.get(facts.page.ref) ?? new Map<number, { sequence: MarkedSequence; facts: ContentFacts }>()
    places.set(facts.page.ref, onPage)
    for (const sequence of facts.sequences) if (!onPage.has(sequence.mcid)) onPage.set(sequence.mcid, { sequence, facts })
  }
  return places
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
