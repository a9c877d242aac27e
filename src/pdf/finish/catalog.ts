/** The catalog: language, how the document opens, page numbers, colours. */

import { PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib'
import { dictAt, remove, set, textString } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import type { FinishOptions, PageLabel } from '../options.ts'
import { flateStream } from '../streams.ts'
import { srgbProfile } from './colour-profile.ts'

/** Sets what PDF/UA-1 (7.1, 7.2) and PDF/A-2 (6.2.3, 6.7) ask of the catalog, and how readers open the book. */
export function writeCatalog({ context, catalog }: OpenPdf, options: FinishOptions): void {
  const { direction, language, pageLabels, pageLayout = 'TwoPageRight' } = options
  set(catalog, 'Lang', textString(language))
  set(catalog, 'MarkInfo', context.obj({ Marked: true, Suspects: false }))
  const reading = direction === 'rtl' ? { Direction: 'R2L' } : {}
  set(catalog, 'ViewerPreferences', context.obj({ DisplayDocTitle: true, ...reading }))
  set(catalog, 'PageLayout', PDFName.of(pageLayout))
  if (dictAt(catalog, 'Outlines')) set(catalog, 'PageMode', PDFName.of('UseOutlines'))
  if (pageLabels.length > 0) {
    const numbers = pageLabels.flatMap((label) => [PDFNumber.of(label.start), context.obj(labelEntries(label))])
    set(catalog, 'PageLabels', context.obj({ Nums: numbers }))
  } else remove(catalog, 'PageLabels')
  const profile = context.register(flateStream(context, srgbProfile(), { N: 3 }))
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile })
  set(intent, 'OutputConditionIdentifier', PDFString.of('sRGB'))
  set(intent, 'Info', PDFString.of('sRGB IEC61966-2.1'))
  set(catalog, 'OutputIntents', context.obj([intent]))
}

/** Puts the metadata stream in; it stays unpacked, so that tools that know no PDF find it (ISO 32000-1, 14.3.2). */
export function writeMetadata({ context, catalog }: OpenPdf, packet: Uint8Array): void {
  const stream = PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), packet)
  set(catalog, 'Metadata', context.register(stream))
}

function labelEntries({ style, first = 1 }: PageLabel): Record<string, string | number> {
  if (style === 'none') return {}
  return { S: style === 'roman' ? 'r' : 'D', St: first }
}
