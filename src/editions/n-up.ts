/** Several pages on a side of a sheet: for reading on paper, or, with lines beside the pages, for notes. */

import { imposeNUp } from '../pdf/impose.ts'
import type { Artifact, Edition, EditionContext } from './edition.ts'
import { factsForPrinting } from './facts.ts'
import { setBookPages } from './print/book-pages.ts'
import { officeSheet } from './print/office-sheet.ts'

export const nUp: Edition = { name: 'n-up', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { book, theme, settings } = context
  const { slug, language, direction } = book.metadata
  const { pages, paper = officeSheet(settings.print.page, language), frames } = settings.nUp
  const [{ pdf, result }, words] = await Promise.all([setBookPages(context), theme.words(language)])
  const { bytes, sides } = await imposeNUp(
    await pdf,
    { pagesOnSide: pages, sheet: paper, direction, ...(frames === undefined ? {} : { frames }) },
    factsForPrinting(book.metadata, words, 'n-up-title', { number: String(pages) }),
  )
  return {
    edition: 'n-up',
    path: `${slug}-${pages}-up.pdf`,
    bytes,
    pages: result.pages.length,
    sheets: Math.ceil(sides.length / 2),
  }
}
