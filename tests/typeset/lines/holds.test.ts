import { describe, expect, test } from 'vitest'
import { textBreak } from '../../../src/typeset/lines/break-list.ts'
import { holdsOf, type Holds } from '../../../src/typeset/lines/holds.ts'
import { listOf, type Place } from '../places.ts'

/** Of a paragraph in a typeface whose letters and spaces are 10 px wide; lines end after the chosen words, counted from 1. */
function holds(text: string, width: number, chosen: readonly number[]): Holds | undefined {
  const places = [0, ...spacesIn(text), text.length].map((index, number, { length }): Place => {
    const isOuter = number === 0 || number === length - 1
    return {
      kind: number === 0 ? 'start' : isOuter ? 'end' : 'space',
      end: index * 10,
      begin: isOuter ? index * 10 : (index + 1) * 10,
      spacesBefore: Math.max(0, number - 1),
      spacesAfter: isOuter ? Math.max(0, number - 1) : number,
      index,
    }
  })
  const list = listOf(places)
  const breaks = [0, ...chosen, list.count - 1].map((at) => textBreak(list, at))
  return holdsOf(list, { breaks, chosen, width, firstWidths: [], shrink: 0, tightening: 0 }, text)
}

function spacesIn(text: string): readonly number[] {
  return [...text.matchAll(/ /g)].map(({ index }) => index)
}

function heldWords(text: string, width: number, endsAfter: readonly number[]): readonly string[] | undefined {
  return holds(text, width, endsAfter)?.holds.map(({ from, to }) => text.slice(from.index + 1, to.index))
}

describe('the browser keeps to the chosen lines', () => {
  test('by itself where no other word goes in', () => expect(heldWords('one two three four', 90, [2])).toEqual([]))

  test('with words held together where one more goes in', () =>
    expect(heldWords('one two three four', 90, [1])).toEqual(['two three']))

  test('with a word held together that it might divide', () =>
    expect(heldWords('one two th|ree four', 90, [2])).toEqual(['th|ree']))

  test('not where the whole rest goes into the line', () => expect(heldWords('one two', 90, [1])).toBeUndefined())

  test('not where words would have to be held over the next chosen break', () =>
    expect(heldWords('one two three four', 90, [1, 2])).toBeUndefined())

  test('not at a space after an opening mark', () => expect(heldWords('one ( three', 50, [2])).toBeUndefined())

  test('and full lines are looked at', () => expect(holds('one two three', 70, [2])?.tight).toEqual([0]))
})
