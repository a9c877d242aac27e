import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { dateInWords, fill, listNames, wordsFor } from '../../src/theme/words.ts'
import type { WordLists } from '../../src/theme/words.ts'

const path = new URL('../../templates/base/words.yaml', import.meta.url)
const text = readFileSync(path, 'utf8')
const lists: WordLists = parse(text)
const english = lists.en ?? {}

const languages = 'en de fr es it pt nl sv pl ru uk el zh zh-Hant ja ar he'.split(' ')

describe('the words of the base theme', () => {
  test('are there in all languages', () => {
    expect(Object.keys(lists).toSorted()).toEqual(languages.toSorted())
  })

  test.each(languages)('in `%s` have every key, with the same places to fill', (language) => {
    const places = (words: string) => (words.match(/\{\w+\}/g) ?? []).toSorted()
    const own = lists[language] ?? {}
    expect(Object.keys(own)).toEqual(Object.keys(english))
    const placesOf = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(words).map(([key, value]) => [key, places(value)]))
    expect(placesOf(own)).toEqual(placesOf(english))
  })

  test('have every key explained at the top of the file', () => {
    const [comment = ''] = text.split('\nen:')
    for (const key of Object.keys(english)) expect(comment).toMatch(new RegExp(`[ ,]${key}[ ,]`))
  })
})

const releaseFiles = readdirSync(new URL('../../templates/base/release/', import.meta.url))

describe.each(releaseFiles)('the words of release/%s', (name) => {
  const words = readFileSync(new URL(`../../templates/base/release/${name}`, import.meta.url), 'utf8')
  const found: WordLists = parse(words)
  const inEnglish = found.en ?? {}

  test('are there in all languages, with every key and the same places to fill', () => {
    expect(Object.keys(found).toSorted()).toEqual(languages.toSorted())
    const placesOf = (list: Readonly<Record<string, string>> = {}) =>
      Object.entries(list).map(([key, value]) => `${key} ${(value.match(/\{\w+\}/g) ?? []).toSorted().join(' ')}`)
    for (const language of languages) expect(placesOf(found[language])).toEqual(placesOf(inEnglish))
  })

  test('have keys that begin with the name of the file, each explained at its top', () => {
    const [comment = ''] = words.split('\nen:')
    for (const key of Object.keys(inEnglish)) {
      expect(key.startsWith(`${name.slice(0, -5)}-`)).toBe(true)
      expect(comment).toMatch(new RegExp(`[\\s,]${key}[\\s,]`))
    }
  })
})

describe('the words for a language', () => {
  test.each([
    ['de-AT', 'Inhalt'],
    ['zh', '目录'],
    ['zh-TW', '目錄'],
    ['zh-Hant-HK', '目錄'],
    ['fi', 'Contents'],
    ['en-US-x-plain', 'Contents'],
  ])('`%s` are those of the nearest known one', (language, contents) => {
    expect(wordsFor([lists], language).contents).toBe(contents)
  })

  test('fall back to English key by key', () => {
    const words = wordsFor([{ en: { notes: 'Notes', close: 'Close' }, eo: { notes: 'Notoj' } }], 'eo')
    expect(words).toEqual({ notes: 'Notoj', close: 'Close' })
  })

  test('may be changed by a theme without losing the others', () => {
    const words = wordsFor([lists, { en: { notes: 'References' } }], 'en')
    expect(words.notes).toBe('References')
    expect(words.contents).toBe('Contents')
  })
})

describe('filling', () => {
  test('puts a value into its place, whatever signs it has', () => {
    expect(fill(english, 'by', { authors: '$& {name}' })).toBe('by $& {name}')
  })

  test('refuses an unknown key and an empty place', () => {
    expect(() => fill(english, 'nonsense')).toThrow('No words for `nonsense`')
    expect(() => fill(english, 'note')).toThrow('{number}')
  })
})

test('names are joined as the language joins them', () => {
  expect(listNames(['Ann'], 'en')).toBe('Ann')
  expect(listNames(['Ann', 'Ben', 'Cleo'], 'de')).toBe('Ann, Ben und Cleo')
  expect(listNames([], 'en')).toBe('')
})

test('names are joined without Intl as Intl joins them', () => {
  const names = ['Ann', 'Ben', 'Isabel', 'Øyvind']
  for (const language of [
    'en',
    'en-GB',
    'de',
    'fr',
    'it',
    'pt',
    'nl',
    'sv',
    'pl',
    'ru',
    'uk',
    'el',
    'es',
    'he',
    'ja',
  ]) {
    const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' })
    for (const count of [2, 3, 4]) {
      expect(listNames(names.slice(0, count), language)).toBe(list.format(names.slice(0, count)))
    }
  }
})

test('a date is written as exactly as it is known, wherever the machine stands', () => {
  expect(dateInWords('2026', 'fr')).toBe('2026')
  expect(dateInWords('2026-11', 'fr')).toBe('novembre 2026')
  expect(dateInWords('2026-11-22', 'fr')).toBe('22 novembre 2026')
  expect(dateInWords('2026-01-01', 'en-GB')).toBe('1 January 2026')
})

test.each(['en', 'en-GB'])('dates that are written without Intl are those of Intl: %s', (language) => {
  const intl = (options: Intl.DateTimeFormatOptions, day: number, month: number): string =>
    new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC', ...options }).format(
      new Date(Date.UTC(2026, month - 1, day)),
    )
  for (let month = 1; month <= 12; month++) {
    const written = `2026-${String(month).padStart(2, '0')}`
    expect(dateInWords(written, language)).toBe(intl({}, 1, month))
    for (const day of [1, 9, 28])
      expect(dateInWords(`${written}-${String(day).padStart(2, '0')}`, language)).toBe(
        intl({ day: 'numeric' }, day, month),
      )
  }
})
