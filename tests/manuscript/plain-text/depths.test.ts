import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../../src/manuscript/formats/plain-text/headings.ts'

const prose =
  'The harbour lay empty that morning, and the gulls walked up and down on the quay like people who have missed a train. ' +
  'Nobody had told them that the boats would not come back before the evening.'

/** Each line a paragraph, with blank lines between. */
const spaced = (...lines: readonly string[]): string => lines.join('\n\n')
const depths = (text: string): readonly (readonly [string, number])[] =>
  findHeadings(text).headings.map(({ title, depth }) => [title, depth])

describe('depths', () => {
  test('capitals stand above mixed case when both return', () => {
    const text = spaced(
      prose,
      'THE QUAY',
      prose,
      'Rope and Tar',
      prose,
      'Old Nails',
      prose,
      'THE SEA',
      prose,
      'High Water',
      prose,
    )
    expect(depths(text).map(([, depth]) => depth)).toEqual([1, 2, 2, 1, 2])
  })

  test('a first line that opens the text is the title', () => {
    const text = spaced(
      'Notes from a Harbour',
      'By Ada Thorne',
      prose,
      'The Empty Quay',
      prose,
      'A Light at Sea',
      prose,
    )
    expect(depths(text)).toEqual([
      ['Notes from a Harbour', 1],
      ['The Empty Quay', 2],
      ['A Light at Sea', 2],
    ])
  })

  test.each([
    ['an introduction', ['The Introduction', 'The Empty Quay', 'A Light at Sea']],
    ['one word among words', ['Rope', 'Tar', 'Nails']],
    ['numbered', ['1. Of boats', '2. Of gulls', '3. Of rope']],
  ])('a first line is a chapter when it is %s', (_, [first = '', second = '', third = '']) => {
    expect(depths(spaced(first, prose, second, prose, third, prose)).map(([, depth]) => depth)).toEqual([1, 1, 1])
  })

  test('what returns under most headings stands below them, an interlude does not', () => {
    const recipe = (title: string): readonly string[] => [title, 'Shopping', prose, 'Cooking', prose]
    expect(
      depths(spaced('Soups for a Harbour', prose, ...recipe('Leek and Potato'), ...recipe('Bread and Fish'))),
    ).toEqual([
      ['Soups for a Harbour', 1],
      ['Leek and Potato', 2],
      ['Shopping', 3],
      ['Cooking', 3],
      ['Bread and Fish', 2],
      ['Shopping', 3],
      ['Cooking', 3],
    ])
    const chapters = ['The Empty Quay', 'Interlude', 'The Long Afternoon', 'Interlude', 'A Light at Sea', 'The Gulls']
    const novel = spaced('The Harbour Without a Boat', prose, ...chapters.flatMap((title) => [title, prose]))
    expect(depths(novel).slice(1)).toEqual(chapters.map((title) => [title, 2]))
  })

  test('the first chapter of a part stands with those that follow it', () => {
    const part = (name: string, ...chapters: readonly string[]): readonly string[] => [
      name,
      ...chapters.flatMap((title) => [title, prose]),
    ]
    const text = spaced(
      ...part('Part One', 'The Empty Quay', 'The Long Afternoon'),
      ...part('Part Two', 'A Light at Sea', 'The Last Gull'),
    )
    expect(depths(text)).toEqual([
      ['Part One', 1],
      ['The Empty Quay', 2],
      ['The Long Afternoon', 2],
      ['Part Two', 1],
      ['A Light at Sea', 2],
      ['The Last Gull', 2],
    ])
  })

  test('an underline of `=` stands above one of `-`', () => {
    const text = `The Harbour\n===========\n\n${prose}\n\nThe Quay\n--------\n\n${prose}\n\nThe Sea\n=======\n\n${prose}`
    expect(depths(text).map(([, depth]) => depth)).toEqual([1, 2, 1])
  })
})
