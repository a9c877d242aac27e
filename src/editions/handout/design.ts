/** The design of a handout: text with numbered lines beside a margin that is left for the readers' notes. */

import type { Metadata } from '../../book/book.ts'
import { ChapbookError } from '../../errors.ts'
import type { PageSize } from '../../settings/page-size.ts'
import type { Settings } from '../../settings.ts'
import { authorNames } from '../credits.ts'
import type { Design } from '../print/design.ts'
import type { Geometry } from '../print/geometry.ts'
import { officeSheet } from '../print/office-sheet.ts'
import { handoutFrame } from './frame.ts'
import { withAnswerLines } from './questions.ts'

/** @throws ChapbookError where the page is too small for text and margins */
export function handoutDesign({ handout, print }: Settings, metadata: Metadata): Design {
  const page = handout.page ?? officeSheet(print.page, metadata.language)
  const { lineNumbers } = handout
  const names = authorNames(metadata)
  return {
    name: 'handout',
    styles: ['print', 'handout'],
    geometry: handoutGeometry(page),
    print: { ...print, page, openings: 'run-on', notes: 'page' },
    carried: [],
    frame: (context, words) => handoutFrame(context, words, handout),
    runningHead: names === '' ? metadata.title : `${names}, ${metadata.title}`,
    folio: (words) => words['page-of'] ?? '',
    ...(lineNumbers === 'off' ? {} : { lineNumbers }),
    adapt: withAnswerLines,
  }
}

const pixelsPerMillimetre = 96 / 25.4
/** Margins, mm. Holes are punched inside, where the numbers of lines stand; notes are written outside. */
const margins = { top: 22, foot: 21, inside: 25, outside: 58 }
/** Of a smaller sheet, at most this share is margin. */
const widestMargins = 0.4
const fontSize = 16
const leading = 23
const fewestLines = 10
const narrowest = 200

function handoutGeometry(size: PageSize): Geometry {
  const width = size.width * pixelsPerMillimetre
  const height = size.height * pixelsPerMillimetre
  const share = Math.min(1, (size.width * widestMargins) / (margins.inside + margins.outside))
  const inside = margins.inside * pixelsPerMillimetre * share
  const outside = margins.outside * pixelsPerMillimetre * share
  const top = Math.round(margins.top * pixelsPerMillimetre)
  const lines = Math.floor((height - top - margins.foot * pixelsPerMillimetre) / leading)
  const textWidth = width - inside - outside
  if (lines < fewestLines || textWidth < narrowest) {
    throw new ChapbookError(`A page of ${size.width} mm by ${size.height} mm is too small for a handout`, {
      hint: 'Choose a larger page with `handout: { page: … }`.',
    })
  }
  return {
    page: { width, height },
    text: { width: textWidth, height: lines * leading, lines },
    margin: { top, bottom: height - top - lines * leading, inside, outside },
    fontSize,
    leading,
  }
}
