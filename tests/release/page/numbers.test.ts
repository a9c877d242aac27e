import { expect, test } from 'vitest'
import { hasCountedWords, numberInWords, sizeInWords, timeToRead } from '../../../src/release/page/numbers.ts'

test.each([
  [1, 'en', '1 kB'],
  [202_400, 'en', '202 kB'],
  [999_499, 'en', '999 kB'],
  [999_500, 'en', '1 MB'],
  [3_350_000, 'de', '3,4 MB'],
  [202_400, 'fr', '202\u202fko'],
])('%i bytes are in `%s` %s', (bytes, language, said) => {
  expect(sizeInWords(bytes, language).replace('\u00a0', ' ')).toBe(said)
})

test.each([
  [1, 'en', '1 minute'],
  [2200, 'en', '10 minutes'],
  [2900, 'en', '15 minutes'],
  [20_000, 'en', '1.5 hours'],
  [41_250, 'de', '3 Stunden'],
])('%i words take in `%s` %s', (words, language, said) => {
  expect(timeToRead(words, language)).toBe(said)
})

test('numbers are grouped as the language does, and words are counted where they stand apart', () => {
  expect(numberInWords(41_250, 'de')).toBe('41.250')
  expect(['en', 'ar', 'he', 'zh', 'zh-Hant', 'ja', 'th'].filter(hasCountedWords)).toEqual(['en', 'ar', 'he'])
})
