/** Where the pages of the print edition begin, for the editions that say so in their text. */

import type { PageMap } from '../book/page-map.ts'
import { ChapbookError } from '../errors.ts'
import type { EditionContext } from './edition.ts'

/**
 * The page map of the print edition that is made in the same build; waits until its pages are set.
 *
 * @returns `undefined` where no print edition is made, or the machine cannot make it: pages are never invented
 */
export async function printedPages(context: EditionContext): Promise<PageMap | undefined> {
  if (!context.settings.editions.includes('print')) return undefined
  const { setBookPages } = await import('./print/book-pages.ts')
  try {
    return (await setBookPages(context)).pageMap
  } catch (error) {
    if (error instanceof ChapbookError && error.kind === 'machine') return undefined
    throw error
  }
}
