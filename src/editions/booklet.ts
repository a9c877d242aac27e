/** The booklet: the pages on sheets that are printed on both sides, folded and stapled, and a line for each step of it. */

import { imposeBooklet } from '../pdf/impose.ts'
import type { PageSize } from '../settings/page-size.ts'
import { halfSheet } from './booklet/half-sheet.ts'
import { bookletInstructions } from './booklet/instructions.ts'
import type { Artifact, Edition, EditionContext, EditionWarning } from './edition.ts'
import { factsForPrinting } from './facts.ts'
import { setBookPages, type BookPages } from './print/book-pages.ts'
import { bookDesign } from './print/design.ts'
import { officeSheet } from './print/office-sheet.ts'
import { setPages } from './print/set-pages.ts'

export const booklet: Edition = { name: 'booklet', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { book, theme, settings, warn } = context
  const { slug, language, direction } = book.metadata
  const { signature, thickness, flip, marks } = settings.booklet
  const paper = settings.booklet.paper ?? officeSheet(settings.print.page, language)
  const [{ pdf, result, design }, words] = await Promise.all([pagesFor(context, paper), theme.words(language)])
  const { bytes, sheets, signatures, scale } = await imposeBooklet(
    await pdf,
    {
      sheet: paper,
      sheetsInSignature: signature,
      paperThickness: thickness,
      innerMargin: (design.geometry.margin.inside * 25.4) / 96,
      direction,
      flip,
      marks,
    },
    factsForPrinting(book.metadata, words, 'booklet-title'),
  )
  if (scale < 1) warn(madeSmaller(scale, design.print.page, paper))
  const instructions = bookletInstructions({ words, metadata: book.metadata, paper, signatures, flip })
  return {
    edition: 'booklet',
    path: `${slug}-booklet.pdf`,
    bytes,
    pages: result.pages.length,
    sheets,
    companions: [{ path: `${slug}-booklet.txt`, bytes: new TextEncoder().encode(instructions) }],
  }
}

/** The pages of the print edition where they fit on half the paper, so that they are set and printed once for both. */
async function pagesFor(context: EditionContext, paper: PageSize): Promise<BookPages> {
  const { booklet, print } = context.settings
  const half = halfSheet(paper)
  const fits = print.page.width <= half.width && print.page.height <= half.height
  const page = booklet.page ?? (fits ? print.page : half)
  const isShared = page.width === print.page.width && page.height === print.page.height
  if (isShared) return setBookPages(context)
  const design = { ...bookDesign({ ...print, page }), name: 'booklet' }
  return { ...(await setPages(context, design)), design }
}

function madeSmaller(scale: number, page: PageSize, paper: PageSize): EditionWarning {
  return {
    reason: `A page of ${page.name} does not fit on half of ${paper.name}, so the booklet shows it at ${Math.round(scale * 100)} %`,
    note: 'Give the booklet a larger `paper` or a smaller `page`.',
    ruleId: 'booklet-scale',
  }
}
