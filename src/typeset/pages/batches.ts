/** Divides a long book into batches of pages that are printed one after another. */

import type { PlannedFlow } from './flows.ts'
import type { MadePage } from './make-pages.ts'
import type { PageRange } from '../types.ts'

/** Chromium holds all that it prints at once, and the start of each printing costs some tens of milliseconds: 48 to 128 pages take the same time. */
const usualSize = 64
/** Up to so many times the usual size, a book is one batch. */
const largest = 1.5

/**
 * Cuts the pages where a flow begins and nothing is joined over the cut, so that each batch can be read by itself.
 *
 * @param pages all pages in order, blank ones included
 * @param pageOf physical page, from 1, of every element that has an id
 * @param columns how many plans of a flow stand on one page
 * @param size wanted pages of a batch
 */
export function batchesOf(
  flows: readonly PlannedFlow[],
  pages: readonly MadePage[],
  pageOf: Readonly<Record<string, number>>,
  columns = 1,
  size = usualSize,
): readonly PageRange[] {
  const count = pages.length
  const batches: PageRange[] = []
  const cuts = count < largest * size ? [] : freeCuts(beginnings(flows, columns), pages, pageOf)
  let from = 0
  while (from < count) {
    const wanted = from + size
    const isLast = count - from < largest * size
    const to = isLast
      ? count
      : nearest(
          cuts.filter((cut) => cut > from),
          wanted,
          count,
        )
    batches.push({ from, to })
    from = to
  }
  return batches
}

/** Index of the first page of every flow, a blank one before it included. */
function beginnings(flows: readonly PlannedFlow[], columns: number): readonly number[] {
  let next = 0
  return flows.map(({ pages, isBlankBefore }) => {
    const first = next
    next += Math.ceil(pages.length / columns) + (isBlankBefore ? 1 : 0)
    return first
  })
}

/** Leaves out the cuts that would part an element from what it owns: a call from its note at the end of the book. */
function freeCuts(
  cuts: readonly number[],
  pages: readonly MadePage[],
  pageOf: Readonly<Record<string, number>>,
): readonly number[] {
  const crossed = new Set<number>()
  pages.forEach(({ element }, index) => {
    for (const owner of element.querySelectorAll('[aria-owns]'))
      for (const id of owner.getAttribute('aria-owns')?.split(' ') ?? []) {
        const other = (pageOf[id] ?? index + 1) - 1
        if (other === index) continue
        const [first, last] = [Math.min(index, other), Math.max(index, other)]
        for (const cut of cuts) if (cut > first && cut <= last) crossed.add(cut)
      }
  })
  return cuts.filter((cut) => !crossed.has(cut))
}

function nearest(cuts: readonly number[], wanted: number, otherwise: number): number {
  let found = otherwise
  for (const cut of cuts) if (Math.abs(cut - wanted) < Math.abs(found - wanted)) found = cut
  return found
}
