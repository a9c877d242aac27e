/** Where a line may end inside a word, as it stands between two spaces. */

import german from 'hyphen/patterns/de-1996.js'
import french from 'hyphen/patterns/fr.js'
import { expect, test } from 'vitest'
import { hyphenator } from '../../../src/typeset/lines/hyphenation.ts'
import { divisions, jointsOf } from '../../../src/typeset/lines/inner-breaks.ts'
import type { HyphenationPatterns } from '../../../src/typeset/types.ts'

test.each([
  ['a letter beyond ASCII', 'beauté', french, 'fr'],
  ['such a letter and a sign', 'beauté,', french, 'fr'],
  ['an accent that is typed apart', 'chantaie\u0301', french, 'fr'],
  ['a sharp s', 'Blumenstrauß', german, 'de'],
  ['a full stop', 'Silbentrennung.', german, 'de'],
  ['a quotation mark', 'Silbentrennung\u201c', german, 'de'],
])('a word that ends with %s is divided as a whole', (_, text, patterns, language) => {
  const divide = hyphenator(patterns as HyphenationPatterns, language)
  const seen: string[] = []
  const found = divisions(text, (word) => (seen.push(word), divide(word)), false)
  expect(seen).toEqual([text.replace(/[.,\u201c]$/, '')])
  expect(found.map(({ offset }) => offset)).toEqual(divide(seen[0] ?? ''))
})

test('lines end after dashes between letters, and not at the end of a word', () => {
  expect(jointsOf('well-to-do').map(({ offset }) => offset)).toEqual([5, 8])
  expect(jointsOf('done-')).toEqual([])
  expect(jointsOf('done')).toEqual([])
})
