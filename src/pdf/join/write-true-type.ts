/** Writes font programs with TrueType outlines (OpenType 1.9.1). */

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
  head.writeUInt32BE(0, 8)
  const all = new Map([
    ...tables,
    ['head', head],
    ['hhea', hhea],
    ['glyf', Buffer.concat(parts)],
    ['loca', loca],
    ['hmtx', hmtx],
  ])
  const file = fileOf([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const place = tableOffset(file, 'head') + 8
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, place)
  return file
}

function fileOf(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const power = Math.floor(Math.log2(tables.length))
  const head = Buffer.alloc(12 + tables.length * 16)
  head.writeUInt32BE(0x00010000, 0)
  for (const [index, value] of [tables.length, 16 << power, power, tables.length * 16 - (16 << power)].entries())
    head.writeUInt16BE(value, 4 + index * 2)
  const bodies: Buffer[] = []
  let offset = head.length
  for (const [index, [tag, table]] of tables.entries()) {
    const entry = 12 + index * 16
    head.write(tag, entry, 'latin1')
    for (const [nth, value] of [checksum(table), offset, table.length].entries())
      head.writeUInt32BE(value, entry + 4 + nth * 4)
    bodies.push(table, Buffer.alloc(padding(table.length)))
    offset += table.length + padding(table.length)
  }
  return Buffer.concat([head, ...bodies])
}

function tableOffset(file: Buffer, tag: string): number {
  return file.readUInt32BE(file.indexOf(tag, 12, 'latin1') + 8)
}

/** Sum of the numbers of 32 bits, the last filled up with zeros. */
function checksum(bytes: Buffer): number {
  const padded = Buffer.concat([bytes, Buffer.alloc(padding(bytes.length))])
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
