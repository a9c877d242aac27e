import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../../src/manuscript/formats/plain-text/headings.ts'

const prose =
  'The harbour lay empty that morning, and the gulls walked up and down on the quay like people who have missed a train. ' +
  'Nobody had told them that the boats would not come back before the evening.'

/** Each line a paragraph, with blank lines between. */
const spaced = (...lines: readonly string[]): string => lines.join('\n\n')
const titles = (text: string): readonly string[] => findHeadings(text).headings.map(({ title }) => title)
const depths = (text: string): readonly (readonly [string, number])[] =>
  findHeadings(text).headings.map(({ title, depth }) => [title, depth])

describe('what a candidate tells', () => {
  const text = spaced(
    prose,
    'The Empty Quay',
    prose,
    'The Long Afternoon',
    prose,
    'A Light at Sea',
    prose,
    'He was late',
    prose,
  )
  const { headings, rejected } = findHeadings(text)

  test('is its line, counted from 1, its title and a confidence between 0 and 1', () => {
    expect(headings.map(({ line, title }) => [line, title])).toEqual([
      [3, 'The Empty Quay'],
      [7, 'The Long Afternoon'],
      [11, 'A Light at Sea'],
    ])
    for (const { confidence } of headings) expect(confidence).toBeGreaterThan(0.8)
    for (const { confidence } of headings) expect(confidence).toBeLessThanOrEqual(1)
  })

  test('is why it was taken, the strongest reason first', () => {
    expect(headings[0]?.reasons[0]).toBe('no stop at the end')
    expect(headings[0]?.reasons).toContain('2 other lines have its form')
    expect(headings[0]?.reasons).toContain('a paragraph follows')
  })

  test('is why it was not taken, for lines that were considered', () => {
    expect(rejected.map(({ line }) => line)).toEqual([15])
    expect(rejected[0]?.reasons).toContain('starts like a sentence about somebody')
    expect(rejected[0]?.confidence).toBeLessThan(0.5)
  })
})

describe('what the writer says', () => {
  test('a `# ` makes a line a heading whatever the evidence says', () => {
    const text = spaced(prose, '# he said, and stopped,', prose)
    expect(findHeadings(text).headings).toEqual([
      { line: 3, depth: 1, title: 'he said, and stopped,', confidence: 1, reasons: ['marked with #'] },
    ])
  })

  test('several levels of `#` are depths', () => {
    expect(depths(spaced('# Harbour', prose, '## Quay', prose, '### Stairs', prose, '## Boats', prose))).toEqual([
      ['Harbour', 1],
      ['Quay', 2],
      ['Stairs', 3],
      ['Boats', 2],
    ])
  })

  test('a single level of `#` among unmarked headings puts the line among them', () => {
    const text = spaced(
      'The Empty Quay',
      prose,
      'The Long Afternoon',
      prose,
      '# he was late',
      prose,
      'A Light at Sea',
      prose,
    )
    expect(depths(text)).toEqual([
      ['The Empty Quay', 1],
      ['The Long Afternoon', 2],
      ['he was late', 2],
      ['A Light at Sea', 2],
    ])
  })

  test('a `#` without a space or without a word is text or a section break', () => {
    expect(titles(spaced(prose, '#harbour', prose, '#', prose, '# # #', prose))).toEqual([])
  })

  test('the outline file makes headings, with depth and title, and takes them away', () => {
    const text = spaced(prose, 'The Empty Quay', prose, 'The Long Afternoon', prose, 'and so on', prose)
    const sidecar = { headings: [{ line: 11, depth: 2, title: 'And So On' }], text: [3] }
    const { headings, rejected } = findHeadings(text, { sidecar })
    expect(headings.map(({ line, depth, title }) => [line, depth, title])).toEqual([
      [7, 1, 'The Long Afternoon'],
      [11, 2, 'And So On'],
    ])
    expect(headings[1]?.confidence).toBe(1)
    expect(rejected).toMatchObject([{ line: 3, confidence: 0, reasons: ['the outline file says that it is text'] }])
  })

  test('the outline file can name a line inside a wrapped paragraph', () => {
    const wrapped =
      'one two three four five six seven eight\nnine ten eleven twelve thirteen fourteen\nfifteen sixteen seventeen eighteen and\nnineteen'
    const { headings } = findHeadings(wrapped, { sidecar: { headings: [{ line: 2 }], text: [] } })
    expect(headings.map(({ line, title }) => [line, title])).toEqual([[2, 'nine ten eleven twelve thirteen fourteen']])
  })

  test('what stands before the start of the writing is not looked at, and lines count from the top of the file', () => {
    const head = '---\ntitle: The Quay\n---\n'
    const text = head + spaced('The Empty Quay', prose, 'The Long Afternoon', prose, 'A Light at Sea', prose)
    expect(findHeadings(text, { start: head.length }).headings.map(({ line }) => line)).toEqual([4, 8, 12])
  })
})

test('lines that start with small letters are headings where the text has several of them', () => {
  const text = [
    prose,
    'the empty quay',
    prose,
    'the long afternoon',
    prose,
    'a light at sea',
    prose,
    'low water',
    prose,
  ]
  expect(titles([...text, 'rope and tar', prose].join('\n'))).toHaveLength(5)
  expect(titles([prose, 'the empty quay', prose].join('\n'))).toEqual([])
})

test('the dates of a diary are headings', () => {
  const dates = ['3 March 1911', '4 March 1911', '9 March 1911', '2 April 1911']
  expect(titles(spaced(...dates.flatMap((date) => [date, prose, prose])))).toEqual(dates)
})

test('days without a year are headings of a diary, in languages that write the month small too', () => {
  const days = ['Monday, 4 May', 'Tuesday, 5 May', 'Friday, 8 May', 'Sunday, 10 May']
  expect(titles(spaced('A Diary of Gulls', ...days.flatMap((day) => [day, prose])))).toEqual([
    'A Diary of Gulls',
    ...days,
  ])
  const small = ['4 mai', '5 mai', '8 mai', '10 mai']
  expect(titles(spaced('Le journal des mouettes', ...small.flatMap((day) => [day, prose])))).toEqual([
    'Le journal des mouettes',
    ...small,
  ])
})

test('a heading may stand directly on a list of amounts', () => {
  const recipe = (title: string): readonly string[] => [title, '3 leeks', 'a litre of stock', 'salt', prose]
  const text = ['Soups', prose, ...recipe('Leek Soup'), ...recipe('Bread Soup'), ...recipe('Fish Soup')].join('\n')
  expect(titles(text)).toEqual(['Soups', 'Leek Soup', 'Bread Soup', 'Fish Soup'])
})

describe('numbers', () => {
  test.each([
    ['Roman', ['I.', 'II.', 'III.']],
    ['bare', ['1', '2', '3']],
    ['before a title', ['1. Of boats', '2. Of gulls', '3. Of rope']],
    ['English', ['Chapter One', 'Chapter Two', 'Chapter Three']],
    ['German', ['Kapitel 1', 'Kapitel 2', 'Kapitel 3']],
    ['French', ['Chapitre premier', 'Chapitre II', 'Chapitre III']],
    ['Spanish', ['Capítulo primero', 'Capítulo segundo', 'Capítulo tercero']],
    ['Russian', ['Глава 5', 'Глава 6', 'Глава 7']],
    ['Chinese chapters', ['第一章', '第二章', '第三章']],
    ['Chinese sections', ['第十二节 海', '第十三节 山', '第十四节 河']],
    ['Korean', ['제1장 바다', '제2장 산', '제3장 강']],
    ['in a language without a list of words', ['Pennod 1', 'Pennod 2', 'Pennod 3']],
    ['years', ['1968', '1974', '1975']],
  ])('%s are headings when they run through the text', (_, [first = '', second = '', third = '']) => {
    expect(titles(spaced(prose, first, prose, second, prose, third, prose))).toEqual([first, second, third])
  })

  test.each([
    ['of a list', spaced(prose, '1. rope\n2. tar\n3. nails', prose)],
    ['of a list with blank lines', spaced(prose, '1. rope', '2. tar', '3. nails', prose)],
    ['of sentences', spaced('1. ' + prose, '2. ' + prose, '3. ' + prose)],
    ['of pages', spaced(prose + ' And', '- 12 -', prose, '- 40 -', prose)],
  ])('%s are none', (_, text) => {
    expect(titles(text)).toEqual([])
  })

  test('with levels nest', () => {
    expect(
      depths(spaced('1 Boats', prose, '1.1 Large', prose, '1.2 Small', prose, '2 Gulls', prose, '2.1 Grey', prose)),
    ).toEqual([
      ['1 Boats', 1],
      ['1.1 Large', 2],
      ['1.2 Small', 2],
      ['2 Gulls', 1],
      ['2.1 Grey', 2],
    ])
  })

  test('parts stand above chapters', () => {
    expect(depths(spaced('Part I', 'Chapter 1', prose, 'Chapter 2', prose, 'Part II', 'Chapter 3', prose))).toEqual([
      ['Part I', 1],
      ['Chapter 1', 2],
      ['Chapter 2', 2],
      ['Part II', 1],
      ['Chapter 3', 2],
    ])
  })

  test('an introduction and a conclusion without a number stand beside the numbered', () => {
    const text = spaced(
      'Introduction',
      prose,
      '1. Boats',
      prose,
      '2. Gulls',
      prose,
      '3. Rope',
      prose,
      'Conclusion',
      prose,
    )
    expect(depths(text).map(([, depth]) => depth)).toEqual([1, 1, 1, 1, 1])
  })

  test('take the title on the next line along', () => {
    const text = spaced('Chapter 1', 'The Empty Quay', prose, 'Chapter 2', 'A Light at Sea', prose)
    expect(titles(text)).toEqual(['Chapter 1 The Empty Quay', 'Chapter 2 A Light at Sea'])
  })
})

test('a heading set directly on a paragraph wrapped at a column is found', () => {
  const wrapped = (prose + ' ' + prose).replaceAll(/(.{40,60}) /g, '$1\n')
  const text = [
    wrapped,
    `The Empty Quay\n${wrapped}`,
    `The Long Afternoon\n${wrapped}`,
    `A Light at Sea\n${wrapped}`,
  ].join('\n\n')
  expect(titles(text)).toEqual(['The Empty Quay', 'The Long Afternoon', 'A Light at Sea'])
})
