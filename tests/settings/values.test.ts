import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { defineConfig } from '../../src/settings.ts'
import { modified } from '../../src/settings/dates.ts'
import { subjects } from '../../src/settings/descriptions.ts'
import { identifier, isbn } from '../../src/settings/identifiers.ts'
import { licence } from '../../src/settings/licence.ts'
import { distance, nearest } from '../../src/settings/nearest.ts'
import { pageSize } from '../../src/settings/page-size.ts'
import { people } from '../../src/settings/people.ts'
import { reasonAndNote } from '../../src/settings/said.ts'

const reason = (schema: v.GenericSchema, value: unknown): string =>
  reasonAndNote(v.safeParse(schema, value).issues?.[0].message ?? '').reason

describe('page sizes', () => {
  test.each([
    ['A5', 'A5', 148, 210],
    ['a4', 'A4', 210, 297],
    ['letter', 'Letter', 215.9, 279.4],
    ['US Letter', 'Letter', 215.9, 279.4],
    ['Statement', 'Half-Letter', 139.7, 215.9],
    ['half letter', 'Half-Letter', 139.7, 215.9],
    ['royal', 'Royal', 156, 234],
    ['Trade', 'US Trade', 152.4, 228.6],
    ['5.5in x 8.5in', '5.5in x 8.5in', 139.7, 215.9],
    ['6in×9in', '6in x 9in', 152.4, 228.6],
    ['6 x 9 in', '6in x 9in', 152.4, 228.6],
    ['6" by 9"', '6" x 9"', 152.4, 228.6],
    ['120mm 190mm', '120mm x 190mm', 120, 190],
    ['12cm × 19,5cm', '12cm x 19,5cm', 120, 195],
    ['360pt*540pt', '360pt x 540pt', 127, 190.5],
    ['480px x 720px', '480px x 720px', 127, 190.5],
  ])('%s is known', (written, name, width, height) => {
    expect(v.parse(pageSize, written)).toEqual({ name, width, height })
  })

  test.each([
    ['huge', '`huge` is not a page size'],
    ['6 x 9', '`6 x 9` names no unit'],
    ['5mm x 9mm', 'A page of 5 mm by 9 mm is too small'],
    ['20in x 30in', 'A page of 508 mm by 762 mm is too large'],
    ['6in', '`6in` is not a page size'],
    ['constructor', '`constructor` is not a page size'],
  ])('%s is refused', (written, said) => {
    expect(reason(pageSize, written)).toBe(said)
  })
})

describe('identifiers', () => {
  test.each([
    ['978-3-16-148410-0', '978-3-16-148410-0'],
    ['9783161484100', '9783161484100'],
    ['978-3161484100', '9783161484100'],
    ['0-306-40615-2', '978-0-306-40615-7'],
    ['080442957X', '9780804429573'],
    ['ISBN-13: 978 0 306 40615 7', '978-0-306-40615-7'],
    ['urn:isbn:9780306406157', '9780306406157'],
  ])('the ISBN %s comes out with thirteen digits, parted where all its parts are', (written, digits) => {
    expect(v.parse(isbn, written)).toBe(digits)
  })

  test.each(['9783161484101', '0306406153', '9773161484100', '97831614841', 'X804429570'])(
    'the ISBN %s is refused',
    (written) => {
      expect(v.safeParse(isbn, written).success).toBe(false)
    },
  )

  test('an identifier is kept, and an ISBN is told by its form', () => {
    expect(v.parse(identifier, 'my-essay-1')).toBe('my-essay-1')
    expect(v.parse(identifier, '978-0-306-40615-7')).toBe('urn:isbn:9780306406157')
  })
})

test.each([
  ['2026', '2026-01-01T00:00:00Z'],
  ['2026-11', '2026-11-01T00:00:00Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['2026-11-22T09:30', '2026-11-22T09:30:00Z'],
  ['2026-11-22 09:30:15.250Z', '2026-11-22T09:30:15Z'],
  ['2026-11-22T23:30:00-0200', '2026-11-23T01:30:00Z'],
])('the moment %s is %s wherever the machine stands', (written, moment) => {
  expect(v.parse(modified, written)).toBe(moment)
})

test.each([
  ['CC-BY-4.0', 'Creative Commons Attribution 4.0 International', 'https://creativecommons.org/licenses/by/4.0/'],
  [
    'cc by-nc-sa 3.0',
    'Creative Commons Attribution-NonCommercial-ShareAlike 3.0',
    'https://creativecommons.org/licenses/by-nc-sa/3.0/',
  ],
  [
    'https://creativecommons.org/licenses/by-nd/4.0/deed.de',
    'Creative Commons Attribution-NoDerivatives 4.0 International',
    'https://creativecommons.org/licenses/by-nd/4.0/',
  ],
  ['CC0', 'CC0 1.0 Universal', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['mit', 'MIT', 'https://spdx.org/licenses/MIT.html'],
  ['https://example.org/terms', 'https://example.org/terms', 'https://example.org/terms'],
  ['All rights reserved', 'All rights reserved', undefined],
])('the licence %s is filled in', (written, name, url) => {
  expect(v.parse(licence, written)).toMatchObject(url === undefined ? { name } : { name, url })
})

test.each([
  ['CC-BY-4.0', ['by']],
  ['cc by-nc-nd', ['by', 'nc', 'nd']],
  ['CC0', ['zero']],
  ['MIT', undefined],
])('of the licence %s it is known what it asks', (written, conditions) => {
  expect(v.parse(licence, written).conditions).toEqual(conditions)
})

test('people are names or groups, one or many, and roles are words or codes', () => {
  const authors = people('aut')
  expect(v.parse(authors, 'A B')).toEqual([{ name: 'A B', role: 'aut', fileAs: 'B, A' }])
  expect(
    v.parse(authors, ['A', { name: 'B', role: 'Book designer' }, { name: 'C', role: 'pht' }]).map(({ role }) => role),
  ).toEqual(['aut', 'bkd', 'pht'])
  expect(reason(authors, { name: 'A', role: 'constructor' })).toBe('`constructor` is not a known role')
  expect(reason(authors, [3.5, ['A']])).toBe('a list stands where text is expected')
})

test('subjects are a list, or one text with commas or semicolons', () => {
  expect(v.parse(subjects, 'a, b')).toEqual([{ name: 'a' }, { name: 'b' }])
  expect(v.parse(subjects, 'a, b; c')).toEqual([{ name: 'a, b' }, { name: 'c' }])
  expect(v.parse(subjects, ['a, b', { name: 'c', authority: 'BISAC', code: 'X' }])).toEqual([
    { name: 'a, b' },
    { name: 'c', authority: 'BISAC', code: 'X' },
  ])
})

describe('the nearest word', () => {
  test.each([
    ['titel', 'title'],
    ['publihser', 'publisher'],
    ['Subtitle', 'subtitle'],
    ['tite', 'title'],
    ['mood', undefined],
    ['x', undefined],
  ])('to %s is %s', (word, meant) => {
    expect(nearest(word, ['title', 'subtitle', 'publisher', 'date', 'y'])).toBe(meant)
  })

  test('counts a swap of neighbours as one slip', () => {
    expect(distance('ab', 'ba')).toBe(1)
    expect(distance('kitten', 'sitting')).toBe(3)
    expect(distance('', 'abc')).toBe(3)
  })
})

test('defineConfig gives its config back', () => {
  const config = { title: 'A', print: { page: 'A4' } }
  expect(defineConfig(config)).toBe(config)
})
