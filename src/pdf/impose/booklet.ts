/** Lays the pages of a booklet on its sheets: saddle stitch, two pages on a side. */

import { bookletMarks } from './booklet-marks.ts'
import type { FoldedSide } from './signatures.ts'
import { foldedSides, PAGES_ON_SHEET, signaturesOf } from './signatures.ts'
import type { Placement, SheetPlan, Size } from './types.ts'
import { landscape, points } from './types.ts'

export type BookletLayout = {
  /** Width and height of the paper, mm, either way round; it is laid across. */
  readonly sheet: Size
  /** Sheets that lie in one another at most. @default 16, about what a long stapler goes through */
  readonly sheetsInSignature?: number
  /** Of one sheet, mm. @default 0.1, which is common copy paper of 80 g/m² */
  readonly paperThickness?: number
  /** Of the pages, mm: what no creep may use up. @default 10 */
  readonly innerMargin?: number
  /** Side of the spine: left in books that are read from left to right. @default 'ltr' */
  readonly direction?: 'ltr' | 'rtl'
  /** Edge on which the printer turns the sheet for its back. @default 'short' */
  readonly flip?: 'short' | 'long'
  /** Whether marks show where to fold, to staple and, where the pages are smaller than the folded sheet, to cut. @default false */
  readonly marks?: boolean
}

export type BookletPlan = SheetPlan & {
  readonly sheets: number
  /** Sheets in each signature, in order. */
  readonly signatures: readonly number[]
  /** Blank pages put at the end. */
  readonly blanks: number
  /** 1 is actual size. */
  readonly scale: number
}

/**
 * Plans a booklet. A page keeps its size where it fits on half the sheet, and is made smaller where it does not; it touches the
 * fold and stands in the middle of the height.
 *
 * Creep (shingling, push-out): a sheet that lies in others is pushed out by their thickness, so its pages are drawn nearer to
 * the spine by `paperThickness` for each sheet round it, and the outer margins are equal again when the fore-edge is trimmed.
 * The innermost sheet moves by no more than half the inner margin, the others in proportion.
 *
 * @param pages how many there are
 * @param page width and height of each, pt
 */
export function planBooklet(pages: number, page: Size, layout: BookletLayout): BookletPlan {
  const { sheetsInSignature = MOST_SHEETS, direction = 'ltr', flip = 'short', marks = false } = layout
  const across = landscape(layout.sheet)
  const sheet = { width: points(across.width), height: points(across.height) }
  const scale = scaleToHalf(page, sheet)
  const signatures = signaturesOf(pages, sheetsInSignature)
  const creep = creepOf(Math.max(...signatures), scale, layout)
  const sides = foldedSides(pages, signatures, direction).map((side) => ({
    placements: placePages(side, { page, sheet, scale, creep: side.depth * creep }),
    lines: marks ? bookletMarks(side, sheet, { width: page.width * scale, height: page.height * scale }) : [],
    isTurned: flip === 'long' && side.face === 'back',
  }))
  const sheets = sides.length / 2
  return { ...sheet, sides, sheets, signatures, blanks: sheets * PAGES_ON_SHEET - pages, scale }
}

/** Chromium rounds pages to whole px, and A5 is not quite half of A4: so little of an empty margin may stand over. */
function scaleToHalf(page: Size, sheet: Size): number {
  const scale = Math.min(sheet.width / 2 / page.width, sheet.height / page.height)
  const over = Math.max(page.width - sheet.width / 2, page.height - sheet.height)
  return over <= points(TOLERANCE) ? 1 : scale
}

/** For each sheet further in, pt. */
function creepOf(sheets: number, scale: number, { paperThickness = 0.1, innerMargin = 10 }: BookletLayout): number {
  const most = (innerMargin * scale) / 2
  return points(sheets > 1 ? Math.min(paperThickness, most / (sheets - 1)) : paperThickness)
}

type Placing = { readonly page: Size; readonly sheet: Size; readonly scale: number; readonly creep: number }

function placePages({ left, right }: FoldedSide, { page, sheet, scale, creep }: Placing): readonly Placement[] {
  const fold = sheet.width / 2
  const y = (sheet.height - page.height * scale) / 2
  const half = { y: 0, width: fold, height: sheet.height }
  // What a page paints to its edge must not run over the fold.
  const clipped = (x: number): Pick<Placement, 'clip'> => (creep > 0 ? { clip: { ...half, x } } : {})
  return [
    ...(left === undefined ? [] : [{ page: left, x: fold - page.width * scale + creep, y, scale, ...clipped(0) }]),
    ...(right === undefined ? [] : [{ page: right, x: fold - creep, y, scale, ...clipped(fold) }]),
  ]
}

const MOST_SHEETS = 16

/** mm */
const TOLERANCE = 0.5
