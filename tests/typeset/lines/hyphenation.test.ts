import german from 'hyphen/patterns/de-1996.js'
import english from 'hyphen/patterns/en-us.js'
import french from 'hyphen/patterns/fr.js'
import { describe, expect, test } from 'vitest'
import { patternFile, patternFiles } from '../../../src/editions/print/hyphenation.ts'
import { hyphenator } from '../../../src/typeset/lines/hyphenation.ts'
import type { HyphenationPatterns } from '../../../src/typeset/types.ts'

function divided(patterns: unknown, word: string, language = 'en'): string {
  const points = hyphenator(patterns as HyphenationPatterns, language)(word)
  return [0, ...points].map((point, index) => word.slice(point, points[index] ?? word.length)).join('-')
}

describe('words are divided', () => {
  test.each([
    ['hyphenation', 'hy-phen-ation'],
    ['incomprehensible', 'in-com-pre-hen-si-ble'],
    ['Representation', 'Rep-re-sen-ta-tion'],
  ])('in English: %s', (word, expected) => expect(divided(english, word)).toBe(expected))

  test.each([
    ['Silbentrennung', 'Sil-ben-tren-nung'],
    ['Wörterbuch', 'Wör-ter-buch'],
  ])('in German: %s', (word, expected) => expect(divided(german, word, 'de')).toBe(expected))

  test('in French: élémentaire', () => expect(divided(french, 'élémentaire', 'fr')).toBe('élé-men-taire'))

  test('by the exceptions of the patterns before the patterns themselves', () => {
    expect(divided(english, 'project')).toBe('project')
    expect(divided(english, 'associate')).toBe('as-so-ciate')
  })
})

test('a word shorter than five letters is not divided, and no piece is shorter than two before and three after', () => {
  expect(divided(english, 'into')).toBe('into')
  expect(divided(english, 'early')).toBe('early')
  expect(divided(english, 'about')).toBe('about')
})

describe('as many letters stay together at the ends of a word as TeX keeps, and never less than two', () => {
  /**
   * Letters before and after the hyphen, by the files of npm `hyphen`: `typesetting` of `hyphenmins` in hyph-utf8 (TeX Live 2022), as
   * texlive-lang-*.cnf has them too; Albanian, which came later, from the dictionary of LibreOffice.
   */
  const keptByTeX: readonly (readonly [before: number, after: number, files: string])[] = [
    [1, 1, 'as bn cop el-monoton el-polyton grc gu hi kn ml mr or pa ta te'],
    [1, 2, 'af hy ka'],
    [1, 3, 'sa'],
    [2, 3, 'cs cy en-gb en-us et ga pt sk'],
    [
      2,
      2,
      'be bg ca da de-1901 de-1996 de-ch-1901 es eu fi fr fur gl hr hsb hu ia id is it kmr la lt lv mk mn-cyrl nb nl nn no oc pl ' +
        'pms rm ro ru sh-cyrl sh-latn sl sq sr-cyrl sv tk tr uk',
    ],
  ]
  const languages = keptByTeX.flatMap(([before, after, files]) =>
    files.split(' ').map((file) => ({ file, before: Math.max(2, before), after: Math.max(2, after) })),
  )
  /** Patterns that divide between any two letters. */
  const everywhere: HyphenationPatterns = [[[1]], { o: 0 }]

  test.each(languages)('$file: $before before, $after after', ({ file, before, after }) => {
    const points = hyphenator(everywhere, file)('oooooooooo')
    expect([points.at(0), 10 - (points.at(-1) ?? 0)]).toEqual([before, after])
  })

  test('every language that has patterns is among them', () => {
    expect(languages.filter(({ file }) => patternFile(file) !== file)).toEqual([])
    expect(languages).toHaveLength(patternFiles.size)
  })

  test('accents and vowel signs that are joined to a letter are not counted', () => {
    const points = (word: string): readonly number[] => hyphenator(everywhere, 'fr')(word)
    expect(points('o\u0301o\u0301o\u0301o')).toEqual([])
    expect(points('o\u0301o\u0301ooo')).toEqual([4, 5])
  })
})
