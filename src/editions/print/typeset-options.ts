/** What a design tells the typesetter. */

import type { Book } from '../../book/book.ts'
import type { TypesetOptions } from '../../typeset/types.ts'
import { authorNames } from '../credits.ts'
import type { EditionContext } from '../edition.ts'
import type { Design } from './design.ts'
import { hyphenationFor } from './hyphenation.ts'
import { isByPage, symbols } from './note-labels.ts'

/** The options for the pages of a design; lengths in px. Loads the hyphenation patterns of the book's languages. */
export async function typesetOptions(
  { book, theme }: EditionContext,
  { geometry, print, runningHead, folio, lineNumbers, ...design }: Design,
): Promise<TypesetOptions> {
  const { justify, hyphens, hanging } = print
  return {
    height: geometry.text.height,
    leading: geometry.leading,
    noteGap: geometry.leading,
    justify,
    hanging,
    patterns: hyphens ? await hyphenationFor(book) : {},
    versoHead: runningHead ?? versoHead(book),
    heads: runningHead === undefined ? print.heads : 'title',
    grid: !design.isOffGrid,
    notesBeside: geometry.side !== undefined,
    noteLabels: isByPage(print) ? (print.noteMarks === 'symbols' ? symbols : 'numbers') : undefined,
    ...(folio && { folio: folio(await theme.words(book.metadata.language)) }),
    ...(lineNumbers && { lineNumbers }),
    ...(geometry.columns && { columns: geometry.columns }),
  }
}

/** Left-hand pages name the book; its authors, where the right-hand pages name the book already. */
function versoHead({ metadata, chapters }: Book): string {
  const { title } = metadata
  const isNamed = chapters.every((chapter) => chapter.title === '' || chapter.title === title)
  return (isNamed && authorNames(metadata)) || title
}
