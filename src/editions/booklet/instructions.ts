/** What to do at the printer and with the sheets, as a short text in the language of the book. */

import type { Metadata } from '../../book/book.ts'
import { wholeTitle } from '../../pdf/facts.ts'
import type { BookletSettings } from '../../settings.ts'
import type { PageSize } from '../../settings/page-size.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'

export type BookletToPrint = {
  readonly words: Words
  readonly metadata: Metadata
  readonly paper: PageSize
  /** Sheets in each signature. */
  readonly signatures: readonly number[]
  readonly flip: BookletSettings['flip']
}

/** Plain text: the title, what paper is needed, the steps. Ends with a line end. */
export function bookletInstructions({ words, metadata, paper, signatures, flip }: BookletToPrint): string {
  const { title, subtitle } = metadata
  const sheets = signatures.reduce((sum, count) => sum + count, 0)
  const steps = [
    fill(words, flip === 'long' ? 'booklet-long' : 'booklet-short'),
    fill(words, 'booklet-scale'),
    fill(words, 'booklet-fold'),
    ...(signatures.length > 1 ? [fill(words, 'booklet-groups', { groups: signatures.join(', ') })] : []),
  ]
  return [
    fill(words, 'booklet-title', { title: wholeTitle({ title, ...(subtitle === undefined ? {} : { subtitle }) }) }),
    fill(words, 'booklet-paper', { size: paper.name, sheets: String(sheets) }),
    '',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
  ].join('\n')
}
