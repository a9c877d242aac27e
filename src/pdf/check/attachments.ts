/** Rules for files that stand inside the PDF. */

import type { PDFDict } from 'pdf-lib'
import { PDFRef } from 'pdf-lib'
import { arrayAt, dictAt, dictOf, itemsAt, nameAt, textAt, valueAt } from '../objects.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 19005-2 6.8 forbids files other than PDF/A; ISO 19005-3 6.8 allows any file that says what it is and belongs to. */
export function* checkAttachments({ pdf: { catalog }, archives }: Subject): Generator<Fault> {
  const names = dictAt(catalog, 'Names')
  const embedded = names && dictAt(names, 'EmbeddedFiles')
  if (!embedded) return
  if (archives === 'PDF/A-2a') return yield { archive: '6.8-5', message: 'The document holds other files' }
  const associated = new Set(itemsAt(catalog, 'AF').filter((item) => item instanceof PDFRef))
  for (const item of filesUnder(embedded)) {
    const file = dictOf(catalog, item)
    if (!file) continue
    const place = `file ${textAt(file, 'UF') ?? textAt(file, 'F') ?? '?'}`
    for (const fault of fileFaults(file)) yield { ...fault, place }
    if (!(item instanceof PDFRef && associated.has(item)))
      yield { archive: '6.8-4', message: 'A file belongs to nothing in the document', place }
  }
}

function* fileFaults(file: PDFDict): Generator<Fault> {
  const content = dictAt(file, 'EF')
  const stream = content && dictAt(content, 'F')
  if (!stream || !nameAt(stream, 'Subtype')?.includes('/'))
    yield { archive: '6.8-1', message: 'A file does not say its media type' }
  if (!textAt(file, 'F') || !textAt(file, 'UF')) yield { archive: '6.8-2', message: 'A file has no name' }
  if (!nameAt(file, 'AFRelationship'))
    yield { archive: '6.8-3', message: 'A file does not say what it is to the document' }
}

/** The values of a name tree (ISO 32000-1, 7.9.6). */
function filesUnder(node: PDFDict): readonly Parameters<typeof dictOf>[1][] {
  const names = arrayAt(node, 'Names')?.asArray() ?? []
  const kids = itemsAt(node, 'Kids').flatMap((kid) => {
    const dict = dictOf(node, kid)
    return dict && valueAt(dict, 'Limits') ? filesUnder(dict) : []
  })
  return [...names.filter((_, index) => index % 2 === 1), ...kids]
}
