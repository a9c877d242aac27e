/** Pages as form XObjects, so that a sheet can draw them (ISO 32000-1, 8.10). */

import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFNumber, PDFRawStream } from 'pdf-lib'
import { pageBytes } from '../content/scan.ts'
import { dictAt, numbersOf, remove, set, streamAt } from '../objects.ts'
import type { PdfPage } from '../open.ts'
import { inherited, inheritedDict } from '../open.ts'
import { flateStream, keepPacked } from '../streams.ts'
import type { Box } from './types.ts'

/**
 * Makes a form of a page whose lower left corner is at the origin. The content stays packed as it is where the page has one stream
 * of it; links, tags and actions belong to the page and stay behind.
 *
 * @param resources the page's, which several forms may share
 */
export function pageForm(context: PDFContext, page: PdfPage, resources: PDFRef): PDFRef {
  const single = streamAt(page.dict, 'Contents')
  const form = single ? PDFRawStream.of(single.dict.clone(context), single.contents) : undefined
  const stream = form ?? flateStream(context, pageBytes(page))
  if (form?.dict.has(context.obj('Filter'))) keepPacked(form)
  const { x, y, width, height } = pageBox(page)
  remove(stream.dict, 'Length')
  set(stream.dict, 'Type', context.obj('XObject'))
  set(stream.dict, 'Subtype', context.obj('Form'))
  set(stream.dict, 'BBox', context.obj([x, y, x + width, y + height]))
  if (x !== 0 || y !== 0) set(stream.dict, 'Matrix', context.obj([1, 0, 0, 1, -x, -y]))
  set(stream.dict, 'Resources', resources)
  const group = dictAt(page.dict, 'Group')
  if (group) set(stream.dict, 'Group', group)
  return context.register(stream)
}

/** Gives each set of resources that is asked for a number, and one number to sets that say the same. */
export function sharedResources(context: PDFContext): (page: PdfPage) => PDFRef {
  const known = new Map<string, PDFRef>()
  return ({ dict }) => {
    const resources = inheritedDict(dict, 'Resources') ?? PDFDict.withContext(context)
    const written = resources.toString()
    const ref = known.get(written) ?? context.register(resources)
    known.set(written, ref)
    return ref
  }
}

/** What shows of a page, pt. Throws where it has no size or lies on its side, as pages of Chapbook never do. */
export function pageBox({ index, dict }: PdfPage): Box {
  const given = inherited(dict, 'CropBox') ?? inherited(dict, 'MediaBox')
  const [left = Number.NaN, bottom = 0, right = 0, top = 0] = given instanceof PDFArray ? numbersOf(given) : []
  const rotation = inherited(dict, 'Rotate')
  const isTurned = rotation instanceof PDFNumber && rotation.asNumber() % 360 !== 0
  if (Number.isNaN(left) || isTurned) throw new Error(`Page ${index + 1} of the PDF cannot be laid on a sheet`)
  return {
    x: Math.min(left, right),
    y: Math.min(bottom, top),
    width: Math.abs(right - left),
    height: Math.abs(top - bottom),
  }
}
