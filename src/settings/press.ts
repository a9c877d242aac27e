/** Schemas of what a printer asks for. */

import * as v from 'valibot'
import { wrong } from './said.ts'
import { flag } from './values.ts'

const noBleed = wrong((value) => `${value} is not a bleed`, 'Write `3mm`, `0.125in` or another width up to 20 mm.')
const length = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(mm|cm|in|pt)?\s*$/i
const millimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 }

/** In mm, as a number alone is. */
const bleed = v.pipe(
  v.union([v.number(), v.string()], noBleed),
  v.check((given) => {
    const width = readLength(String(given))
    return width !== undefined && width <= 20
  }, noBleed),
  v.transform((given) => readLength(String(given)) ?? 0),
)

const noMultiple = wrong((value) => `${value} pages make no whole sheets`, 'Write 1, 2, 4, 8, 16 or 32.')

const multiple = v.pipe(
  v.union([v.number(), v.string()], noMultiple),
  v.check((given) => /^\s*(1|2|4|8|16|32)\s*$/.test(String(given)), noMultiple),
  v.transform((given) => Number(given) as 1 | 2 | 4 | 8 | 16 | 32),
)

export const pressKeys = { bleed: v.optional(bleed), marks: v.optional(flag), multiple: v.optional(multiple) }

function readLength(given: string): number | undefined {
  const [, number, unit = 'mm'] = length.exec(given) ?? []
  return number === undefined ? undefined : Number(number.replace(',', '.')) * (millimetres[unit.toLowerCase()] ?? 1)
}
