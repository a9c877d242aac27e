import { describe, expect, test } from 'vitest'
import { excerptOf } from '../../src/search-page/excerpt.ts'
import { pack, unpack } from '../../src/search-page/pack.ts'
import { questionOf, tokensOf } from '../../src/search-page/tokens.ts'
import { fieldNames } from '../../src/search-page/types.ts'

test.each([
  ['The Angel’s wing, 1912', ['the', 'angel', 's', 'wing', '1912']],
  ['L’Été à Łódź', ['l', 'ete', 'a', 'lodz']],
  ['Straße STRASSE', ['strasse', 'strasse']],
  ['İstanbul ısı', ['istanbul', 'isi']],
  ['ΛΟΓΟΣ λόγος', ['λογοσ', 'λογοσ']],
  ['Её ёлка', ['ее', 'елка']],
  ['שָׁלוֹם עולם', ['שלום', 'עולם']],
  ['اَلْمَدِينَةُ والمدينة مدينة', ['مدينه', 'مدينه', 'مدينه']],
  ['کتاب كتاب', ['كتاب', 'كتاب']],
  ['黒猫が', ['黒猫', '猫が', 'が']],
  ['ガラス', ['ガラ', 'ラス', 'ス']],
  ['ｶﾞﾗｽ', ['ガラ', 'ラス', 'ス']],
  ['हिन्दी', ['हिन्दी']],
  ['co\u00adop\u200bera', ['coop', 'era']],
  ['…—!', []],
])('%s is %j', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens.map((token) => token.normalize('NFC')))
})

test('a question in a script without spaces asks for whole pairs, and a letter alone for what begins with it', () => {
  expect(questionOf('黒猫が')).toEqual(['黒猫', '猫が'])
  expect(questionOf('猫')).toEqual(['猫'])
})

test('every word of a text is a word of the question that repeats it', () => {
  const text = 'Ein Café, 夜の灯台, المدينة, Ελλάδα and l’été'
  const words = new Set(tokensOf(text))
  for (const word of questionOf(text)) expect(words).toContain(word)
})

describe('an excerpt', () => {
  test('holds the words that are found, and shows where', () => {
    const pieces = excerptOf(`${'x '.repeat(300)}the lamp was lit and the lamp burned. ${'y '.repeat(300)}`, ['lamp'])
    expect(pieces.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(['lamp', 'lamp'])
    const whole = pieces.map(({ text }) => text).join('')
    expect(whole).toMatch(/^… x .* …$/)
    expect(whole.length).toBeLessThan(220)
  })

  test('is nothing where none of the words stands in the text', () => {
    expect(excerptOf('The lamp.', ['sea'])).toEqual([])
    expect(excerptOf('', ['sea'])).toEqual([])
  })

  test('joins pairs of letters that follow each other', () => {
    expect(excerptOf('嵐の夜、黒猫が灯台に', ['黒猫', '猫が'])).toEqual([
      { text: '嵐の夜、', isFound: false },
      { text: '黒猫が', isFound: true },
      { text: '灯台に', isFound: false },
    ])
  })
})

test('what is packed is unpacked', () => {
  const index = {
    documentCount: 3,
    nextId: 3,
    documentIds: { 0: 0, 1: 1, 2: 2 },
    fieldIds: Object.fromEntries(fieldNames.map((name, field) => [name, field])),
    fieldLength: { 0: [1, 0, 0, 0, 0, 0, 0], 1: [0, 0, 0, 0, 0, 0, 40], 2: [0, 0, 0, 0, 0, 2, 1] },
    averageFieldLength: [0.333, 0, 0, 0, 0, 0.667, 13.667],
    storedFields: {},
    dirtCount: 0,
    index: [
      ['angel', { 0: { 0: 1 }, 6: { 1: 37, 2: 1 } }],
      ['sea', { 5: { 2: 2 } }],
    ] as [string, Record<string, Record<string, number>>][],
    serializationVersion: 2,
  }
  const packed = pack(index, [0, -1, 0, 0, 0, 1])
  expect(packed.words).toBe('angel|0:0|6:1*11,1\nsea|5:2*2')
  expect(unpack(packed)).toEqual(index)
})
