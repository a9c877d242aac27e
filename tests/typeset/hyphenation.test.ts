import german from 'hyphen/patterns/de-1996.js'
import english from 'hyphen/patterns/en-us.js'
import french from 'hyphen/patterns/fr.js'
import { describe, expect, test } from 'vitest'
import { hyphenator } from '../../src/typeset/hyphenation.ts'
import type { HyphenationPatterns } from '../../src/typeset/types.ts'

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
