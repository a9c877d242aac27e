/** Times, sizes and counts as people read them. */

import { expect, it } from 'vitest'
import { count, duration, size } from '../../src/report/quantities.ts'

it.each([
  [0, '0.0 s'],
  [149, '0.1 s'],
  [9940, '9.9 s'],
  [9960, '10 s'],
  [59_400, '59 s'],
  [65_000, '1 min 5 s'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text)
})

it.each([
  [1, '1 byte'],
  [820, '820 bytes'],
  [311_700, '312 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [14_000_000, '14.0 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text)
})

it.each([
  [1, '1 page'],
  [0, '0 pages'],
  [150_000, '150,000 pages'],
  [1_234_567, '1,234,567 pages'],
])('%i is counted as %s', (number, text) => {
  expect(count(number, 'page')).toBe(text)
})
