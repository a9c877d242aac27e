/** The pages of a document with boxes and marks, and a document of nothing else. */

import type { PDFArray, PDFContext, PDFRef } from 'pdf-lib'
import { PDFDict } from 'pdf-lib'
import type { DocumentFacts } from '../facts.ts'
import { writeMetadata } from '../finish/catalog.ts'
import { writeInformation } from '../finish/information.ts'
import { xmpPacket } from '../finish/xmp.ts'
import { drawLine } from '../impose/drawing.ts'
import { pageBox } from '../impose/forms.ts'
import { keepAllPacked } from '../impose/write.ts'
import type { Box, Size } from '../impose/types.ts'
import { itemsAt, set, streamAt, textString, valueAt } from '../objects.ts'
import { inheritedDict, openPdf, type OpenPdf, type PdfPage } from '../open.ts'
import { serialise } from '../serialise.ts'
import { flateStream, streamBytes } from '../streams.ts'
import { boxesOf, cropMarks, type PageBoxes } from './boxes.ts'

export type PressLayout = {
  /** Of the cut page, mm. */
  readonly trim: Size
  /** Beyond the cut on all sides, mm. */
  readonly bleed: number
  /** Whether marks show where to cut. */
  readonly marks: boolean
  /** The number of pages is filled up with blanks to a multiple of it: 2 makes whole leaves. */
  readonly multiple: number
}

export type PressPdf = { readonly bytes: Uint8Array; readonly pages: number; readonly blanks: number }

export async function pressPages(pdf: Uint8Array, layout: PressLayout, facts: DocumentFacts): Promise<PressPdf> {
  const source = await openPdf(pdf)
  const { context, pages } = source
  keepAllPacked(context)
  const [first] = pages
  if (!first) throw new Error('The PDF has no pages')
  const boxes = boxesOf(pageBox(first), layout.trim, layout.bleed, layout.marks)
  const around = layout.marks ? marksAround(context, boxes, layout.bleed) : undefined
  const tree = context.nextRef()
  const printed = pages.map((page) => pressPage(page, boxes, tree, around))
  const blanks = (layout.multiple - (pages.length % layout.multiple)) % layout.multiple
  const empty = Array.from({ length: blanks }, () => blankPage(context, boxes, tree, around))
  const kids = [...printed, ...empty]
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  const archive = claimsArchive(source) ? '2B' : false
  context.trailerInfo.Root = context.register(pressCatalog(source, tree, facts))
  const made = { context, catalog: context.lookup(context.trailerInfo.Root, PDFDict), pages: [] }
  writeInformation(made, facts)
  writeMetadata(made, xmpPacket(facts, { ua: false, archive }))
  return { bytes: serialise(context), pages: kids.length, blanks }
}

/** What stands before and behind the content of each page: its state of graphics is kept from the marks. */
type Around = { readonly before: PDFRef; readonly behind: PDFRef }

function marksAround(context: PDFContext, boxes: PageBoxes, bleed: number): Around {
  const stream = (text: string): PDFRef => context.register(flateStream(context, Buffer.from(text, 'latin1')))
  const marks = cropMarks(boxes, bleed).map(drawLine).join('\n')
  return { before: stream('q\n'), behind: stream(`\nQ\n${marks}\n`) }
}

/** A new page, because what is for the screen is easier left than taken out. */
function pressPage({ dict }: PdfPage, boxes: PageBoxes, tree: PDFRef, around: Around | undefined): PDFRef {
  const { context } = dict
  const page = framedPage(context, boxes, tree)
  set(page, 'Resources', inheritedDict(dict, 'Resources') ?? PDFDict.withContext(context))
  const group = valueAt(dict, 'Group')
  if (group) set(page, 'Group', group)
  const contents = streamAt(dict, 'Contents') ? [dict.get(context.obj('Contents'))] : itemsAt(dict, 'Contents')
  const all = around ? [around.before, ...contents, around.behind] : contents
  set(page, 'Contents', context.obj(all.filter((item) => item !== undefined)))
  return context.register(page)
}

function blankPage(context: PDFContext, boxes: PageBoxes, tree: PDFRef, around: Around | undefined): PDFRef {
  const page = framedPage(context, boxes, tree)
  set(page, 'Resources', PDFDict.withContext(context))
  if (around) set(page, 'Contents', context.obj([around.before, around.behind]))
  return context.register(page)
}

function framedPage(context: PDFContext, { media, bleed, trim }: PageBoxes, tree: PDFRef): PDFDict {
  return context.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: corners(context, media),
    BleedBox: corners(context, bleed),
    TrimBox: corners(context, trim),
  })
}

function corners(context: PDFContext, { x, y, width, height }: Box): PDFArray {
  return context.obj([x, y, x + width, y + height].map((value) => Math.round(value * 1000) / 1000))
}

/** Colours and page numbers are kept; everything else of the old catalog is for the screen. */
function pressCatalog({ context, catalog }: OpenPdf, tree: PDFRef, { language }: DocumentFacts): PDFDict {
  const made = context.obj({ Type: 'Catalog', Pages: tree })
  for (const key of ['OutputIntents', 'PageLabels']) {
    const value = valueAt(catalog, key)
    if (value) set(made, key, value)
  }
  set(made, 'ViewerPreferences', context.obj({ DisplayDocTitle: true, PrintScaling: 'None' }))
  set(made, 'Lang', textString(language))
  return made
}

/** Whether the document says of itself that it is PDF/A at level A, which finishing only lets it say where it is true. */
function claimsArchive({ catalog }: OpenPdf): boolean {
  const metadata = streamAt(catalog, 'Metadata')
  const packet = Buffer.from((metadata && streamBytes(metadata)) ?? []).toString('utf8')
  return packet.includes('<pdfaid:part>')
}
