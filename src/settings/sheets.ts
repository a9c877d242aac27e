/** Schemas of what is laid on sheets for printing: the booklet, and several pages on a side. */

import * as v from 'valibot'
import { pageSize } from './page-size.ts'
import { said, wrong } from './said.ts'
import { flag, oneOf } from './values.ts'

const noCount = wrong((value) => `${value} is not a number of sheets`, 'Write a whole number from 1 to 100.')

const sheetCount = v.pipe(
  v.union([v.number(), v.string()], noCount),
  v.check((given) => /^\s*([1-9]\d?|100)\s*$/.test(String(given)), noCount),
  v.transform(Number),
)

const noThickness = wrong(
  (value) => `${value} is not the thickness of a sheet`,
  'Write millimetres from 0 to 1: `0.1` for common paper, `0.15` for stout paper.',
)

const thickness = v.pipe(
  v.union([v.number(), v.string()], noThickness),
  v.check((given) => /^\s*(0?\.\d+|[01](\.0*)?|0\.\d*)\s*(mm)?\s*$/.test(String(given)), noThickness),
  v.transform((given) => Number.parseFloat(String(given))),
)

const noPages = wrong((value) => `${value} is not a number of pages on a side`, 'Write 2, 3 or 4.')

const pagesOnSide = v.pipe(
  v.union([v.number(), v.string()], noPages),
  v.check((given) => /^\s*[234]\s*$/.test(String(given)), noPages),
  v.transform((given) => Number(given) as 2 | 3 | 4),
)

const paper = v.pipe(
  pageSize,
  v.check(
    ({ width, height }) => Math.max(width, height) >= 200,
    said('The paper is too small to be folded', 'Write `A4`, `Letter` or at least `A5`.'),
  ),
)

export const bookletKeys = {
  paper: v.optional(paper),
  page: v.optional(pageSize),
  signature: v.optional(sheetCount),
  thickness: v.optional(thickness),
  flip: v.optional(oneOf(['short', 'long'])),
  marks: v.optional(flag),
}

export const nUpKeys = { pages: v.optional(pagesOnSide), paper: v.optional(paper), frames: v.optional(flag) }
