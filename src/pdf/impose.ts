/** Lays the pages of a finished PDF on sheets for printing: booklets, and several pages on a side. */

import type { BookletLayout } from './impose/booklet.ts'
import type { NUpLayout } from './impose/n-up.ts'
import type { Booklet, NUp } from './impose/sheets.ts'
import type { DocumentFacts } from './facts.ts'

export type { BookletLayout } from './impose/booklet.ts'
export type { NUpLayout } from './impose/n-up.ts'
export type { Booklet, NUp } from './impose/sheets.ts'

/**
 * Makes a booklet of the pages, two on each side of a sheet, that is printed on both sides, folded and stapled.
 *
 * The words of each page are those of the page in `pdf`. The same bytes and options give the same bytes. Throws where `pdf` cannot
 * be parsed, or a page of it lies on its side.
 *
 * @param facts what the file says about itself; its title had better say that it is for printing
 */
export async function imposeBooklet(pdf: Uint8Array, layout: BookletLayout, facts: DocumentFacts): Promise<Booklet> {
  const { bookletSheets } = await import('./impose/sheets.ts')
  return bookletSheets(pdf, layout, facts)
}

/** Lays two, three or four pages on each side of a sheet, in the order in which they are read; see `imposeBooklet`. */
export async function imposeNUp(pdf: Uint8Array, layout: NUpLayout, facts: DocumentFacts): Promise<NUp> {
  const { nUpSheets } = await import('./impose/sheets.ts')
  return nUpSheets(pdf, layout, facts)
}
