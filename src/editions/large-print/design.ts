/** The design of large print: what the guidelines for readers with low vision ask of type, lines and page. */

import type { PageMap } from '../../book/page-map.ts'
import { ChapbookError } from '../../errors.ts'
import type { PageSize } from '../../settings/page-size.ts'
import type { Settings } from '../../settings.ts'
import type { ThemeFonts } from '../../theme/theme.ts'
import type { Design } from '../print/design.ts'
import type { Geometry } from '../print/geometry.ts'
import { officeSheet } from '../print/office-sheet.ts'
import { withPageMarks } from './page-marks.ts'
import { uprightPassages } from './upright.ts'

/**
 * Type of 18 pt and more, lines half as far apart again, ragged right, no word divided, a face in which no two letters look alike
 * (American Printing House for the Blind, Guidelines for the Development of Documents in Large Print; UK Association for Accessible
 * Formats, Creating Clear Print and Large Print Documents).
 *
 * @param language of the book, BCP 47
 * @param printedPages of the print edition, shown in the margin; none where that is not made
 * @throws ChapbookError where the page is too small for the type
 */
export function largePrintDesign(
  { largePrint, print }: Settings,
  language: string,
  printedPages: PageMap | undefined,
): Design {
  const page = largePrint.page ?? officeSheet(print.page, language)
  return {
    name: 'large-print',
    styles: ['print', 'large-print'],
    geometry: largeGeometry(page, largePrint.size),
    print: { ...print, page, justify: false, hyphens: false, heads: 'none', notes: 'book' },
    // A half title would be one page more to turn.
    carried: ['title-page', 'copyright', 'dedication', 'epigraph', 'contents', 'figures', 'colophon'],
    isOffGrid: true,
    opening: 'plain',
    fonts: largeFonts,
    legible: { points: smallest, setting: 'large-print' },
    ...(printedPages && printedPages.pages.length > 0 ? { remark: 'page-signs' } : {}),
    adapt: (book) => withPageMarks(uprightPassages(book), printedPages),
  }
}

const pixelsPerMillimetre = 96 / 25.4
const pixelsPerPoint = 96 / 72
/** Lines further apart than half the size again come apart for eyes that see only a part of the page. */
const leadingShare = 1.5
/** Margins, mm; nothing is printed nearer to an edge than `edge`. */
const margins = { top: 20, edge: 10 }
/** Room at the sides for the number of a page of the ordinary edition, parts of the size of type. */
const signWidth = 2.6
const fewestLines = 8
/** As the guidelines ask, whatever larger size is chosen. */
const smallest = 18
/** Width of the narrowest text block, parts of the size of type: about twenty characters. */
const narrowest = 10

function largeGeometry(page: PageSize, size: number): Geometry {
  const width = page.width * pixelsPerMillimetre
  const height = page.height * pixelsPerMillimetre
  const fontSize = Math.round(size * pixelsPerPoint * 4) / 4
  const leading = 2 * Math.round((fontSize * leadingShare) / 2)
  const edge = margins.edge * pixelsPerMillimetre
  const side = edge + signWidth * fontSize
  const top = Math.round(margins.top * pixelsPerMillimetre)
  // The page number stands a line below the text.
  const foot = leading * 2 + edge
  const lines = Math.floor((height - top - foot) / leading)
  const textWidth = width - 2 * side
  if (lines < fewestLines || textWidth < narrowest * fontSize) {
    throw new ChapbookError(`A page of ${page.width} mm by ${page.height} mm is too small for type of ${size} pt`, {
      hint: 'Choose a larger page or smaller type under `large-print`.',
    })
  }
  return {
    page: { width, height },
    text: { width: textWidth, height: lines * leading, lines },
    margin: { top, bottom: height - top - lines * leading, inside: side, outside: side },
    fontSize,
    leading,
  }
}

/** One family for everything but code. */
function largeFonts(fonts: ThemeFonts): ThemeFonts {
  const family = fonts.largePrint ?? fonts.text
  return { ...fonts, text: family, smallCapitals: family, heading: family }
}
