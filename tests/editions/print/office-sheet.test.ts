import { expect, test } from 'vitest'
import { officeSheet } from '../../../src/editions/print/office-sheet.ts'

test.each([
  ['A5', 'en', 'A4'],
  ['A5', 'en-GB', 'A4'],
  ['A5', 'en-US', 'Letter'],
  ['A5', 'es-MX', 'Letter'],
  ['A5', 'zh-Hant-TW', 'A4'],
  ['Royal', 'en', 'A4'],
  ['Half-Letter', 'en', 'Letter'],
  ['US Trade', 'fr', 'Letter'],
  ['6in x 9in', 'de', 'Letter'],
  ['120mm x 190mm', 'de', 'A4'],
])('beside pages of %s in %s lies %s', (name, language, sheet) => {
  expect(officeSheet({ name, width: 100, height: 200 }, language).name).toBe(sheet)
})
