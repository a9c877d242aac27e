/** Writes font programs with TrueType outlines (OpenType 1.9.1). */

import { fontFile, trueTypeOutlines } from '../../fonts/sfnt.ts'
import type { TrueType } from './true-type.ts'

/** A program with the tables that a PDF asks for (ISO 32000-1, 9.9) and no others. */
export function writeTrueType({ tables, outlines, metrics }: TrueType): Uint8Array {
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => Buffer.from(tables.get(tag) ?? []))
  if (!head || !hhea || !maxp) throw new Error('The font has no head')
  const glyphs = maxp.readUInt16BE(4)
  const [loca, hmtx] = [Buffer.alloc((glyphs + 1) * 4), Buffer.alloc(glyphs * 4)]
  const parts: Buffer[] = []
  let end = 0
  for (let glyph = 0; glyph < glyphs; glyph++) {
    const outline = outlines.get(glyph) ?? Buffer.alloc(0)
    const odd = outline.length % 2
    parts.push(outline, Buffer.alloc(odd))
    end += outline.length + odd
    loca.writeUInt32BE(end, (glyph + 1) * 4)
    hmtx.writeUInt32BE(metrics.get(glyph) ?? 0, glyph * 4)
  }
  head.writeInt16BE(1, 50)
  hhea.writeUInt16BE(glyphs, 34)
  const all = new Map([
    ...tables,
    ['head', head],
    ['hhea', hhea],
    ['glyf', Buffer.concat(parts)],
    ['loca', loca],
    ['hmtx', hmtx],
  ])
  return fontFile(
    trueTypeOutlines,
    [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
