/** The links of a PDF and where they lead. */

import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { arrayAt, dictAt, itemsAt, nameAt, textAt, valueAt } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'

export type FoundLink = {
  readonly uri?: string
  /** Name of the place inside, and its page from 1; no page where there is no such place. */
  readonly name?: string
  readonly page?: number
}

/** All links, in the order of the pages. */
export async function linksOf(bytes: Uint8Array): Promise<readonly FoundLink[]> {
  const { catalog, context, pages } = await openPdf(bytes)
  const places = dictAt(catalog, 'Dests')
  const pageOf = (name: string): number | undefined => {
    const place = places && arrayAt(places, name)
    const page = place instanceof PDFArray ? place.get(0) : undefined
    const index = pages.findIndex(({ ref }) => page instanceof PDFRef && ref === page)
    return index < 0 ? undefined : index + 1
  }
  return pages
    .flatMap(({ dict }) => itemsAt(dict, 'Annots').map((item) => context.lookup(item)))
    .filter((annotation) => annotation instanceof PDFDict && nameAt(annotation, 'Subtype') === 'Link')
    .map((link) => {
      if (!(link instanceof PDFDict)) return {}
      const action = dictAt(link, 'A')
      const uri = action && textAt(action, 'URI')
      if (uri !== undefined) return { uri }
      const target = valueAt(link, 'Dest') ?? (action && valueAt(action, 'D'))
      const name = target instanceof PDFName ? target.decodeText() : ''
      const page = pageOf(name)
      return page === undefined ? { name } : { name, page }
    })
}
