import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../../src/manuscript/formats/plain-text/headings.ts'

const prose =
  'The harbour lay empty that morning, and the gulls walked up and down on the quay like people who have missed a train. ' +
  'Nobody had told them that the boats would not come back before the evening.'

/** Each line a paragraph, with blank lines between. */
const spaced = (...lines: readonly string[]): string => lines.join('\n\n')
const titles = (text: string): readonly string[] => findHeadings(text).headings.map(({ title }) => title)

describe('what looks like a heading and is none', () => {
  const headed = (trap: string): string =>
    spaced(prose, 'The Empty Quay', prose, trap, prose, 'The Long Afternoon', prose, 'A Light at Sea', prose)

  test.each([
    ['verse', 'the tide comes in\nthe tide goes out\nnobody asked it\nwhat about'],
    ['speech in quotation marks', '“Nobody at all”'],
    ['speech after a dash', '— Personne'],
    ['the salutation of a letter', 'Dear Aunt Dora,'],
    ['the end of a letter', 'With love from all of us,\nMargaret'],
    ['an address', 'Ellis and Brothers\n17 Quay Street\nPorthaven'],
    ['a list of bullets', '• rope\n• tar\n• nails'],
    ['a list without bullets', 'rope\ntar\nnails\ntwelve yards of canvas'],
    ['a section break', '* * *'],
    ['a row of dashes', '— — —'],
    ['a paragraph of one line', 'He stopped.'],
    ['a paragraph of one line that does not end', 'I was wrong'],
    ['a page number', 'Page 12'],
    ['an address of the web', 'www.example.org/harbour'],
    ['an invitation to share', 'Share this'],
    ['a notice of rights', '© 2019 The Quay Press'],
    ['a date', '14 February 2019'],
    ['a caption', 'Figure 2: The Old Harbour'],
    ['a credit', 'Photo: Ada Thorne'],
    ['a row of a table', 'Monday\tHigh Water\t4.2'],
    ['a note in brackets', '[The Harbour in Winter]'],
    ['a space to fill in', 'Name: ________'],
    ['a pull quote', 'People who have missed a train'],
    ['questions and answers', 'Q: Who Was First?\n\nA: Nobody Was'],
  ])('%s', (_, trap) => {
    expect(titles(headed(trap))).toEqual(['The Empty Quay', 'The Long Afternoon', 'A Light at Sea'])
  })

  test.each([
    ['author', '— Ada Thorne'],
    ['source', 'Psalm 12:4'],
  ])('an epigraph with its %s', (_, named) => {
    const text = spaced('Notes from a Harbour', '“All water is borrowed.”', named, prose, 'The Empty Quay', prose)
    expect(titles(text)).toEqual(['Notes from a Harbour', 'The Empty Quay'])
  })

  test('a single line without a stop, set between paragraphs', () => {
    expect(titles([prose, 'What a night', prose, prose, prose].join('\n'))).toEqual([])
  })

  test('a list of contents, with or without page numbers', () => {
    const body = ['The Empty Quay', prose, 'The Long Afternoon', prose, 'A Light at Sea', prose]
    const plain = spaced('Contents', 'The Empty Quay\nThe Long Afternoon\nA Light at Sea', prose, ...body)
    const paged = spaced('The Empty Quay ..... 3\nThe Long Afternoon ..... 9\nA Light at Sea ..... 20', prose, ...body)
    expect(titles(plain)).toEqual(['The Empty Quay', 'The Long Afternoon', 'A Light at Sea'])
    expect(titles(paged)).toEqual(['The Empty Quay', 'The Long Afternoon', 'A Light at Sea'])
  })

  test.each([
    ['an empty text', ''],
    ['blank lines', '\n\n  \n'],
    ['a single line', 'The Empty Quay'],
    ['a poem', 'the tide comes in\nthe tide goes out\n\nnobody asked it\nwhat about\n\nthe tide'],
  ])('anything in %s', (_, text) => {
    expect(titles(text)).toEqual([])
  })
})
