/** Names of the files of a copy. */

import { describe, expect, it } from 'vitest'
import { fileNames, usualPattern } from '../../src/copies/file-names.ts'

const named = { slug: 'the-angel', edition: 'edition-2' }

describe('the names of files', () => {
  it('say the number alone', () => {
    const names = fileNames(usualPattern, named)
    expect(names({ name: 'Anna', number: 12, email: 'anna@example.org' })).toBe('the-angel-edition-2-copy-0012')
    expect(names({ name: 'Anna', number: 123456 })).toBe('the-angel-edition-2-copy-123456')
  })

  it.each([
    ['Anna Weber', '0001-anna-weber'],
    ['Żaneta O’Hara', '0001-żaneta-o-hara'],
    ['../../etc/passwd', '0001-etc-passwd'],
    ['C:\\con', '0001-c-con'],
    ['<script>', '0001-script'],
    ['יעל כהן', '0001-יעל-כהן'],
    ['田中', '0001-田中'],
    ['…', '0001-'],
    ['x'.repeat(120), `0001-${'x'.repeat(60)}`],
  ])('can say the name of %s, and lead nowhere else', (name, expected) => {
    expect(fileNames('{number}-{name}', named)({ name, number: 1 })).toBe(expected)
  })

  it('are never hidden', () => {
    expect(fileNames('{email}{number}', named)({ name: 'A', number: 1 })).toBe('0001')
    expect(fileNames('{email}-{number}', named)({ name: 'A', number: 1 })).toBe('0001')
  })

  it.each(['{name}', 'a/{number}', '{number}\\', '.{number}', '{number} {slug}', '{numb}{number}', ''])(
    'are refused: %s',
    (pattern) => {
      expect(() => fileNames(pattern, named)).toThrow(/number|pattern|file name/)
    },
  )
})
