/** How far each glyph of a font moves the pen. */

import type { PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFNumber } from 'pdf-lib'
import { arrayAt, nameAt, numberAt, numbersOf } from '../objects.ts'

/** By code, thousandths of the font size. */
export type GlyphWidths = Float64Array

/**
 * The widths of a composite font that is read by two bytes a glyph (ISO 32000-1, 9.7.4.3); `undefined` for other fonts, whose
 * widths are counted otherwise.
 */
export function glyphWidths(font: PDFDict): GlyphWidths | undefined {
  if (nameAt(font, 'Subtype') !== 'Type0' || nameAt(font, 'Encoding') !== 'Identity-H') return undefined
  const descendant = arrayAt(font, 'DescendantFonts')?.lookup(0)
  if (!(descendant instanceof PDFDict)) return undefined
  const widths = new Float64Array(CODES).fill(numberAt(descendant, 'DW') ?? USUAL_WIDTH)
  const list = arrayAt(descendant, 'W')
  const at = (index: number): PDFObject | undefined => (list && index < list.size() ? list.lookup(index) : undefined)
  for (let index = 0; index < (list?.size() ?? 0);) {
    const [first, second, third] = [at(index), at(index + 1), at(index + 2)]
    if (!(first instanceof PDFNumber)) return undefined
    if (second instanceof PDFArray) {
      widths.set(numbersOf(second), first.asNumber())
      index += 2
    } else if (second instanceof PDFNumber && third instanceof PDFNumber) {
      widths.fill(third.asNumber(), first.asNumber(), second.asNumber() + 1)
      index += 3
    } else return undefined
  }
  return widths
}

const CODES = 65536
const USUAL_WIDTH = 1000
