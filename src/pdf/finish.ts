/** Turns the PDF that Chromium prints into one that everybody can read and keep: PDF/UA-1 and PDF/A-2a, with the same bytes each time. */

import type { PrintedBatches } from './join.ts'
import type { FinishOptions } from './options.ts'

export type { PdfFinding } from './finding.ts'
export type { PrintedBatches } from './join.ts'
export type { FinishOptions } from './options.ts'
export type { Mark } from './structure/marks.ts'

/**
 * Finishes a tagged PDF of Chromium: artifacts, text of the glyphs, structure, links, bookmarks, page numbers, metadata, colour
 * profile, identifier. The same bytes and options give the same bytes, as far as zlib is the same. PDF/UA-1 (ISO 14289-1) and
 * PDF/A-2a (ISO 19005-2) are claimed only where the check of the result finds no error against them.
 * Throws where `printed` is no PDF.
 *
 * @param printed bytes of one PDF, or those of several that are parts of one document
 */
export async function finishPdf(printed: Uint8Array | PrintedBatches, options: FinishOptions): Promise<Uint8Array> {
  const { runPasses } = await loadFinishing()
  return await runPasses(printed, options)
}

/** Loads what finishing needs. pdf-lib takes long: call this while the browser is at work, and not where no PDF is made. */
export async function loadFinishing(): Promise<typeof import('./finish/passes.ts')> {
  return import('./finish/passes.ts')
}
