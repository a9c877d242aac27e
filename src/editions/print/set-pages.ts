/** Sets the pages of a design in the browser and prints them. */

import { join } from 'node:path'
import type { PageMap } from '../../book/page-map.ts'
import type { BrowserPage } from '../../host/host.ts'
import { packageRoot } from '../../host/package-root.ts'
import { loadFinishing, type PrintedBatches } from '../../pdf/finish.ts'
import type { TypesetResult } from '../../typeset/types.ts'
import type { EditionContext } from '../edition.ts'
import { composeDocument } from './compose-document.ts'
import type { Design } from './design.ts'
import { finishedPdf } from './finished.ts'
import { longNotes } from './long-notes.ts'
import { overfullPages } from './overfull.ts'
import { printBatches } from './print-batches.ts'
import { reducedBlocks } from './reduced.ts'
import { typesetOptions } from './typeset-options.ts'

export type SetPages = {
  readonly result: TypesetResult
  /** Where in the text each page begins. */
  readonly pageMap: PageMap
  /** The finished PDF. Printing goes on when the pages are set, so that others can use their numbers meanwhile. */
  readonly pdf: Promise<Uint8Array>
}

/**
 * Sets the pages of a design, once a build.
 *
 * @returns when the pages are set and before they are printed
 * @throws ChapbookError where text would leave the paper, or the browser fails
 */
export function setPages(context: EditionContext, design: Design): Promise<SetPages> {
  return context.once(`pages of ${design.name}`, () => setDesign(context, design))
}

async function setDesign(context: EditionContext, design: Design): Promise<SetPages> {
  const { host, browser, warn } = context
  const [{ html, ...composed }, options, script] = await Promise.all([
    composeDocument(context, design),
    typesetOptions(context, design),
    host.disk.read(join(packageRoot, 'build', 'typeset.js')).then((bytes) => new TextDecoder().decode(bytes)),
  ])
  const page = await (await browser()).openPage()
  try {
    await Promise.all([page.show(html), loadFinishing()])
    const result = await page.run<TypesetResult>(`${script}\nchapbookTypeset(${JSON.stringify(options)})`)
    const pageMap = pageMapOf(result.pages)
    for (const warning of overfullPages(result.overfull, design)) warn(warning)
    for (const warning of longNotes(result.longNotes, context.book)) warn(warning)
    for (const warning of reducedBlocks(result.reduced, context.book, design)) warn(warning)
    const pdf = printed(page, result.batches, (pages) => finishedPdf({ pdf: pages, result, ...composed }, context))
    // Whoever wants the PDF hears of its failure; some want the pages only.
    pdf.catch(() => undefined)
    return { result, pageMap, pdf }
  } catch (error) {
    await page.close()
    throw error
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

/** Prints the pages, all at once or batch by batch, and closes the page when nothing is left to print. */
async function printed(
  page: BrowserPage,
  batches: TypesetResult['batches'],
  finish: (pages: Uint8Array | PrintedBatches) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  return batches.length > 1 ? printBatches(page, batches, finish) : finish(await printedAtOnce(page))
}

async function printedAtOnce(page: BrowserPage): Promise<Uint8Array> {
  try {
    return await page.print()
  } finally {
    await page.close()
  }
}
