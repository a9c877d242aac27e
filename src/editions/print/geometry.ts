/** Measures of the printed page, in CSS px (96 to the inch), from the paper's size. */

import type { PrintSettings } from '../../settings.ts'

export type Geometry = {
  readonly page: { readonly width: number; readonly height: number }
  /** How many text blocks stand side by side, and how far the left edge of one is from that of the next. @default one */
  readonly columns?: { readonly count: number; readonly step: number }
  /** The text block, or one column of it: a whole number of lines high. */
  readonly text: { readonly width: number; readonly height: number; readonly lines: number }
  readonly margin: { readonly top: number; readonly bottom: number; readonly inside: number; readonly outside: number }
  /** The column of notes in the outer margin, whose room is part of that margin; absent where notes stand elsewhere. */
  readonly side?: { readonly width: number; readonly gap: number }
  /** In quarters of a px, at which the widths of a font with a binary em are exact (`theme/fonts/binary-em.ts`). */
  readonly fontSize: number
  readonly leading: number
}

const pixelsPerMillimetre = 96 / 25.4
/** A line of about this many characters reads best: R. Bringhurst, The Elements of Typographic Style, 2.1.2. */
const charactersPerLine = 66
/** Mean width of a character of running text, parts of the font size, measured for Alegreya with an em of 1024 units. */
const characterWidth = 0.393
/** 1 cm. */
const leastOutside = 10 * pixelsPerMillimetre
/** Margins as shares of the page, narrowest at the spine, widest at the foot. */
const shares = { inside: 0.118, outside: 0.132, top: 0.098, bottom: 0.118, side: 0.2, sideGap: 0.03 }

/**
 * Type size, leading and margins for the paper of the settings (mm): a line of about 66 characters, a whole number of lines.
 *
 * @param gutter least inside margin, CSS px. What it takes comes from the outer margin down to a centimetre, then from the lines.
 */
export function geometryOf({ page, notes }: PrintSettings, gutter = 0): Geometry {
  const width = page.width * pixelsPerMillimetre
  const height = page.height * pixelsPerMillimetre
  const fontSize = fontSizeFor(page.width)
  const leading = Math.round(fontSize * 1.34)
  const widest = charactersPerLine * characterWidth * fontSize * 1.06
  const column = notes === 'margin' ? width * (shares.side + shares.sideGap) : 0
  const wished = Math.min(widest, (width - column) * (1 - shares.inside - shares.outside))
  const inside = Math.max(gutter, ((width - wished - column) * shares.inside) / (shares.inside + shares.outside))
  const textWidth = Math.min(wished, width - inside - column - leastOutside)
  const lines = Math.max(8, Math.floor((height * (1 - shares.top - shares.bottom)) / leading))
  const textHeight = lines * leading
  const top = Math.round(height * shares.top)
  return {
    page: { width, height },
    text: { width: textWidth, height: textHeight, lines },
    margin: { top, bottom: height - top - textHeight, inside, outside: width - textWidth - inside },
    ...(column === 0 ? {} : { side: { width: width * shares.side, gap: width * shares.sideGap } }),
    fontSize,
    leading,
  }
}

/** Type grows with the page, from 10 pt on a pocket book to 12 pt on a sheet. */
function fontSizeFor(pageWidth: number): number {
  if (pageWidth < 125) return 14
  if (pageWidth < 150) return 15.25
  if (pageWidth < 175) return 15.75
  return 16.5
}
