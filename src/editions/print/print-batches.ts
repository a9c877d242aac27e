/** Prints the pages of a long book batch by batch. */

import type { BrowserPage } from '../../host/host.ts'
import type { PrintedBatches } from '../../pdf/finish.ts'
import type { PageRange } from '../../typeset/types.ts'

/**
 * Prints the pages that stand in the page, and hands each batch on while the next is printed. The page is closed when the last is
 * printed, or when anything fails.
 *
 * @param finish takes the batches in order, and makes one PDF of them
 */
export async function printBatches(
  page: BrowserPage,
  ranges: readonly PageRange[],
  finish: (pages: PrintedBatches) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await page.close()
  }
  try {
    const address = await page.run<string>(`chapbookDivide(${JSON.stringify(ranges)})`)
    return await finish({ address, batches: printedInTurn(page, ranges.length, close) })
  } finally {
    await close()
  }
}

async function* printedInTurn(
  page: BrowserPage,
  count: number,
  close: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let printing = printNext(page)
  for (let left = count - 1; left >= 0; left--) {
    const bytes = await printing
    if (left > 0) printing = printNext(page)
    else await close()
    yield bytes
  }
}

function printNext(page: BrowserPage): Promise<Uint8Array> {
  const printing = page.run('chapbookShowNext()').then(() => page.print())
  // Heard when its turn comes; what reads the batch before may fail first.
  printing.catch(() => undefined)
  return printing
}
