/** The information dictionary: title, authors and dates for readers that know no XMP. */

import { PDFString } from 'pdf-lib'
import { set, textString } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import { wholeTitle, type DocumentFacts } from '../facts.ts'

/** Replaces Chromium's dictionary, its producer and its clock time. */
export function writeInformation({ context }: OpenPdf, facts: DocumentFacts): void {
  const { authors, description, modified, producer, subjects } = facts
  const information = context.obj({})
  const texts = {
    Title: wholeTitle(facts),
    Author: joinedAuthors(authors),
    Subject: description ?? '',
    Keywords: subjects.join(', '),
    Creator: producer,
    Producer: producer,
  }
  for (const [key, text] of Object.entries(texts)) if (text !== '') set(information, key, textString(text))
  for (const key of ['CreationDate', 'ModDate']) set(information, key, PDFString.of(pdfDate(modified)))
  context.trailerInfo.Info = context.register(information)
}

export function joinedAuthors(authors: readonly string[]): string {
  return authors.join(', ')
}

/** `D:20261122000000Z` */
export function pdfDate(modified: string): string {
  return `D:${new Date(modified).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}
