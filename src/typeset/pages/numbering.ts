/** Numbers the pages: roman figures for what comes before the text, arabic ones for the text. */

import type { Numbering } from '../types.ts'

export type PageNumber = { readonly numbering: Numbering; readonly number: number; readonly label: string }

/** A counter of pages: each call counts one more of its numbering. */
export function pageCounter(): (numbering: Numbering) => PageNumber {
  const counts = { roman: 0, arabic: 0 }
  return (numbering) => {
    const number = ++counts[numbering]
    return { numbering, number, label: numbering === 'roman' ? romanNumber(number) : String(number) }
  }
}

const figures = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

/** Writes a whole number from 1 in small roman figures. */
export function romanNumber(number: number): string {
  const found = figures.find(([value]) => value <= number)
  return found ? found[1] + romanNumber(number - found[0]) : ''
}
