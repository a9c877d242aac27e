import { describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { element } from '../../../src/editions/markup.ts'
import { accessibilityOf } from '../../../src/editions/web/accessibility.ts'
import { kindOfWork, linkedData } from '../../../src/editions/web/linked-data.ts'
import { sampleBook } from '../sample-book.ts'

const book = sampleBook()

function essay(words: number): Book {
  const [opening] = book.chapters
  if (!opening) throw new Error('The sample has no chapters')
  return {
    ...book,
    notes: [],
    assets: [],
    chapters: [{ ...opening, body: [element('p', {}, ['word '.repeat(words)])] }],
  }
}

describe('a work', () => {
  test('is a book when it has parts, an ISBN or the length of one, else an article', () => {
    expect(kindOfWork(book)).toBe('book')
    expect(kindOfWork(essay(2000))).toBe('article')
    expect(kindOfWork(essay(20_000))).toBe('book')
    const numbered = { ...essay(2000), metadata: { ...book.metadata, isbn: '9783161484100' } }
    expect(kindOfWork(numbered)).toBe('book')
  })

  test('is described to machines', () => {
    expect(JSON.parse(linkedData(book, 'book'))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Book',
      name: 'The Keeper’s Hours',
      author: [{ '@type': 'Person', name: 'Ida Maren' }, { name: 'Tomás Oriel' }],
      translator: [{ name: 'Wren Halloran' }],
      datePublished: '2026-11-22',
      inLanguage: 'en',
      publisher: { '@type': 'Organization', name: 'Saltmarsh' },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isPartOf: { '@type': 'BookSeries', name: 'Small Lights' },
      position: 2,
    })
    expect(JSON.parse(linkedData(essay(2000), 'article'))).toMatchObject({
      '@type': 'Article',
      headline: 'The Keeper’s Hours',
      wordCount: 2000,
    })
  })

  test('has no keys without values', () => {
    const { date: _, publisher: __, series: ___, ...metadata } = book.metadata
    const keys = Object.keys(JSON.parse(linkedData({ ...book, metadata }, 'book')))
    expect(keys).not.toEqual(expect.arrayContaining(['datePublished']))
    expect(keys).not.toEqual(expect.arrayContaining(['publisher']))
    expect(keys).not.toEqual(expect.arrayContaining(['isPartOf']))
  })
})

describe('accessibility', () => {
  test('of a text without pictures is textual alone', () => {
    expect(accessibilityOf(essay(10))).toEqual({
      accessMode: ['textual'],
      accessModeSufficient: [['textual']],
      accessibilityFeature: ['displayTransformability', 'readingOrder'],
      accessibilityHazard: ['none'],
    })
  })

  test('does not claim that text is enough where a picture has no description', () => {
    const found = accessibilityOf({
      ...book,
      chapters: [
        ...book.chapters,
        ...essay(1).chapters.map((chapter) => ({ ...chapter, body: [element('img', { src: 'asset:fog.png' })] })),
      ],
    })
    expect(found.accessModeSufficient).toEqual([['textual', 'visual']])
    expect(found.accessibilityFeature).not.toContain('alternativeText')
  })

  test('does not know whether a moving picture flashes', () => {
    const assets = book.assets.map((asset) => ({ ...asset, type: 'image/gif' as const }))
    expect(accessibilityOf({ ...book, assets }).accessibilityHazard).toEqual(['unknown'])
  })

  test('takes the word of the writer', () => {
    const metadata = { ...book.metadata, accessibility: { summary: 'Read it aloud.', hazards: ['flashing'] } }
    expect(accessibilityOf({ ...book, metadata })).toMatchObject({
      accessibilityHazard: ['flashing'],
      accessibilitySummary: 'Read it aloud.',
    })
  })
})
