/** Warns where type had to be set so small, to fit on the page, that it is hard to read. */

import type { Book } from '../../book/book.ts'
import { placeAt } from '../../book/places.ts'
import type { TypesetResult } from '../../typeset/types.ts'
import type { EditionWarning } from '../edition.ts'

const pointsPerPixel = 0.75
/** Smaller than the small print of a newspaper, pt. */
const least = 6

/** One warning for each block whose type is smaller than 6 pt, with its line. */
export function reducedBlocks(reduced: TypesetResult['reduced'], book: Book): readonly EditionWarning[] {
  return reduced.flatMap(({ position, size }) => {
    const points = (size ?? Infinity) * pointsPerPixel
    if (points >= least) return []
    const place = position && placeAt(book, position)
    return [
      {
        reason: `This is too large for the page and is set in type of ${points.toFixed(1)} pt`,
        note: 'Part the table in two, leave out a column, or choose a larger page with `print: { page: … }`.',
        ruleId: 'small-type',
        ...(place && { place }),
      },
    ]
  })
}
