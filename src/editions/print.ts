/** The print edition: the book as a PDF with the pages of a well-made book. */

import type { PageMap } from '../book/page-map.ts'
import type { TypesetResult } from '../typeset/types.ts'
import type { Artifact, Edition, EditionContext } from './edition.ts'
import { bookDesign } from './print/design.ts'
import { setPages } from './print/set-pages.ts'

export const print: Edition = { name: 'print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { result, pdf } = await setPages(context, bookDesign(context.settings.print))
  return {
    edition: 'print',
    path: `${context.book.metadata.slug}.pdf`,
    bytes: await pdf,
    pages: result.pages.length,
    pageMap: pageMapOf(result.pages),
  }
}

/** The pages on which text of a chapter stands. */
function pageMapOf(pages: TypesetResult['pages']): PageMap {
  return {
    pages: pages.flatMap(({ label, beginning }, index) =>
      beginning ? [{ page: index + 1, label, ...beginning }] : [],
    ),
  }
}
