/** Booklets: what is planned is folded, nested and read. */

import { describe, expect, test } from 'vitest'
import type { BookletLayout, BookletPlan } from '../../../src/pdf/impose/booklet.ts'
import { planBooklet } from '../../../src/pdf/impose/booklet.ts'
import { signaturesOf } from '../../../src/pdf/impose/signatures.ts'
import type { Side } from '../../../src/pdf/impose/types.ts'
import { foldAndRead, type Half, type PrintedSide } from './fold.ts'

const A4 = { width: 210, height: 297 }
const A5 = { width: mm(148), height: mm(210) }

function mm(value: number): number {
  return (value * 72) / 25.4
}

function plan(pages: number, layout: Partial<BookletLayout> = {}, page = A5): BookletPlan {
  return planBooklet(pages, page, { sheet: A4, ...layout })
}

/** Where the planned pages come to lie on paper. */
function printed({ placements, isTurned }: Side, { width }: BookletPlan, page = A5): PrintedSide {
  const halves: { left: Half; right: Half } = { left: undefined, right: undefined }
  for (const { page: index, x, scale } of placements) {
    const middle = x + (page.width * scale) / 2
    const half = middle < width / 2 !== isTurned ? 'left' : 'right'
    if (halves[half]) throw new Error(`Two pages lie on the ${half} half`)
    halves[half] = { page: index, isUpright: !isTurned }
  }
  return halves
}

describe('a folded booklet reads from the first page to the last, with blanks only at the end', () => {
  const ways = (['ltr', 'rtl'] as const).flatMap((direction) =>
    (['short', 'long'] as const).map((flip) => ({ direction, flip })),
  )

  test.each(ways)('from 1 to 200 pages, signatures of 1 to 8 sheets: $direction, flipped on the $flip edge', (way) => {
    for (const sheetsInSignature of [undefined, 1, 2, 3, 4, 5, 6, 7, 8]) {
      for (let pages = 1; pages <= 200; pages++) {
        const made = plan(pages, { ...way, ...(sheetsInSignature === undefined ? {} : { sheetsInSignature }) })
        const read = foldAndRead(
          made.sides.map((side) => printed(side, made)),
          { ...way, signatures: made.signatures },
        ).map((half) => half?.page)
        const wanted = Array.from({ length: made.sheets * 4 }, (_, index) => (index < pages ? index : undefined))
        expect(read).toEqual(wanted)
        expect(made.blanks).toBe(made.sheets * 4 - pages)
        expect(made.blanks).toBeLessThan(4)
      }
    }
  })

  test('and the simulation notices a page on the wrong side', () => {
    const made = plan(8)
    const sides = made.sides.map((side) => printed(side, made)).toSpliced(1, 1, { left: undefined, right: undefined })
    const read = foldAndRead(sides, { flip: 'short', direction: 'ltr', signatures: made.signatures })
    expect(read.map((half) => half?.page)).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    const unturned = plan(8, { flip: 'short' }).sides.map((side) => printed(side, made))
    expect(() => foldAndRead(unturned, { flip: 'long', direction: 'ltr', signatures: [2] })).toThrow('on its head')
  })
})

describe('signatures', () => {
  test('are one up to 16 sheets, then as few and as even as can be', () => {
    expect(signaturesOf(64, 16)).toEqual([16])
    expect(signaturesOf(65, 16)).toEqual([9, 8])
    expect(signaturesOf(300, 16)).toEqual([15, 15, 15, 15, 15])
    expect(signaturesOf(36, 4)).toEqual([3, 3, 3])
    expect(signaturesOf(1, 16)).toEqual([1])
  })

  test.each([1, 2, 3, 5, 8, 16])('never have more than the %i sheets that were asked for', (most) => {
    for (let pages = 1; pages <= 400; pages++) {
      const signatures = signaturesOf(pages, most)
      expect(Math.max(...signatures)).toBeLessThanOrEqual(most)
      expect(Math.max(...signatures) - Math.min(...signatures)).toBeLessThanOrEqual(1)
      expect(signatures.reduce((sum, sheets) => sum + sheets, 0)).toBe(Math.ceil(pages / 4))
    }
  })
})

describe('pages on the sheet', () => {
  test('keep their size where they fit on half of it, and touch the fold', () => {
    const made = plan(4)
    expect(made.scale).toBe(1)
    const [left, right] = made.sides[0]?.placements ?? []
    expect((left?.x ?? 0) + A5.width).toBeCloseTo(made.width / 2)
    expect(right?.x).toBeCloseTo(made.width / 2)
    expect([left?.y, right?.y]).toEqual([0, 0].map((y) => expect.closeTo(y)))
  })

  test('keep it also where a rounded px would stand over', () => {
    expect(plan(4, { sheet: { width: 215.9, height: 279.4 } }, { width: mm(139.9), height: mm(215.9) }).scale).toBe(1)
  })

  test('are made smaller where they do not fit, and never larger', () => {
    const large = plan(4, {}, { width: mm(210), height: mm(297) })
    expect(large.scale).toBeCloseTo(Math.SQRT1_2, 3)
    expect(plan(4, {}, { width: mm(105), height: mm(148) }).scale).toBe(1)
  })

  test('stand in the middle of the height', () => {
    const height = mm(148)
    const made = plan(4, {}, { width: mm(105), height })
    for (const { y } of made.sides.flatMap(({ placements }) => placements))
      expect(y).toBeCloseTo((made.height - height) / 2)
  })
})

describe('creep', () => {
  const shifts = (layout: Partial<BookletLayout>, pages: number): readonly number[] => {
    const made = plan(pages, layout)
    return made.sides.map(({ placements }) => {
      const towardsSpine = placements.map(({ x }) =>
        x + A5.width / 2 < made.width / 2 ? x + A5.width - made.width / 2 : made.width / 2 - x,
      )
      for (const shift of towardsSpine) expect(shift).toBeCloseTo(towardsSpine[0] ?? 0)
      return towardsSpine[0] ?? 0
    })
  }

  test('moves the pages of each sheet towards the spine by the thickness of the sheets round it', () => {
    const expected = [0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3].map(mm).map((shift) => expect.closeTo(shift))
    expect(shifts({}, 16)).toEqual(expected)
    expect(shifts({ direction: 'rtl' }, 16)).toEqual(expected)
    expect(shifts({ paperThickness: 0 }, 16)).toEqual(expected.map(() => expect.closeTo(0)))
  })

  test('begins anew with each signature', () => {
    const expected = [0, 0, 0.1, 0.1, 0, 0, 0.1, 0.1].map(mm).map((shift) => expect.closeTo(shift))
    expect(shifts({ sheetsInSignature: 2 }, 16)).toEqual(expected)
  })

  test('never uses up more than half the inner margin, and stays even', () => {
    const thick = shifts({ paperThickness: 1, innerMargin: 8 }, 64)
    expect(Math.max(...thick)).toBeCloseTo(mm(4))
    const steps = thick.slice(2).map((shift, index) => shift - (thick[index] ?? 0))
    for (const step of steps) expect(step).toBeCloseTo(mm(4 / 15))
  })
})

describe('marks', () => {
  test('are drawn only on demand', () => {
    expect(plan(40).sides.flatMap(({ lines }) => lines)).toEqual([])
  })

  test('of the fold stand outside and inside of each signature, at both ends of the fold', () => {
    const made = plan(32, { marks: true, sheetsInSignature: 4 })
    const marked = made.sides.map(({ lines }) => lines.filter(({ isDashed }) => isDashed).length)
    expect(marked).toEqual([2, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 2])
  })

  test('of staples stand on the fold, outside, a quarter of the height from its ends', () => {
    const made = plan(8, { marks: true })
    const ticks = made.sides.map(({ lines }) => lines.filter(({ isDashed }) => !isDashed))
    expect(ticks.map(({ length }) => length)).toEqual([2, 0, 0, 0])
    for (const [index, { from, to }] of (ticks[0] ?? []).entries()) {
      expect([from.x, to.x]).toEqual([made.width / 2, made.width / 2])
      expect((from.y + to.y) / 2).toBeCloseTo((made.height * (1 + 2 * index)) / 4)
    }
  })

  test('for the knife stand where the page is smaller than the folded sheet, outside the page', () => {
    const page = { width: mm(110), height: mm(170) }
    const made = plan(8, { marks: true }, page)
    const cuts = (made.sides[0]?.lines ?? []).filter(({ from, isDashed }) => !isDashed && from.x !== made.width / 2)
    expect(cuts).toHaveLength(8)
    for (const { from, to } of cuts)
      for (const { x, y } of [from, to]) {
        const isBeside = Math.abs(x - made.width / 2) > page.width || Math.abs(y - made.height / 2) > page.height / 2
        expect(isBeside).toBe(true)
      }
  })

  test('other than those of the fold keep off the edge that no office printer prints on', () => {
    for (const width of [80, 100, 120, 130, 136, 140, 148]) {
      const made = plan(8, { marks: true }, { width: mm(width), height: mm(width * 1.4) })
      for (const { from, to } of made.sides.flatMap(({ lines }) => lines.filter(({ isDashed }) => !isDashed)))
        for (const { x, y } of [from, to]) {
          expect(Math.min(x, made.width - x)).toBeGreaterThanOrEqual(mm(5) - 0.01)
          expect(Math.min(y, made.height - y)).toBeGreaterThanOrEqual(mm(5) - 0.01)
        }
    }
  })
})
