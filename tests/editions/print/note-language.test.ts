/** A note stands outside its chapter on the page, and still speaks its language. */

import { expect, test } from 'vitest'
import { noteAsides } from '../../../src/editions/print/notes.ts'
import { sampleBook } from '../sample-book.ts'

test('the note of a chapter in another language has its language and direction, the others that of the book', () => {
  const book = sampleBook()
  const [first] = book.notes
  const chapters = book.chapters.map((chapter) =>
    chapter.id === first?.chapter ? { ...chapter, language: 'he' } : chapter,
  )
  const asides = noteAsides({ book: { ...book, chapters }, words: {}, pictures: new Map(), noteLabels: new Map() })
  expect(asides[0]?.properties).toMatchObject({ lang: 'he-x-Note', dir: 'rtl' })
  expect(asides.at(-1)?.properties.lang).toBe('en-x-Note')
  expect(asides.at(-1)?.properties).not.toHaveProperty('dir')
})
