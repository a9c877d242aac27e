/** Marks on the sheets of a booklet for those who fold, staple and cut by hand. */

import type { FoldedSide } from './signatures.ts'
import type { Line, Point, Size } from './types.ts'
import { points, UNPRINTABLE } from './types.ts'

/**
 * The marks of one side, in the places where they are looked at: on the outside and the inside of each signature a dashed line at
 * both ends of the fold; on the outside two ticks where staples go, at a quarter of the page's height from its ends; there too,
 * where the page is smaller than the folded sheet, the corners to cut at.
 *
 * @param page width and height as drawn, pt
 */
export function bookletMarks(side: FoldedSide, sheet: Size, page: Size): readonly Line[] {
  const isOutside = side.face === 'front' && side.depth === 0
  const isInside = side.face === 'back' && side.depth === side.sheetsInSignature - 1
  const fold = isOutside || isInside ? foldMarks(sheet) : []
  return isOutside ? [...fold, ...stapleMarks(sheet, page), ...cutMarks(sheet, page)] : fold
}

function foldMarks({ width, height }: Size): readonly Line[] {
  const x = width / 2
  const [edge, end] = [points(UNPRINTABLE), points(FOLD_MARK)]
  return [
    { ...HAIRLINE, isDashed: true, from: { x, y: edge }, to: { x, y: end } },
    { ...HAIRLINE, isDashed: true, from: { x, y: height - end }, to: { x, y: height - edge } },
  ]
}

function stapleMarks({ width, height }: Size, page: Size): readonly Line[] {
  const x = width / 2
  const half = points(STAPLE) / 2
  return [-page.height / 4, page.height / 4].map((from) => {
    const y = height / 2 + from
    return { ...HAIRLINE, thickness: 0.75, from: { x, y: y - half }, to: { x, y: y + half } }
  })
}

/** Two strokes at each outer corner, which do not touch it. The spine is not cut. */
function cutMarks(sheet: Size, page: Size): readonly Line[] {
  const middle = { x: sheet.width / 2, y: sheet.height / 2 }
  const edge = points(UNPRINTABLE)
  const [gap, length] = [points(CUT_GAP), points(CUT_MARK)]
  const across = Math.min(length, middle.x - page.width - gap - edge)
  const down = Math.min(length, middle.y - page.height / 2 - gap - edge)
  return CORNERS.flatMap((corner) => {
    const at = { x: middle.x + corner.x * page.width, y: (corner.y * page.height) / 2 + middle.y }
    const horizontal = stroke(at, { x: corner.x, y: 0 }, gap, across)
    const vertical = stroke(at, { x: 0, y: corner.y }, gap, down)
    return [...horizontal, ...vertical]
  })
}

/** Nothing where there is no room for what an eye would see. */
function stroke(at: Point, towards: Point, gap: number, length: number): readonly Line[] {
  if (length < points(LEAST_MARK)) return []
  const end = (distance: number): Point => ({ x: at.x + towards.x * distance, y: at.y + towards.y * distance })
  return [{ ...HAIRLINE, from: end(gap), to: end(gap + length) }]
}

const HAIRLINE = { thickness: 0.35, grey: 0, isDashed: false }
const CORNERS: readonly Point[] = [
  { x: -1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: -1 },
  { x: 1, y: 1 },
]

// mm
const FOLD_MARK = 12
const STAPLE = 12
const [CUT_GAP, CUT_MARK, LEAST_MARK] = [2, 5, 1.5] as const
