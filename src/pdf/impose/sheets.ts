/** From the bytes of a document to the bytes of its sheets. */

import { openPdf, type OpenPdf } from '../open.ts'
import type { DocumentFacts } from '../facts.ts'
import { planBooklet, type BookletLayout, type BookletPlan } from './booklet.ts'
import { pageBox } from './forms.ts'
import { planNUp, type NUpLayout, type NUpPlan } from './n-up.ts'
import type { Size } from './types.ts'
import { writeSheets } from './write.ts'

export type Booklet = BookletPlan & { readonly bytes: Uint8Array }
export type NUp = NUpPlan & { readonly bytes: Uint8Array }

export async function bookletSheets(pdf: Uint8Array, layout: BookletLayout, facts: DocumentFacts): Promise<Booklet> {
  const opened = await openPdf(pdf)
  const plan = planBooklet(opened.pages.length, largestPage(opened), layout)
  const duplex = layout.flip === 'long' ? 'DuplexFlipLongEdge' : 'DuplexFlipShortEdge'
  return { ...plan, bytes: writeSheets(opened, plan, { facts, duplex }) }
}

export async function nUpSheets(pdf: Uint8Array, layout: NUpLayout, facts: DocumentFacts): Promise<NUp> {
  const opened = await openPdf(pdf)
  const plan = planNUp(opened.pages.length, largestPage(opened), layout)
  return { ...plan, bytes: writeSheets(opened, plan, { facts }) }
}

/** Pages of one document are of one size; should they not be, the largest has to fit. */
function largestPage({ pages }: OpenPdf): Size {
  const boxes = pages.map(pageBox)
  return {
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  }
}
