/** Links say where they lead. */

import type { PDFDict } from 'pdf-lib'
import { PDFName, PDFNumber } from 'pdf-lib'
import { dictAt, dictOf, itemsAt, nameAt, numberAt, set, textAt, textString, valueAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'

const PRINT = 4

/**
 * Gives each link annotation its words and its print flag (7.18.5-2 of PDF/UA-1, 6.3.2 of PDF/A-2).
 * @param names Words by destination name or URL; without them, what Chromium wrote, the URL or the name stands.
 */
export function nameLinks({ pages }: OpenPdf, names: Readonly<Record<string, string>>): void {
  for (const { dict: page } of pages)
    for (const item of itemsAt(page, 'Annots')) {
      const annotation = dictOf(page, item)
      if (!annotation) continue
      set(annotation, 'F', PDFNumber.of((numberAt(annotation, 'F') ?? 0) | PRINT))
      if (nameAt(annotation, 'Subtype') === 'Link') nameLink(annotation, names)
    }
}

function nameLink(link: PDFDict, names: Readonly<Record<string, string>>): void {
  const target = linkTarget(link)
  const given = target !== undefined && Object.hasOwn(names, target) ? names[target] : undefined
  const words = given ?? (textAt(link, 'Contents') || target)
  if (words) set(link, 'Contents', textString(words))
}

/** Name of the destination inside the document, or the URL. */
function linkTarget(link: PDFDict): string | undefined {
  const action = dictAt(link, 'A')
  const uri = action && textAt(action, 'URI')
  if (uri !== undefined) return uri
  const destination = valueAt(link, 'Dest') ?? (action && valueAt(action, 'D'))
  return destination instanceof PDFName ? destination.decodeText() : undefined
}
