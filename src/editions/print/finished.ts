/** Tells the finishing of the PDF what the book knows: names, bookmarks, words for links. */

import type { Book, OutlineEntry } from '../../book/book.ts'
import { finishPdf, type PdfFinding } from '../../pdf/finish.ts'
import { producer } from '../../version.ts'

/** Finishes the printed pages. Throws where our own check finds that the result is not PDF/UA-1 and PDF/A-2a. */
export async function finishedPdf(pdf: Uint8Array, book: Book): Promise<Uint8Array> {
  const { title, subtitle, authors, language, direction, description, subjects, modified } = book.metadata
  const findings: PdfFinding[] = []
  const bytes = await finishPdf(pdf, {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    authors: authors.map(({ name }) => name),
    language,
    direction,
    ...(description === undefined ? {} : { description }),
    subjects: subjects.map(({ name }) => name),
    modified,
    producer,
    pageLabels: [],
    marks: {},
    linkNames: linkNames(book),
    outline: book.outline,
    onFindings: (found) => findings.push(...found),
  })
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`The PDF breaks its standards: ${errors.map(described).join('; ')}`)
  return bytes
}

function described({ standard, rule, message, place, count }: PdfFinding): string {
  return `${standard} ${rule} ${message} (${place ?? 'document'}, ${count} times)`
}

/** What a link is called by those who do not see it: the heading, or the note, that it leads to. */
function linkNames({ outline, notes }: Book): Readonly<Record<string, string>> {
  const entries = (list: readonly OutlineEntry[]): readonly (readonly [string, string])[] =>
    list.flatMap(({ id, title, children }) => [[id, title] as const, ...entries(children)])
  return Object.fromEntries([...entries(outline), ...notes.map(({ id, number }) => [id, String(number)] as const)])
}
