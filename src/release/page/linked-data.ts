/** Describes the edition and its files to machines: JSON-LD in the vocabulary of schema.org. */

import { inScript, waysTogether, workProperties } from '../../editions/web/linked-data.ts'
import { dateOf } from '../feeds/facts.ts'
import type { ReleasedFile } from '../manifest.ts'
import { offersOf } from './downloads.ts'
import type { Page } from './page.ts'

/** The work with one example for each file that a reader can have, all of them free. Safe inside a `script` element. */
export function linkedData(page: Page): string {
  const { manifest, work, url, files } = page
  const { form, words, edition } = manifest
  const { modes, sufficient, features, hazards, summary } = manifest.accessibility
  const example = [...files('web'), ...offersOf(page)].map((file) => exampleOf(file, page))
  const picture = files('cover')[0]
  const thumbnail = files('thumbnail')[0]
  return inScript({
    '@context': 'https://schema.org',
    ...workProperties(work, form),
    bookEdition: form === 'book' ? (edition.text ?? edition.number?.toString()) : undefined,
    version: edition.text ?? edition.number?.toString(),
    datePublished: dateOf(manifest),
    url: url ?? work.url,
    wordCount: form === 'article' && words > 0 ? words : undefined,
    numberOfPages: form === 'book' ? files('print')[0]?.pages : undefined,
    image: picture && addressOf(picture, page),
    thumbnailUrl: thumbnail && addressOf(thumbnail, page),
    accessMode: modes,
    accessModeSufficient: sufficient.map((set) => waysTogether(set.split(','))),
    accessibilityFeature: features,
    accessibilityHazard: hazards,
    accessibilitySummary: summary.text === '' ? undefined : summary.text,
    isAccessibleForFree: true,
    workExample: example.length === 0 ? undefined : example,
  })
}

function exampleOf(file: ReleasedFile, page: Page): Readonly<Record<string, unknown>> {
  const { work, manifest, say } = page
  const isBook = manifest.form === 'book'
  const address = addressOf(file, page)
  return {
    '@type': isBook ? 'Book' : 'Article',
    name: work.title,
    alternateName: say(`feeds-${file.role}`),
    url: address,
    bookFormat: isBook ? 'https://schema.org/EBook' : undefined,
    inLanguage: work.language,
    numberOfPages: isBook ? file.pages : undefined,
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: '0', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
    encoding: {
      '@type': 'MediaObject',
      contentUrl: address,
      encodingFormat: file.mediaType,
      contentSize: String(file.bytes),
      sha256: file.sha256,
    },
  }
}

function addressOf({ path }: ReleasedFile, { wholeAddress, href }: Page): string {
  return wholeAddress(path) ?? href(path)
}
