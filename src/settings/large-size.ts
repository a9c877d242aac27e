/** Schema of the size of large print, in points. */

import * as v from 'valibot'
import { wrong } from './said.ts'

const least = 18
const most = 36
const range = `Write a number of points from ${least} to ${most}.`

const notASize = wrong((value) => `${value} is not a size of type`, 'Write a number of points such as `20`.')

/**
 * `20`, `20pt`. Print is called large from 18 pt on (American Printing House for the Blind, Guidelines for the Development of
 * Documents in Large Print); a line of type larger than 36 pt holds too few words on any sheet.
 */
export const largeSize = v.pipe(
  v.union([v.number(), v.string()], notASize),
  v.check((given) => /^\s*\d+(\.\d+)?\s*(pt)?\s*$/i.test(String(given)), notASize),
  v.check(
    (given) => !(points(given) < least),
    wrong((value) => `${value} is no large print`, range),
  ),
  v.check(
    (given) => !(points(given) > most),
    wrong((value) => `${value} is too large for a page`, range),
  ),
  v.transform(points),
)

/** Not a number where none is written, which was said before. */
function points(given: number | string): number {
  return Number.parseFloat(String(given))
}
