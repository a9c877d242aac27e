/** What is done about pages whose text goes beyond their text block, as no line or page break could keep it inside. */

import { ChapbookError } from '../../errors.ts'
import type { TypesetResult } from '../../typeset/types.ts'
import type { EditionWarning } from '../edition.ts'
import type { Design } from './design.ts'

/**
 * One warning where text stands in the margins, none where every page holds its text.
 *
 * @throws ChapbookError where text would leave the paper and be lost.
 */
export function overfullPages(
  overfull: TypesetResult['overfull'],
  { name, geometry: { margin } }: Pick<Design, 'name' | 'geometry'>,
): readonly EditionWarning[] {
  // The book's own pages have several designs, each with its gutter.
  const setting = `${name.startsWith('print') ? 'print' : name}: { page: … }`
  const room = { across: Math.min(margin.inside, margin.outside), down: margin.bottom }
  const lost = overfull.filter(({ down, across }) => down > room.down || across > room.across)
  if (lost.length > 0) {
    throw new ChapbookError(`The text does not fit on page ${pages(lost)} of the PDF`, {
      hint: `Nest less deeply there, shorten a long title, or choose a larger page with \`${setting}\`.`,
    })
  }
  if (overfull.length === 0) return []
  return [
    {
      reason: `The text stands in the margin on page ${pages(overfull)} of the PDF`,
      note: `Divide long words and lines there, nest less deeply, or choose a larger page with \`${setting}\`.`,
      ruleId: 'overfull-page',
    },
  ]
}

const most = 8

function pages(overfull: TypesetResult['overfull']): string {
  const named = overfull.slice(0, most).map(({ page }) => String(page))
  return named.join(', ') + (overfull.length > most ? ` and ${overfull.length - most} more` : '')
}
