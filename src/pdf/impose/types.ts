/** What stands where on the sheets: the plan that is drawn, and that a simulation of folding can read. */

/** Measures in pt, from the lower left corner of the sheet. */
export type SheetPlan = {
  readonly width: number
  readonly height: number
  /** In the order in which they are printed: front and back of the first sheet, of the second, … */
  readonly sides: readonly Side[]
}

export type Side = {
  readonly placements: readonly Placement[]
  readonly lines: readonly Line[]
  /** Whether all of it is drawn upside down, because the printer flips the sheet on its long edge. */
  readonly isTurned: boolean
}

export type Placement = {
  /** Index of the page in the document, from 0. */
  readonly page: number
  /** Where the lower left corner of the page lies. */
  readonly x: number
  readonly y: number
  /** 1 is the page's own size. */
  readonly scale: number
  /** Nothing of the page is drawn outside; the whole page shows when absent. */
  readonly clip?: Box
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Line = {
  readonly from: Point
  readonly to: Point
  /** pt */
  readonly thickness: number
  /** 0 is black, 1 is white. */
  readonly grey: number
  readonly isDashed: boolean
}

export type Point = { readonly x: number; readonly y: number }

/** Width and height; the unit is the holder's. */
export type Size = { readonly width: number; readonly height: number }

/** The strip at the edge of a sheet on which office printers print nothing, mm. */
export const UNPRINTABLE = 5

export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

export function upright({ width, height }: Size): Size {
  return { width: Math.min(width, height), height: Math.max(width, height) }
}

export function landscape({ width, height }: Size): Size {
  return { width: Math.max(width, height), height: Math.min(width, height) }
}
