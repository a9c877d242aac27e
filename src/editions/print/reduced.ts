/** Warns where something had to be set so small, to fit on the page, that it is hard to read. */

import type { Book, Place } from '../../book/book.ts'
import { placeAt } from '../../book/places.ts'
import type { ReducedBlock } from '../../typeset/types.ts'
import type { EditionWarning } from '../edition.ts'
import type { Design } from './design.ts'

const pointsPerPixel = 0.75
const millimetresPerPixel = 25.4 / 96
/** Smaller than the small print of a newspaper, pt. */
const leastOnPages = 6
/** Raised signs are a third smaller. */
const leastOfFormulas = 8

/** One warning, with its line, for each block whose type is smaller than can be read, and for each picture that is a strip. */
export function reducedBlocks(
  reduced: readonly ReducedBlock[],
  book: Book,
  { adapt, legible }: Pick<Design, 'adapt' | 'legible'>,
): readonly EditionWarning[] {
  if (reduced.length === 0) return []
  const printed = adapt?.(book) ?? book
  return reduced.flatMap((block) => {
    const { kind, size = Infinity } = block
    const least = legible?.points ?? (kind === 'formula' ? leastOfFormulas : leastOnPages)
    if (kind !== 'picture' && size * pointsPerPixel >= least) return []
    const place = placeOf(block, printed)
    return [{ ...said(block, legible?.setting ?? 'print'), ...(place && { place }) }]
  })
}

function placeOf({ position, note }: ReducedBlock, book: Book): Place | undefined {
  return position ? placeAt(book, position) : book.notes.find(({ id }) => id === note)?.place
}

function said({ kind, size = 0 }: ReducedBlock, setting: string): EditionWarning {
  const points = `${(size * pointsPerPixel).toFixed(1)} pt${setting === 'print' ? '' : ` in ${setting}`}`
  const page = `choose a larger page with \`${setting}: { page: … }\``
  switch (kind) {
    case 'picture':
      return {
        reason: `This picture is so high that it is only ${Math.round(size * millimetresPerPixel)} mm wide on the page`,
        note: 'Cut it into several pictures.',
        ruleId: 'narrow-picture',
      }
    case 'formula':
      return {
        reason: `This formula is too wide for the page and is set in type of ${points}`,
        note: `Break it into lines with \`\\\\\` inside \`\\begin{aligned}\`, or ${page}.`,
        ruleId: 'small-type',
      }
    case 'table':
    case 'block':
      return {
        reason: `This is too large for the page and is set in type of ${points}`,
        note: `Part the table in two, leave out a column, or ${page}.`,
        ruleId: 'small-type',
      }
  }
}
