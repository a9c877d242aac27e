/** The large print edition: a PDF for readers with low vision, set anew and not enlarged. */

import type { Artifact, Edition, EditionContext } from './edition.ts'
import { largePrintDesign } from './large-print/design.ts'
import { setPages } from './print/set-pages.ts'

export const largePrint: Edition = { name: 'large-print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { settings, book } = context
  const { result, pdf } = await setPages(context, largePrintDesign(settings, book.metadata.language))
  return {
    edition: 'large-print',
    path: `${book.metadata.slug}-large-print.pdf`,
    bytes: await pdf,
    pages: result.pages.length,
  }
}
