import { expect, test } from 'vitest'
import { missingGlyphs } from '../../src/editions/missing-glyphs.ts'
import { smallBook } from '../theme/fonts/small-book.ts'

const book = smallBook([
  {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: '一二三四五六七' }],
    position: { start: { line: 3, column: 1 }, end: { line: 3, column: 8 } },
  },
])
const reasons = (missing: string, unavailable: Parameters<typeof missingGlyphs>[1]['unavailable'] = []): string[] =>
  missingGlyphs(book, { missing: Array.from(missing), unavailable }).map(({ reason }) => reason)

test('the first characters are named with their place, the others are counted', () => {
  const warnings = missingGlyphs(book, { missing: Array.from('一二三四五六七'), unavailable: [] })
  expect(warnings).toHaveLength(6)
  expect(warnings[0]).toMatchObject({ reason: 'No font has the character `一` (U+4E00)', place: { line: 3 } })
  expect(warnings.at(-1)).toMatchObject({ reason: 'No font has 2 more characters', place: { line: 3 } })
})

test('fonts that could not be fetched are told first, with what to do', () => {
  const fonts = { family: 'Noto Serif SC', script: 'Chinese', reason: 'npm was not found', hint: 'Install npm.' }
  const [first] = missingGlyphs(book, { missing: ['一'], unavailable: [fonts] })
  expect(first).toMatchObject({ ruleId: 'missing-fonts', note: 'Install npm.' })
  expect(first?.reason).toBe('The fonts for Chinese (Noto Serif SC) could not be fetched: npm was not found')
})

test('characters that editions add are told in the same words, however many there are', () => {
  const added = reasons('一二三四五六七八').at(-1)
  expect(added).toContain('that Chapbook adds')
  expect(reasons('一二三四五六七八九').at(-1)).toBe(added)
})

test('where nothing is missing, nothing is said', () => {
  expect(reasons('')).toEqual([])
})
