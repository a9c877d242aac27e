/** What the PDF editions say about themselves. */

import type { Metadata } from '../book/book.ts'
import { wholeTitle, type DocumentFacts } from '../pdf/facts.ts'
import { fill } from '../theme/words.ts'
import type { Words } from '../theme/theme.ts'
import { producer } from '../version.ts'

export function documentFacts(metadata: Metadata): DocumentFacts {
  const { title, subtitle, authors, language, description, subjects, modified, mining } = metadata
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    authors: authors.map(({ name }) => name),
    language,
    ...(description === undefined ? {} : { description }),
    subjects: subjects.map(({ name }) => name),
    modified,
    ...(mining === undefined ? {} : { mining }),
    producer,
  }
}

/**
 * The same for a file that is for paper, which says so behind the whole title.
 *
 * @param key of the words that the title goes into, such as `booklet-title`
 * @param values for other places in these words
 */
export function factsForPrinting(
  metadata: Metadata,
  words: Words,
  key: string,
  values: Readonly<Record<string, string>> = {},
): DocumentFacts {
  const { title, subtitle, ...facts } = documentFacts(metadata)
  const whole = wholeTitle({ title, ...(subtitle === undefined ? {} : { subtitle }) })
  return { ...facts, title: fill(words, key, { ...values, title: whole }) }
}
