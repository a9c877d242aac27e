/** Schema of the printed page's size: a name that printers know, or a width and a height with their unit. */

import * as v from 'valibot'
import { nearest } from './nearest.ts'
import { quoted, said } from './said.ts'
import { line } from './values.ts'

/** Width and height, mm, rounded to a hundredth. */
export type PageSize = { readonly name: string; readonly width: number; readonly height: number }

const least = 70
const most = 500

/** ISO 216 sheets, North American sheets and the common trim sizes of books; mm. */
const named: readonly PageSize[] = [
  { name: 'A4', width: 210, height: 297 },
  { name: 'A5', width: 148, height: 210 },
  { name: 'A6', width: 105, height: 148 },
  { name: 'B5', width: 176, height: 250 },
  { name: 'B6', width: 125, height: 176 },
  { name: 'Letter', width: 215.9, height: 279.4 },
  { name: 'Legal', width: 215.9, height: 355.6 },
  { name: 'Half-Letter', width: 139.7, height: 215.9 },
  { name: 'Executive', width: 184.15, height: 266.7 },
  { name: 'Digest', width: 139.7, height: 215.9 },
  { name: 'Pocket', width: 107.95, height: 174.63 },
  { name: 'A-Format', width: 111, height: 178 },
  { name: 'B-Format', width: 129, height: 198 },
  { name: 'Novella', width: 127, height: 203.2 },
  { name: 'Demy', width: 138, height: 216 },
  { name: 'US Trade', width: 152.4, height: 228.6 },
  { name: 'Royal', width: 156, height: 234 },
  { name: 'Crown Quarto', width: 189, height: 246 },
]

const otherNames = new Map(
  Object.entries({
    usletter: 'Letter',
    statement: 'Half-Letter',
    halfletter: 'Half-Letter',
    trade: 'US Trade',
    ustrade: 'US Trade',
  }),
)

const millimetres: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  '"': 25.4,
  '″': 25.4,
  pt: 25.4 / 72,
  px: 25.4 / 96,
}

const pair =
  /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(mm|cm|in|pt|px|["″])?(?:\s*(?:[x×*]|by)\s*|\s+)(\d+(?:[.,]\d+)?|[.,]\d+)\s*(mm|cm|in|pt|px|["″])?$/i

/** `A5`, `half-letter`, `6in x 9in`, `120 × 190 mm`; comes out in millimetres. */
export const pageSize = v.pipe(
  line,
  v.rawTransform<string, PageSize>(({ dataset, addIssue, NEVER }) => {
    const size = readPageSize(dataset.value)
    if (typeof size !== 'string') return size
    addIssue({ message: size })
    return NEVER
  }),
)

/** The size that is written, or what is wrong with it. */
function readPageSize(given: string): PageSize | string {
  const key = given.toLowerCase().replaceAll(/[\s_-]/g, '')
  const size = named.find(({ name }) => sameName(name, otherNames.get(key) ?? key))
  return size ?? readPair(given)
}

function sameName(name: string, other: string): boolean {
  return name.toLowerCase().replaceAll(/[\s-]/g, '') === other.toLowerCase().replaceAll(/[\s-]/g, '')
}

function readPair(given: string): PageSize | string {
  const [, across, acrossUnit, down, downUnit] = pair.exec(given) ?? []
  if (across === undefined || down === undefined) {
    const guess = nearest(given, [...named.map(({ name }) => name), 'Statement'])
    const forms =
      'Write a name such as `A5`, `Letter` or `Royal`, or a width and a height: `6in x 9in`, `120mm x 190mm`.'
    return said(`${quoted(given)} is not a page size`, guess ? `Write \`${guess}\`.` : forms)
  }
  const last = downUnit ?? acrossUnit
  if (last === undefined)
    return said(`${quoted(given)} names no unit`, `Write \`${across}mm x ${down}mm\`, or use cm, in, pt or px.`)
  const [width, height] = [measure(across, acrossUnit ?? last), measure(down, last)]
  const isUsable = [width, height].every((side) => side >= least && side <= most)
  if (isUsable) return { name: `${across}${acrossUnit ?? last} x ${down}${last}`, width, height }
  return said(
    `A page of ${width} mm by ${height} mm is ${Math.max(width, height) > most ? 'too large' : 'too small'}`,
    `Each side may measure from ${least} mm to ${most} mm.`,
  )
}

function measure(number: string, unit: string): number {
  return Math.round(Number(number.replace(',', '.')) * (millimetres[unit.toLowerCase()] ?? 1) * 100) / 100
}
