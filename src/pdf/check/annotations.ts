/** Rules for annotations, links and actions. */

import type { PDFDict } from 'pdf-lib'
import { PDFName, PDFRef } from 'pdf-lib'
import { dictAt, dictOf, itemsAt, nameAt, numberAt, textAt, valueAt } from '../objects.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 14289-1 7.18; ISO 19005-2 6.3 and 6.5. */
export function* checkAnnotations(subject: Subject): Generator<Fault> {
  const { nodes, pdf } = subject
  const holders = new Map<PDFRef, string>()
  for (const { element, type } of nodes)
    for (const kid of element.kids) if (kid.kind === 'object') holders.set(kid.ref, type)
  const destinations = dictAt(pdf.catalog, 'Dests')
  for (const { dict: page, index } of pdf.pages)
    for (const item of itemsAt(page, 'Annots')) {
      const annotation = dictOf(page, item)
      if (!annotation) continue
      const holder = item instanceof PDFRef ? holders.get(item) : undefined
      for (const fault of annotationFaults(annotation, holder, destinations))
        yield { ...fault, place: `page ${index + 1}` }
    }
}

function* annotationFaults(
  annotation: PDFDict,
  holder: string | undefined,
  destinations: PDFDict | undefined,
): Generator<Fault> {
  const subtype = nameAt(annotation, 'Subtype') ?? ''
  const flags = numberAt(annotation, 'F')
  if (!ALLOWED.has(subtype)) yield { archive: '6.3.1-1', message: `An annotation is of the type \`${subtype}\`` }
  if (flags === undefined && subtype !== 'Popup') yield { archive: '6.3.2-1', message: 'An annotation has no flags' }
  if (flags !== undefined && (flags & NEVER) !== 0) yield { archive: '6.3.2-2', message: 'An annotation is hidden' }
  if (flags !== undefined && (flags & PRINT) === 0)
    yield { archive: '6.3.2-2', message: 'An annotation is not printed' }
  if (subtype !== 'Link' && subtype !== 'Popup' && !valueAt(annotation, 'AP'))
    yield { archive: '6.3.3-1', message: 'An annotation has no appearance' }
  if (subtype === 'Link') yield* linkFaults(annotation, holder, destinations)
  else if (!['Widget', 'PrinterMark'].includes(subtype)) {
    if (holder !== 'Annot') yield { ua: '7.18.1-1', message: 'An annotation stands outside an `Annot` element' }
    if (!textAt(annotation, 'Contents')) yield { ua: '7.18.1-2', message: 'An annotation has no description' }
  }
}

function* linkFaults(link: PDFDict, holder: string | undefined, destinations: PDFDict | undefined): Generator<Fault> {
  if (holder !== 'Link')
    yield { ua: '7.18.5-1', message: `A link stands in ${holder ? `\`${holder}\`` : 'no element'} and not in \`Link\`` }
  if (!textAt(link, 'Contents')) {
    yield { ua: '7.18.5-2', message: 'A link has no description' }
    yield { ua: '7.18.1-2', message: 'An annotation has no description' }
  }
  const action = dictAt(link, 'A')
  const destination = valueAt(link, 'Dest') ?? (action && valueAt(action, 'D'))
  if (destination instanceof PDFName && !(destinations && valueAt(destinations, destination.decodeText())))
    yield { advice: 'broken-link', message: `A link leads to \`${destination.decodeText()}\`, which does not exist` }
}

const PRINT = 4
/** Invisible, Hidden, NoView, ToggleNoView. */
const NEVER = 1 | 2 | 32 | 256

const ALLOWED: ReadonlySet<string> = new Set([
  ...[
    'Text',
    'Link',
    'FreeText',
    'Line',
    'Square',
    'Circle',
    'Polygon',
    'PolyLine',
    'Highlight',
    'Underline',
    'Squiggly',
  ],
  ...[
    'StrikeOut',
    'Stamp',
    'Caret',
    'Ink',
    'Popup',
    'FileAttachment',
    'Widget',
    'PrinterMark',
    'TrapNet',
    'Watermark',
    'Redact',
  ],
])
