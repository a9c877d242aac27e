/** Finds the content that each leaf of the structure tree stands for. */

import type { PDFRef } from 'pdf-lib'
import type { ContentFacts } from '../content/scan.ts'
import type { MarkedSequence } from '../content/facts.ts'
import type { MarkedKid, StructureElement } from './tree.ts'
import { elementsOf } from './tree.ts'

/** Leaf → its sequence and the stream that holds it; leaves whose content is gone are missing. */
export type Located = ReadonlyMap<MarkedKid, { readonly sequence: MarkedSequence; readonly facts: ContentFacts }>

/**
 * Chromium numbers the content of each form (a group with opacity, say) from 0 again, and its tree does not name the form. So one
 * number may stand for several sequences of a page: they are dealt out in reading order, first to elements of their own type.
 * The tree must be as it was read: its types are those under which the content was drawn.
 */
export function locateContent(tree: readonly StructureElement[], contents: readonly ContentFacts[]): Located {
  const located = new Map<MarkedKid, Candidate>()
  const candidates = candidatesByNumber(contents)
  for (const { type, kids } of elementsOf(tree))
    for (const kid of kids) {
      if (kid.kind !== 'marked') continue
      const free = candidates.get(kid.page)?.get(kid.mcid) ?? []
      const chosen = Math.max(
        free.findIndex(({ sequence }) => sequence.tag === type),
        0,
      )
      const [candidate] = free.splice(chosen, 1)
      if (candidate) located.set(kid, candidate)
    }
  return located
}

type Candidate = { readonly sequence: MarkedSequence; readonly facts: ContentFacts }

function candidatesByNumber(contents: readonly ContentFacts[]): ReadonlyMap<PDFRef, Map<number, Candidate[]>> {
  const byPage = new Map<PDFRef, Map<number, Candidate[]>>()
  for (const facts of contents) {
    const byNumber = byPage.get(facts.page.ref) ?? new Map<number, Candidate[]>()
    byPage.set(facts.page.ref, byNumber)
    for (const sequence of facts.sequences) {
      const known = byNumber.get(sequence.mcid)
      if (known) known.push({ sequence, facts })
      else byNumber.set(sequence.mcid, [{ sequence, facts }])
    }
  }
  return byPage
}
