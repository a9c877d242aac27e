/** The print edition: the book as a PDF with the pages of a well-made book. */

import type { PageMap } from '../book/page-map.ts'
import { preparePress } from '../pdf/press.ts'
import type { Artifact, Edition, EditionContext } from './edition.ts'
import { documentFacts } from './facts.ts'
import { setBookPages } from './print/book-pages.ts'

export const print: Edition = { name: 'print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { book, settings } = context
  const { slug } = book.metadata
  const { result, pageMap, pdf } = await setBookPages(context)
  const companions = settings.print.pageMap ? [{ path: `${slug}.pages.json`, bytes: pageMapFile(pageMap) }] : []
  const made = { edition: 'print', pageMap, lines: result.lines, companions } as const
  if (settings.print.for === 'screen')
    return { ...made, path: `${slug}.pdf`, bytes: await pdf, pages: result.pages.length }
  const { page, bleed, marks, multiple } = settings.print
  const layout = { trim: page, bleed, marks, multiple }
  const { bytes, pages } = await preparePress(await pdf, layout, documentFacts(book.metadata))
  return { ...made, path: `${slug}-press.pdf`, bytes, pages }
}

/** JSON, one page a line. */
function pageMapFile({ pages }: PageMap): Uint8Array {
  const lines = pages.map((page) => `    ${JSON.stringify(page)}`)
  return new TextEncoder().encode(`{\n  "pages": [\n${lines.join(',\n')}\n  ]\n}\n`)
}
