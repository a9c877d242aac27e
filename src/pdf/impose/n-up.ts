/** Lays several pages on one side of a sheet, in the order in which they are read. */

import type { Box, Line, SheetPlan, Side, Size } from './types.ts'
import { landscape, points, upright } from './types.ts'

export type NUpLayout = {
  /** Pages on a side; with 3, ruled lines for notes stand beside or under each. */
  readonly pagesOnSide: 2 | 3 | 4
  /** Width and height of the paper, mm, either way round; it is laid so that the pages come out larger. */
  readonly sheet: Size
  /** Which page of a row comes first. @default 'ltr' */
  readonly direction?: 'ltr' | 'rtl'
  /** Whether a thin frame shows where a page ends. @default false; with 3 pages, true */
  readonly frames?: boolean
}

export type NUpPlan = SheetPlan & {
  /** 1 is actual size. */
  readonly scale: number
}

/**
 * Plans the sides. Of both ways to lay the paper, the one is taken that makes the pages larger, but never larger than they are.
 * Without frames the pages may touch the edge of the sheet, since their own margins are empty.
 *
 * @param pages how many there are
 * @param page width and height of each, pt
 */
export function planNUp(pages: number, page: Size, layout: NUpLayout): NUpPlan {
  const { pagesOnSide, direction = 'ltr', frames = pagesOnSide === 3 } = layout
  const [one, other] = GRIDS[pagesOnSide]
  const { sheet, cells, scale } = larger(
    layOut(one, page, layout.sheet, frames),
    layOut(other, page, layout.sheet, frames),
  )
  const sides = Array.from({ length: Math.max(1, Math.ceil(pages / pagesOnSide)) }, (_, nth): Side => {
    const first = nth * pagesOnSide
    const shown = cells.slice(0, Math.max(0, pages - first)).map((cell) => inDirection(cell, sheet, direction))
    return {
      placements: shown.map(({ box: { x, y } }, index) => ({ page: first + index, x, y, scale })),
      lines: shown.flatMap(({ box, notes }) => [...(frames ? frameOf(box) : []), ...(notes ? ruled(notes) : [])]),
      isTurned: false,
    }
  })
  return { ...sheet, sides, scale }
}

type Grid = {
  readonly columns: number
  readonly rows: number
  readonly lay: (sheet: Size) => Size
  readonly notes?: 'beside' | 'below'
}

type Cell = { readonly box: Box; readonly notes: Box | undefined }

type LaidOut = { readonly sheet: Size; readonly cells: readonly Cell[]; readonly scale: number }

const GRIDS: Readonly<Record<NUpLayout['pagesOnSide'], readonly [Grid, Grid]>> = {
  2: [
    { columns: 2, rows: 1, lay: landscape },
    { columns: 1, rows: 2, lay: upright },
  ],
  3: [
    { columns: 1, rows: 3, lay: upright, notes: 'beside' },
    { columns: 3, rows: 1, lay: landscape, notes: 'below' },
  ],
  4: [
    { columns: 2, rows: 2, lay: upright },
    { columns: 2, rows: 2, lay: landscape },
  ],
}

function larger(one: LaidOut, other: LaidOut): LaidOut {
  return other.scale > one.scale + NO_DIFFERENCE ? other : one
}

/** Cells in reading order, rows from the top. */
function layOut({ columns, rows, lay, notes }: Grid, page: Size, paper: Size, frames: boolean): LaidOut {
  const laid = lay(paper)
  const sheet = { width: points(laid.width), height: points(laid.height) }
  const margin = frames ? points(MARGIN) : 0
  const gap = frames ? points(GAP) : 0
  const cell = {
    width: (sheet.width - 2 * margin - (columns - 1) * gap) / columns,
    height: (sheet.height - 2 * margin - (rows - 1) * gap) / rows,
  }
  const room = {
    width: notes === 'beside' ? cell.width / 2 : cell.width,
    height: notes === 'below' ? cell.height * SHARE_ABOVE_NOTES : cell.height,
  }
  const scale = Math.min(1, room.width / page.width, room.height / page.height)
  const drawn = { width: page.width * scale, height: page.height * scale }
  const cells = Array.from({ length: columns * rows }, (_, nth) => {
    const left = margin + (nth % columns) * (cell.width + gap)
    const top = sheet.height - margin - Math.floor(nth / columns) * (cell.height + gap)
    return notes
      ? withNotes({ left, top, cell, drawn, notes })
      : {
          box: { ...drawn, x: left + (cell.width - drawn.width) / 2, y: top - (cell.height + drawn.height) / 2 },
          notes: undefined,
        }
  })
  return { sheet, cells, scale }
}

type NotesCell = {
  readonly left: number
  readonly top: number
  readonly cell: Size
  readonly drawn: Size
  readonly notes: 'beside' | 'below'
}

function withNotes({ left, top, cell, drawn, notes }: NotesCell): Cell {
  const gap = points(GAP)
  if (notes === 'below') {
    const box = { ...drawn, x: left + (cell.width - drawn.width) / 2, y: top - drawn.height }
    return {
      box,
      notes: { x: left, y: top - cell.height, width: cell.width, height: cell.height - drawn.height - gap },
    }
  }
  const y = top - (cell.height + drawn.height) / 2
  const width = cell.width - drawn.width - gap
  return { box: { ...drawn, x: left, y }, notes: { x: left + drawn.width + gap, y, width, height: drawn.height } }
}

function inDirection({ box, notes }: Cell, { width }: Size, direction: 'ltr' | 'rtl'): Cell {
  if (direction === 'ltr') return { box, notes }
  const mirrored = (given: Box): Box => ({ ...given, x: width - given.x - given.width })
  return { box: mirrored(box), notes: notes && mirrored(notes) }
}

function frameOf({ x, y, width, height }: Box): readonly Line[] {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
  return corners.flatMap((from, nth) => {
    const to = corners[(nth + 1) % corners.length]
    return to ? [{ from, to, thickness: 0.35, grey: 0.5, isDashed: false }] : []
  })
}

/** The first line leaves room to write above it. */
function ruled({ x, y, width, height }: Box): readonly Line[] {
  const pitch = points(RULING)
  return Array.from({ length: Math.floor(height / pitch) }, (_, nth) => {
    const at = y + height - (nth + 1) * pitch
    return { from: { x, y: at }, to: { x: x + width, y: at }, thickness: 0.35, grey: 0.6, isDashed: false }
  })
}

// mm
const [MARGIN, GAP] = [10, 6] as const
/** Lines of school paper stand about as far apart. */
const RULING = 8
const SHARE_ABOVE_NOTES = 0.65
const NO_DIFFERENCE = 1e-6
