/** Makes the finished PDF into one that a printer wants: boxes, crop marks, nothing that is for the screen. */

import type { DocumentFacts } from './facts.ts'
import type { PressLayout, PressPdf } from './press/press-pages.ts'

export type { PressLayout, PressPdf } from './press/press-pages.ts'

/**
 * Gives each page its trim box and its bleed box, draws crop marks, and takes out links, bookmarks and tags, which printers ask
 * not to have. Where the document claims PDF/A at level A, the result claims PDF/A-2b, which is the same without tags; PDF/UA never.
 * The words of the pages stay as they are, and no content is stretched. The same bytes and options give the same bytes.
 * Throws where `pdf` cannot be parsed or a page of it lies on its side.
 */
export async function preparePress(pdf: Uint8Array, layout: PressLayout, facts: DocumentFacts): Promise<PressPdf> {
  const { pressPages } = await import('./press/press-pages.ts')
  return pressPages(pdf, layout, facts)
}
