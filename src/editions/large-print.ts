/** The large print edition: a PDF for readers with low vision, set anew and not enlarged. */

import type { Artifact, Edition, EditionContext } from './edition.ts'
import { largePrintDesign } from './large-print/design.ts'
import { setPages } from './print/set-pages.ts'
import { printedPages } from './printed-pages.ts'

export const largePrint: Edition = { name: 'large-print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { settings, book } = context
  const design = largePrintDesign(settings, book.metadata.language, await printedPages(context))
  const { result, pdf } = await setPages(context, design)
  return {
    edition: 'large-print',
    path: `${book.metadata.slug}-large-print.pdf`,
    bytes: await pdf,
    pages: result.pages.length,
  }
}
