/** Lets raised and lowered signs of formulas stand on one line, whatever letter they stand beside. */

import { tablesOf, withTables } from '../../fonts/sfnt.ts'

const stixTwoMath = '@fontsource/stix-two-math'

/**
 * Constants of the table MATH (OpenType 1.9.1) by their place in it, in units of an em of 1000. Browsers measure every base as TeX measures
 * fractions: by the top and the foot of what is drawn. So the figure of `b²` would stand higher than that of `a²`. These values let no letter
 * with an ascender (711) or a descender (225) move its figures, and are still near to those of TeX for what is higher.
 */
const constants: readonly (readonly [index: number, value: number])[] = [
  // subscriptShiftDown, subscriptBaselineDropMin
  [4, 225],
  [6, 0],
  // superscriptShiftUpCramped, superscriptBaselineDropMax
  [8, 311],
  [10, 400],
]

/** Where the first constant that can be adjusted stands, and how long each is. */
const [first, length] = [8, 4]

/** STIX Two Math with its constants for raised and lowered signs changed; another font as it is. */
export function withEvenScripts(font: Uint8Array, family: string): Uint8Array {
  const table = tablesOf(new DataView(font.buffer, font.byteOffset, font.byteLength)).get('MATH')
  if (family !== stixTwoMath || !table) return font
  const math = Uint8Array.from(font.subarray(table.offset, table.offset + table.length))
  const view = new DataView(math.buffer)
  const place = view.getUint16(4)
  for (const [index, value] of constants) view.setInt16(place + first + index * length, value)
  return withTables(font, new Map([['MATH', math]]))
}
