/** Rules for the catalog and for the dictionaries of the pages. */

import { arrayAt, booleanAt, dictAt, nameAt, numbersOf, valueAt } from '../objects.ts'
import type { PdfPage } from '../open.ts'
import { inheritedDict } from '../open.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 14289-1 6.2 and 7.1; ISO 19005-2 6.1.13, 6.4 to 6.11. */
export function* checkCatalog({ pdf: { catalog, pages } }: Subject): Generator<Fault> {
  const marks = dictAt(catalog, 'MarkInfo')
  if (!marks || booleanAt(marks, 'Marked') !== true)
    yield { ua: '6.2-1', archive: '6.7.2.2-1', message: 'The document is not marked as tagged' }
  if (marks && booleanAt(marks, 'Suspects') === true) yield { ua: '7.1-4', message: 'The tags are marked as suspect' }
  const viewer = dictAt(catalog, 'ViewerPreferences')
  if (!viewer || booleanAt(viewer, 'DisplayDocTitle') !== true)
    yield { ua: '7.1-10', message: 'The window would show the file name and not the title' }
  if (!dictAt(catalog, 'StructTreeRoot'))
    yield { ua: '7.1-11', archive: '6.7.3.3-1', message: 'There is no structure tree' }
  if (valueAt(catalog, 'AA')) yield { archive: '6.5.2-1', message: 'The catalog has additional actions' }
  if (valueAt(catalog, 'Requirements')) yield { archive: '6.11-1', message: 'The catalog has requirements' }
  if (booleanAt(catalog, 'NeedsRendering')) yield { archive: '6.4.2-2', message: 'The document wants a dynamic form' }
  const names = dictAt(catalog, 'Names')
  if (names && valueAt(names, 'JavaScript')) yield { archive: '6.5.1-1', message: 'The document holds JavaScript' }
  if (names && valueAt(names, 'AlternatePresentations'))
    yield { archive: '6.10-1', message: 'The document has alternate presentations' }
  const form = dictAt(catalog, 'AcroForm')
  if (form && valueAt(form, 'XFA'))
    yield { ua: '7.15-1', archive: '6.4.2-1', message: 'The document holds an XFA form' }
  const layers = dictAt(catalog, 'OCProperties')
  const usual = layers && dictAt(layers, 'D')
  if (usual && !valueAt(usual, 'Name'))
    yield { ua: '7.10-1', archive: '6.9-1', message: 'Optional content has no name' }
  if (usual && valueAt(usual, 'AS'))
    yield { ua: '7.10-2', archive: '6.9-4', message: 'Optional content changes by itself' }
  for (const page of pages) yield* checkPage(page)
}

function* checkPage({ dict, index }: PdfPage): Generator<Fault> {
  const place = `page ${index + 1}`
  if (valueAt(dict, 'AA')) yield { archive: '6.5.2-2', message: 'A page has additional actions', place }
  if (valueAt(dict, 'PresSteps')) yield { archive: '6.10-2', message: 'A page has presentation steps', place }
  if (arrayAt(dict, 'Annots')?.size() && nameAt(dict, 'Tabs') !== 'S')
    yield { ua: '7.18.3-1', message: 'Annotations are not visited in the order of the structure', place }
  if (!inheritedDict(dict, 'Resources')) yield { archive: '6.2.2-2', message: 'A page has no resources', place }
  for (const box of ['MediaBox', 'CropBox', 'TrimBox', 'BleedBox', 'ArtBox']) {
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(arrayAt(dict, box))
    const sides = [Math.abs(right - left), Math.abs(top - bottom)]
    if (arrayAt(dict, box) && sides.some((side) => side < 3 || side > 14400))
      yield { archive: '6.1.13-11', message: 'A page is smaller than 3 points or larger than 14,400', place }
  }
}
