import { describe, expect, test } from 'vitest'
import { fileAs } from '../../src/book/file-as.ts'
import { nameBasedUuid, stableIdentifier } from '../../src/book/identifier.ts'
import { slug } from '../../src/book/slug.ts'
import { titleSort } from '../../src/book/title-sort.ts'

test.each([
  ['Elisabeth Shue', 'Shue, Elisabeth'],
  ['J. R. R. Tolkien', 'Tolkien, J. R. R.'],
  ['Ludwig van Beethoven', 'Beethoven, Ludwig van'],
  ['Vincent van der Berg', 'Berg, Vincent van der'],
  ['Jean de La Fontaine', 'La Fontaine, Jean de'],
  ['Ursula K. Le Guin', 'Le Guin, Ursula K.'],
  ['Gus Van Sant', 'Van Sant, Gus'],
  ['Luca della Robbia', 'della Robbia, Luca'],
  ['Martin Luther King Jr.', 'King, Martin Luther, Jr.'],
  ['Лев Толстой', 'Толстой, Лев'],
  ['Plato', 'Plato'],
  ['Shue, Elisabeth', 'Shue, Elisabeth'],
  ['村上 春樹', '村上 春樹'],
  ['The Editors', 'The Editors'],
  ['Penguin Press', 'Penguin Press'],
  ['Smith & Sons', 'Smith & Sons'],
])('the name %s is filed as %s', (name, filed) => {
  expect(fileAs(name)).toBe(filed)
})

test.each([
  ['The Angel in the Desert', 'en', 'Angel in the Desert, The'],
  ['a room', 'en-GB', 'Room, a'],
  ['Anatomy', 'en', 'Anatomy'],
  ['L’Étranger', 'fr', 'Étranger, L’'],
  ['Les Fleurs', 'fr-CA', 'Fleurs, Les'],
  ['Der Tod', 'de', 'Tod, Der'],
  ['El amor', 'es', 'Amor, El'],
  ['Gli indifferenti', 'it', 'Indifferenti, Gli'],
  ['O livro', 'pt', 'Livro, O'],
  ['Het huis', 'nl', 'Huis, Het'],
  ['Die Hard', 'en', 'Die Hard'],
  ['The', 'en', 'The'],
  ['The Angel', 'sv', 'The Angel'],
])('the title %s (%s) is filed as %s', (title, language, filed) => {
  expect(titleSort(title, language)).toBe(filed)
})

describe('the slug', () => {
  test.each([
    ['The Angel in the Desert', 'the-angel-in-the-desert'],
    ['What’s “Up”, Doc?', 'whats-up-doc'],
    ['Größe & Maß: Über Łódź', 'grosse-mass-uber-lodz'],
    ['Ærø, Ísland, İstanbul', 'aero-island-istanbul'],
    ['Война и мир', 'voyna-i-mir'],
    ['Ἡ Ὀδύσσεια', 'i-odysseia'],
    ['Ça ira — 1789', 'ca-ira-1789'],
    ['ﬁne ２０２６', 'fine-2026'],
    ['Con', 'book-con'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('of %s is %s', (title, name) => {
    expect(slug(title)).toBe(name)
  })

  test('of a title that cannot be written in ASCII is a stable hash', () => {
    expect(slug('東京物語')).toBe('book-d209412e')
    expect(slug('羅生門')).not.toBe(slug('東京物語'))
    expect(slug('…')).toMatch(/^book-[0-9a-f]{8}$/)
  })

  test('is the same for both forms of an accented letter', () => {
    expect(slug('é\u05D0'.normalize('NFD'))).toBe(slug('é\u05D0'.normalize('NFC')))
    expect(slug('Й'.normalize('NFD'))).toBe('y')
  })

  test('ends between two words, after at most 80 characters', () => {
    const long = slug('word '.repeat(40))
    expect(long).toBe(Array.from({ length: 16 }, () => 'word').join('-'))
    expect(slug('x'.repeat(200))).toHaveLength(80)
  })
})

describe('the identifier', () => {
  // The example of RFC 9562, appendix A.4.
  test('is a UUID of version 5', () => {
    expect(nameBasedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })

  test('tells one author with a comma from two', () => {
    const key = { language: 'en', title: 'A' }
    expect(stableIdentifier({ ...key, authors: ['B, C'] })).not.toBe(stableIdentifier({ ...key, authors: ['B', 'C'] }))
  })
})
