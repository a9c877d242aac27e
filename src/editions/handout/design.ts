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
    geometry: handoutGeometry(page, handout.columns),
    print: { ...print, page, openings: 'run-on', notes: 'page' },
    carried: [],
    frame: (context, words) => handoutFrame(context, words, handout),
    runningHead: names === '' ? metadata.title : `${names}, ${metadata.title}`,
    folio: (words) => words['page-of'] ?? '',
    opening: 'plain',
    ...(lineNumbers === 'off' ? {} : { lineNumbers }),
    adapt: withAnswerLines,
  }
}

const pixelsPerMillimetre = 96 / 25.4
/** Holes are punched in the inner margin, where the numbers of lines stand. */
const top = 22
const foot = 21
const inside = 25
/** By the number of columns: margin and type in mm and px. Beside one column there is room for notes. */
const settings = {
  1: { outside: 58, fontSize: 16, leading: 23, narrowest: 200 },
  2: { outside: 20, fontSize: 14.5, leading: 20, narrowest: 160 },
} as const
/** Between two columns there is room for numbers of lines, px. */
const gap = 42
/** Of a smaller sheet, at most this share is margin. */
const widestMargins = 0.4
const fewestLines = 10

function handoutGeometry(size: PageSize, columns: 1 | 2): Geometry {
  const { fontSize, leading, narrowest, ...margins } = settings[columns]
  const width = size.width * pixelsPerMillimetre
  const height = size.height * pixelsPerMillimetre
  const share = Math.min(1, (size.width * widestMargins) / (inside + margins.outside))
  const margin = {
    top: Math.round(top * pixelsPerMillimetre),
    inside: inside * pixelsPerMillimetre * share,
    outside: margins.outside * pixelsPerMillimetre * share,
  }
  const lines = Math.floor((height - margin.top - foot * pixelsPerMillimetre) / leading)
  const textWidth = (width - margin.inside - margin.outside - (columns - 1) * gap) / columns
  if (lines < fewestLines || textWidth < narrowest) {
    const wanted = columns === 1 ? 'a handout' : 'a handout in two columns'
    throw new ChapbookError(`A page of ${size.width} mm by ${size.height} mm is too small for ${wanted}`, {
      hint: 'Choose a larger page with `handout: { page: … }`.',
    })
  }
  return {
    page: { width, height },
    ...(columns > 1 && { columns: { count: columns, step: textWidth + gap } }),
    text: { width: textWidth, height: lines * leading, lines },
    margin: { ...margin, bottom: height - margin.top - lines * leading },
    fontSize,
    leading,
  }
}
