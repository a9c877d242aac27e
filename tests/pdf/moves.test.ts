/** Moves along a line, in fewer digits. */

import { expect, test } from 'vitest'
import { shortenMoves } from '../../src/pdf/content/moves.ts'

function shortened(content: string): string {
  return Buffer.from(shortenMoves(Buffer.from(content, 'latin1'))).toString('latin1')
}

test('long numbers before `0 Td` are given in two decimals', () => {
  expect(shortened('BT\n<0003> Tj\n96.568787 0 Td <0004> Tj\n-7.1234567 0 Td <0005> Tj\nET')).toBe(
    'BT\n<0003> Tj\n96.57 0 Td <0004> Tj\n-7.12 0 Td <0005> Tj\nET',
  )
})

test('what is rounded off does not add up: the end of a line stays where it was', () => {
  const moves = Array.from({ length: 400 }, () => '3.33333333 0 Td <0001> Tj').join('\n')
  const sum = [...shortened(moves).matchAll(/(\S+) 0 Td/g)].reduce((total, [, x]) => total + Number(x), 0)
  expect(sum).toBeCloseTo((400 * 10) / 3, 1)
})

test('all else stays, byte for byte', () => {
  const content =
    '.23999999 0 0 -.23999999 0 594.95996 cm\n1 0 0 -1 73.828125 93 Tm\n6.75 0 Td <0001> Tj\n12.345678 2 Td\n'
  expect(shortened(content)).toBe(content)
  expect(shortened('')).toBe('')
  expect(shortened(' 0 Td')).toBe(' 0 Td')
})
