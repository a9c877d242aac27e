/** Files that travel inside the PDF: the text that it was made from. */

import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFName, PDFNumber } from 'pdf-lib'
import { dictAt, set, textString } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import type { Attachment, FinishOptions } from '../options.ts'
import { flateStream } from '../streams.ts'
import { pdfDate } from './information.ts'

/**
 * Embeds the files as the source of the document (ISO 19005-3, 6.8): each with its media type, size and date, bound to the whole
 * document (`AF`) and listed by name for readers that know no more than PDF 1.7. Nothing is written where there are none.
 */
export function attachFiles({ context, catalog }: OpenPdf, { attachments = [], modified }: FinishOptions): void {
  if (attachments.length === 0) return
  const specifications = attachments.map((file) => [file.name, fileSpecification(context, file, modified)] as const)
  set(catalog, 'AF', context.obj(specifications.map(([, ref]) => ref)))
  const names = dictAt(catalog, 'Names') ?? context.obj({})
  const inOrder = specifications.toSorted(([a], [b]) => (a < b ? -1 : 1))
  set(names, 'EmbeddedFiles', context.obj({ Names: inOrder.flatMap(([name, ref]) => [textString(name), ref]) }))
  set(catalog, 'Names', names)
}

function fileSpecification(context: PDFContext, { name, mediaType, bytes }: Attachment, modified: string): PDFRef {
  const stream = flateStream(context, bytes, { Type: 'EmbeddedFile' })
  set(stream.dict, 'Subtype', PDFName.of(mediaType))
  const parameters = context.obj({ Size: PDFNumber.of(bytes.length) })
  set(parameters, 'ModDate', textString(pdfDate(modified)))
  set(stream.dict, 'Params', parameters)
  const ref = context.register(stream)
  const specification = context.obj({ Type: 'Filespec', AFRelationship: 'Source', EF: { F: ref, UF: ref } })
  for (const key of ['F', 'UF']) set(specification, key, textString(name))
  set(specification, 'Desc', textString('Text that this document was made from'))
  return context.register(specification)
}
