/** The pages of the print edition, which other editions share. */

import type { EditionContext } from '../edition.ts'
import { bookDesign, type Design } from './design.ts'
import { estimatedPages, gutterFor } from './gutter.ts'
import { setPages, type SetPages } from './set-pages.ts'

export type BookPages = SetPages & { readonly design: Design }

/** Sets the pages of the print edition, once a build. For the press they have the gutter that their number asks for. */
export function setBookPages(context: EditionContext): Promise<BookPages> {
  return context.once('pages of the book', () => setOnce(context))
}

async function setOnce(context: EditionContext): Promise<BookPages> {
  const { book, settings } = context
  const plain = bookDesign(settings.print)
  if (settings.print.for === 'screen') return { ...(await setPages(context, plain)), design: plain }
  // Punctuation that hangs must not come nearer to the spine than the printer allows.
  const reach = settings.print.hanging ? plain.geometry.fontSize / 2 : 0
  let pages = estimatedPages(book, plain.geometry)
  for (;;) {
    const design = bookDesign(settings.print, gutterFor(pages) + reach)
    const made = await setPages(context, design)
    // A wider gutter makes more pages and never fewer, so this ends with the widest at the latest.
    pages = made.result.pages.length
    if (gutterFor(pages) + reach <= design.geometry.margin.inside) return { ...made, design }
  }
}
