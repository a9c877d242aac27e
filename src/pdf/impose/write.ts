/** Writes the sheets of a plan as a PDF for printing. */

import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFDict, PDFRawStream } from 'pdf-lib'
import { writeMetadata } from '../finish/catalog.ts'
import { writeInformation } from '../finish/information.ts'
import { xmpPacket } from '../finish/xmp.ts'
import { filterNames, flateStream, keepPacked } from '../streams.ts'
import { set, textString } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import type { DocumentFacts } from '../facts.ts'
import { serialise } from '../serialise.ts'
import { drawSide } from './drawing.ts'
import { pageForm, sharedResources } from './forms.ts'
import type { SheetPlan } from './types.ts'

export type SheetOptions = {
  readonly facts: DocumentFacts
  /** What a print dialogue is to propose; none where one side is as good as two. */
  readonly duplex?: 'DuplexFlipShortEdge' | 'DuplexFlipLongEdge'
}

/**
 * Writes one page a side. Fonts and pictures are those of the document and are there once; its tags, links and bookmarks are for
 * the screen and stay behind, so no claim is made of PDF/UA or PDF/A. Print dialogues are asked for actual size and, where it
 * matters, for both sides (ISO 32000-1, 12.2).
 */
export function writeSheets({ context, pages }: OpenPdf, plan: SheetPlan, { facts, duplex }: SheetOptions): Uint8Array {
  keepAllPacked(context)
  const resourcesOf = sharedResources(context)
  const forms = new Map<number, PDFRef>()
  const formOf = (index: number): PDFRef | undefined => {
    const page = pages[index]
    const known = forms.get(index)
    if (known ?? !page) return known
    const form = pageForm(context, page, resourcesOf(page))
    forms.set(index, form)
    return form
  }
  const tree = context.nextRef()
  const kids = plan.sides.map((side) => {
    const forms = PDFDict.withContext(context)
    for (const { page } of side.placements) {
      const form = formOf(page)
      if (form) set(forms, nameOfForm(page), form)
    }
    const content = flateStream(context, Buffer.from(drawSide(side, plan, nameOfForm), 'latin1'))
    return context.register(
      context.obj({
        Type: 'Page',
        Parent: tree,
        Resources: { XObject: forms },
        Contents: context.register(content),
      }),
    )
  })
  const mediaBox = [0, 0, rounded(plan.width), rounded(plan.height)]
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length, MediaBox: mediaBox }))
  const preferences = { DisplayDocTitle: true, PrintScaling: 'None', ...(duplex ? { Duplex: duplex } : {}) }
  const catalog = context.obj({
    Type: 'Catalog',
    Pages: tree,
    ViewerPreferences: preferences,
    PageLayout: 'SinglePage',
  })
  set(catalog, 'Lang', textString(facts.language))
  context.trailerInfo.Root = context.register(catalog)
  const sheets = { context, catalog, pages: [] }
  writeInformation(sheets, facts)
  writeMetadata(sheets, xmpPacket(facts, { ua: false, archive: false }))
  return serialise(context)
}

/** What finishing has packed is not unpacked again. */
export function keepAllPacked(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && filterNames(object.dict).length > 0) keepPacked(object)
}

function nameOfForm(page: number): string {
  return `P${page + 1}`
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
