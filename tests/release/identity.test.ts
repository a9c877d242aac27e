/** Which edition a release is, and whether it may follow those before it. */

import { describe, expect, test } from 'vitest'
import type { Metadata } from '../../src/book/book.ts'
import { byEdition, editionIdentity, releasedName, succession } from '../../src/release/identity.ts'
import type { EditionManifest } from '../../src/release/manifest.ts'

const metadata = (given: Partial<Metadata> = {}): Metadata => ({
  title: 'The Angel',
  titleSort: 'Angel, The',
  slug: 'the-angel',
  authors: [],
  contributors: [],
  language: 'en',
  direction: 'ltr',
  identifier: 'urn:uuid:1',
  modified: '2026-11-22T00:00:00Z',
  subjects: [],
  accessibility: {},
  ...given,
})

const released = (given: Partial<Metadata>): EditionManifest => ({
  kind: 'edition',
  version: 1,
  work: metadata(given),
  edition: editionIdentity(metadata(given)),
  form: 'article',
  words: 1,
  contents: [],
  accessibility: { modes: [], sufficient: [], features: [], hazards: [], summary: { text: '', language: 'en' } },
  coverDescription: '',
  source: { sha256: '', files: 1 },
  madeWith: { chapbook: '0', node: '20' },
  files: [],
})

describe('an edition is called', () => {
  test.each([
    [{}, 'edition-1'],
    [{ edition: { number: 2, date: '2027' } }, 'edition-2'],
    [{ edition: { text: 'Second, revised edition' } }, 'edition-second-revised-edition'],
    [{ edition: { date: '2027-01' } }, 'edition-2027-01'],
    [{ edition: { text: '第二版' } }, expect.stringMatching(/^edition-book-[0-9a-f]{8}$/)],
  ])('%j → %s', (given, name) => {
    expect(editionIdentity(metadata(given)).name).toEqual(name)
  })

  test('the first edition has the date of the work; a later one without a date has none', () => {
    expect(editionIdentity(metadata({ date: '2026-11-22' })).date).toBe('2026-11-22')
    expect(editionIdentity(metadata({ date: '2026-11-22', edition: { number: 2 } })).date).toBeUndefined()
  })
})

test.each([
  ['the-angel.pdf', 'the-angel-edition-2.pdf'],
  ['the-angel-booklet.pdf', 'the-angel-edition-2-booklet.pdf'],
  ['cover.jpg', 'cover.jpg'],
])('the file %s is released as %s', (path, name) => {
  expect(releasedName(path, 'the-angel', { name: 'edition-2' })).toBe(name)
})

test('editions are in the order of their numbers, and of their dates where they have none', () => {
  const order = (given: readonly Partial<Metadata>[]) =>
    given
      .map(released)
      .toSorted(byEdition)
      .map(({ edition: { name } }) => name)
  expect(order([{ edition: { number: 10 } }, { edition: { number: 9 } }])).toEqual(['edition-9', 'edition-10'])
  expect(order([{ edition: { date: '2027' } }, { edition: { date: '2026-12' } }])).toEqual([
    'edition-2026-12',
    'edition-2027',
  ])
})

describe('an edition that follows another', () => {
  const found = (given: Partial<Metadata>, before: readonly Partial<Metadata>[], isNamed = true) =>
    succession({ metadata: metadata(given), isNamed }, before.map(released)).map(
      ({ ruleId, isError, note }) => `${isError ? 'error' : 'warning'} ${ruleId}: ${note}`,
    )

  test('goes forward without a word', () => {
    expect(found({ edition: { number: 2 } }, [{ edition: { number: 1 } }])).toEqual([])
    expect(found({ edition: { number: 1 } }, [])).toEqual([])
  })

  test('may be released again under the same number', () => {
    expect(found({ edition: { number: 2 } }, [{ edition: { number: 1 } }, { edition: { number: 2 } }])).toEqual([])
  })

  test('does not go back', () => {
    expect(found({ edition: { number: 1 } }, [{ edition: { number: 1 } }, { edition: { number: 3 } }])).toEqual([
      'error edition-goes-back: Write `edition: 4`, or remove the folder `edition-3` of the release if nobody has it yet.',
    ])
  })

  test('is asked for its number where it names none, and for the next one where there are others', () => {
    expect(found({}, [], false)).toEqual(['warning no-edition: Write `edition: 1`.'])
    expect(found({}, [{ edition: { number: 1 } }], false)).toEqual([
      'warning no-edition: Write `edition: 2`, or keep `edition: 1` to replace what was released.',
    ])
  })

  test('keeps the identifier of the work', () => {
    expect(found({ edition: { number: 2 }, identifier: 'urn:uuid:2' }, [{ edition: { number: 1 } }])).toEqual([
      'warning identifier-changed: Write `identifier: urn:uuid:1` to keep it.',
    ])
  })
})
