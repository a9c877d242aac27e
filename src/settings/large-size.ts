/** Schema of the size of large print, in points. */

import * as v from 'valibot'
import { quoted, said, wrong } from './said.ts'

const least = 18
const most = 36

const notASize = wrong((value) => `${value} is not a size of type`, 'Write a number of points such as `20`.')

/**
 * `20`, `20pt`. Print is called large from 18 pt on (American Printing House for the Blind, Guidelines for the Development of
 * Documents in Large Print); a line of type larger than 36 pt holds too few words on any sheet.
 */
export const largeSize = v.pipe(
  v.union([v.number(), v.string()], notASize),
  v.check((given) => /^\s*\d+(\.\d+)?\s*(pt)?\s*$/i.test(String(given)), notASize),
  v.transform((given) => Number.parseFloat(String(given))),
  v.check(
    (size) => size >= least,
    ({ input }) => said(`${quoted(input)} pt is no large print`, `Write a number from ${least} to ${most}.`),
  ),
  v.check(
    (size) => size <= most,
    ({ input }) => said(`${quoted(input)} pt is too large for a page`, `Write a number from ${least} to ${most}.`),
  ),
)
