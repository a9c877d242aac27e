/** Columns on a terminal. */

import { describe, expect, it } from 'vitest'
import { columns, cut, pad, wrap } from '../../src/report/width.ts'

describe('columns', () => {
  it.each([
    ['essay', 5],
    ['', 0],
    ['第三章', 6],
    ['ガーデン', 8],
    ['한국어', 6],
    ['e\u0301te\u0301', 3],
    ['a\u200db', 2],
    ['\u001b[31mred\u001b[39m', 3],
    ['« été »', 7],
    ['📖', 2],
    ['שלום', 4],
  ])('%s takes %i', (text, width) => {
    expect(columns(text)).toBe(width)
  })
})

describe('pad and cut', () => {
  it('padding counts wide characters twice', () => {
    expect(pad('序章', 6)).toBe('序章  ')
    expect(pad('too long', 3)).toBe('too long')
  })

  it('a cut text fits the width with its ellipsis', () => {
    expect(cut('a very long title', 8)).toBe('a very…')
    expect(cut('沙漠里的天使', 7)).toBe('沙漠里…')
    expect(columns(cut('沙漠里的天使', 6))).toBeLessThanOrEqual(6)
    expect(cut('short', 5)).toBe('short')
  })
})

describe('wrap', () => {
  it('breaks at spaces and keeps words whole', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
    expect(wrap('a incomprehensibilities b', 8)).toEqual(['a', 'incomprehensibilities', 'b'])
  })

  it('breaks between Chinese characters but not before their stops', () => {
    expect(wrap('沙漠里的天使。走了', 12)).toEqual(['沙漠里的天', '使。走了'])
  })

  it('an empty text has no lines', () => {
    expect(wrap('', 10)).toEqual([])
  })
})
