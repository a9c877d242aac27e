/** Tells the finishing of the PDF what the book knows: names, bookmarks, words for links. */

import type { Book, OutlineEntry } from '../../book/book.ts'
import { finishPdf, type FinishOptions, type PdfFinding, type PrintedBatches } from '../../pdf/finish.ts'
import type { TypesetResult } from '../../typeset/types.ts'
import type { EditionContext, EditionWarning } from '../edition.ts'
import { fill } from '../../theme/words.ts'
import { documentFacts } from '../facts.ts'
import type { ComposedDocument } from './compose-document.ts'

/** What was printed, and what was known of it before. */
type Printed = {
  readonly pdf: Uint8Array | PrintedBatches
  readonly result: TypesetResult
} & Omit<ComposedDocument, 'html'>

/** Finishes the printed pages, and warns where our own check finds that the result is not PDF/UA-1 and PDF/A. */
export async function finishedPdf(
  { pdf, result, ...composed }: Printed,
  { book, settings, sources, warn }: EditionContext,
): Promise<Uint8Array> {
  const { profile } = settings.print
  const { marks, outline } = composed
  return finishPdf(pdf, {
    ...documentFacts(book.metadata),
    direction: book.metadata.direction,
    pageLabels: pageLabels(result.pages),
    marks: { ...marks, ...marksOf(result.joined) },
    linkNames: linkNames(book, result, composed),
    outline,
    profile,
    attachments: profile === 'pdfa-3a' ? sources() : [],
    onFindings: (findings) => {
      for (const finding of findings) if (finding.severity === 'error') warn(standardBroken(finding))
    },
  })
}

function standardBroken({ standard, rule, message, place, count }: PdfFinding): EditionWarning {
  return {
    reason: `The PDF breaks ${standard}, rule ${rule}: ${message} (${place ?? 'document'}, ${count} times)`,
    note: 'The PDF is made, but does not claim to keep the standard. A report with the manuscript helps to mend it.',
    ruleId: 'pdf-standard',
  }
}

/** Says from which page on pages are numbered how. */
function pageLabels(pages: TypesetResult['pages']): FinishOptions['pageLabels'] {
  return pages.flatMap(({ numbering, number }, start) => {
    if (pages[start - 1]?.numbering === numbering) return []
    return [{ start, style: numbering === 'roman' ? 'roman' : 'decimal', first: number }]
  })
}

/** Joins the pieces of what goes over pages. */
function marksOf(joined: TypesetResult['joined']): FinishOptions['marks'] {
  return Object.fromEntries(
    joined.flatMap(({ first, rest, type }) => {
      const typed = type === undefined ? {} : { type }
      return [
        [first, typed],
        [rest, { ...typed, continues: first }],
      ]
    }),
  )
}

/** What a link is called by those who do not see it: the heading that it leads to, the note as the page calls it, or the way back. */
function linkNames(
  { notes }: Book,
  { noteLabels: counted = {} }: TypesetResult,
  { outline, noteLabels, words }: Omit<ComposedDocument, 'html'>,
): Readonly<Record<string, string>> {
  const entries = (list: readonly OutlineEntry[]): readonly (readonly [string, string])[] =>
    list.flatMap(({ id, title, children }) => [[id, title] as const, ...entries(children)])
  const calls = notes.map(({ id, number }) => {
    const label = counted[id] ?? noteLabels.get(id) ?? String(number)
    return [id, fill(words, 'note', { number: label })] as const
  })
  const ways = notes.flatMap((note) => note.calls.map((call) => [call, fill(words, 'back-to-text')] as const))
  return Object.fromEntries([...entries(outline), ...calls, ...ways])
}
