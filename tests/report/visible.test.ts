import { expect, test } from 'vitest'
import { visible } from '../../src/report/visible.ts'

test('neither controls nor signs that turn the direction of writing reach the terminal', () => {
  expect(visible('a\u001B[31mb\u202Ec\u2066d\u200Ee')).toBe('a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe')
  expect(visible('one\r\n\ttwo')).toBe('one two')
})
