/** Describes the work to machines: JSON-LD in the vocabulary of schema.org. */

import type { Book, Contributor, Metadata } from '../../book/book.ts'
import { countWords } from '../../book/count-words.ts'
import { accessibilityOf } from './accessibility.ts'

/** Words from which a work counts as a book: 49 pages (the UNESCO recommendation of 1964) of 350 words. */
const wordsOfBook = 17_150

/** MARC relators → properties of schema.org; others contribute. */
const roles: Readonly<Record<string, string>> = { edt: 'editor', trl: 'translator', ill: 'illustrator' }

export type KindOfWork = 'book' | 'article'

/** Whether the work is a book or an article: what has an ISBN or parts, or is long enough, is a book. */
export function kindOfWork(book: Book): KindOfWork {
  const hasParts = book.chapters.some(({ kind }) => kind === 'part')
  return book.metadata.isbn !== undefined || hasParts || countWords(book) >= wordsOfBook ? 'book' : 'article'
}

/** The description as JSON that is safe inside a `script` element. */
export function linkedData(book: Book, kind: KindOfWork): string {
  const { accessModeSufficient, ...accessibility } = accessibilityOf(book)
  return inScript({
    '@context': 'https://schema.org',
    ...workProperties(book.metadata, kind),
    bookFormat: kind === 'book' ? 'https://schema.org/EBook' : undefined,
    wordCount: kind === 'article' ? countWords(book) : undefined,
    ...accessibility,
    accessModeSufficient: accessModeSufficient.map(waysTogether),
  })
}

/** Ways to read that are needed together. */
export function waysTogether(modes: readonly string[]): Readonly<Record<string, unknown>> {
  return { '@type': 'ItemList', itemListElement: modes }
}

/** Writes JSON so that no text in it ends the element: `</script>` and `<!--` would. Keys without a value are left out. */
export function inScript(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** What is known of the work, whatever it is made into. */
export function workProperties(metadata: Metadata, kind: KindOfWork): Readonly<Record<string, unknown>> {
  return {
    '@type': kind === 'book' ? 'Book' : 'Article',
    name: metadata.title,
    headline: kind === 'article' ? metadata.title : undefined,
    alternativeHeadline: metadata.subtitle,
    author: people(metadata.authors),
    ...contributors(metadata.contributors),
    datePublished: metadata.date,
    dateModified: metadata.modified,
    inLanguage: metadata.language,
    publisher: metadata.publisher && { '@type': 'Organization', name: metadata.publisher },
    license: metadata.licence?.url ?? metadata.licence?.name,
    copyrightNotice: metadata.rights,
    isPartOf: metadata.series && {
      '@type': kind === 'book' ? 'BookSeries' : 'CreativeWorkSeries',
      name: metadata.series.name,
    },
    position: metadata.series?.position,
    identifier: metadata.identifier,
    bookEdition: kind === 'book' ? (metadata.edition?.text ?? metadata.edition?.number?.toString()) : undefined,
    isbn: kind === 'book' ? metadata.isbn?.replaceAll('-', '') : undefined,
    url: metadata.url,
    description: metadata.description,
    keywords: metadata.subjects.length > 0 ? metadata.subjects.map(({ name }) => name) : undefined,
  }
}

function people(given: readonly Contributor[]): readonly unknown[] | undefined {
  return given.length > 0 ? given.map(({ name }) => ({ '@type': 'Person', name })) : undefined
}

function contributors(given: readonly Contributor[]): Readonly<Record<string, unknown>> {
  const properties = [...new Set(given.map(({ role }) => roles[role] ?? 'contributor'))]
  return Object.fromEntries(
    properties.map((property) => [
      property,
      people(given.filter(({ role }) => (roles[role] ?? 'contributor') === property)),
    ]),
  )
}
