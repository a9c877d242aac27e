/** The print edition: the book as a PDF with the pages of a well-made book. */

import type { Artifact, Edition, EditionContext } from './edition.ts'
import { bookDesign } from './print/design.ts'
import { setPages } from './print/set-pages.ts'

export const print: Edition = { name: 'print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { result, pageMap, pdf } = await setPages(context, bookDesign(context.settings.print))
  return {
    edition: 'print',
    path: `${context.book.metadata.slug}.pdf`,
    bytes: await pdf,
    pages: result.pages.length,
    pageMap,
    lines: result.lines,
  }
}
