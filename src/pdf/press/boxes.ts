/** The boxes of a page for the press (ISO 32000-1, 14.11.2), and its crop marks. */

import type { Box, Line, Point, Size } from '../impose/types.ts'
import { points } from '../impose/types.ts'

export type PageBoxes = { readonly media: Box; readonly bleed: Box; readonly trim: Box }

/**
 * The boxes in the coordinates of the page, so that its content stays where it is.
 *
 * @param page what Chromium printed, pt; it rounds to the nearest three-hundredth of an inch, from the upper left corner
 * @param trim size of the cut page, mm
 * @param bleed beyond the trim on all sides, mm
 * @param marks whether there is to be room for crop marks
 */
export function boxesOf(page: Box, trim: Size, bleed: number, marks: boolean): PageBoxes {
  const size = { width: points(trim.width), height: points(trim.height) }
  const trimBox = { ...size, x: page.x, y: page.y + page.height - size.height }
  const beyond = marks ? points(markOffset(bleed) + MARK_LENGTH + MARK_MARGIN) : points(bleed)
  return { trim: trimBox, bleed: grown(trimBox, points(bleed)), media: grown(trimBox, beyond) }
}

/** Two strokes at each corner, in line with the edges of the cut page and outside the bleed. */
export function cropMarks({ trim }: PageBoxes, bleed: number): readonly Line[] {
  const [from, to] = [points(markOffset(bleed)), points(markOffset(bleed) + MARK_LENGTH)]
  const corners = [trim.x, trim.x + trim.width].flatMap((x, right) =>
    [trim.y, trim.y + trim.height].map((y, top) => ({ x, y, outX: right ? 1 : -1, outY: top ? 1 : -1 })),
  )
  return corners.flatMap(({ x, y, outX, outY }) => [
    stroke({ x: x + outX * from, y }, { x: x + outX * to, y }),
    stroke({ x, y: y + outY * from }, { x, y: y + outY * to }),
  ])
}

function stroke(from: Point, to: Point): Line {
  return { from, to, thickness: 0.25, grey: 0, isDashed: false }
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Marks keep off the bleed, and off the page where there is none. */
function markOffset(bleed: number): number {
  return Math.max(bleed, LEAST_OFFSET)
}

// mm
const [MARK_LENGTH, MARK_MARGIN, LEAST_OFFSET] = [5, 2, 3] as const
