/** Font programs with TrueType outlines, of which each holds some glyphs of one font (OpenType 1.9.1). */

import { tablesOf } from '../../fonts/sfnt.ts'

export type TrueType = {
  /** Tables that say how the whole font is drawn: `head`, `hhea`, `maxp`, and where there are such, `cvt `, `fpgm` and `prep`. */
  readonly tables: ReadonlyMap<string, Buffer>
  /** Outlines by glyph, those that are not empty. */
  readonly outlines: ReadonlyMap<number, Buffer>
  /** By glyph: advance width and left side bearing, as they stand in `hmtx`; glyphs that were left out are missing. */
  readonly metrics: ReadonlyMap<number, number>
  readonly unitsPerEm: number
}

/** Reads a font program; `undefined` where it is none with TrueType outlines, or broken. */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const all = contentsOf(file)
    const [head, hhea, maxp] = [all.get('head'), all.get('hhea'), all.get('maxp')]
    const [glyf, loca, hmtx] = [all.get('glyf'), all.get('loca'), all.get('hmtx')]
    if (!head || !hhea || !maxp || !glyf || !loca || !hmtx || maxp.length < 32) return undefined
    const glyphs = maxp.readUInt16BE(4)
    const isLong = head.readInt16BE(50) === 1
    const place = (glyph: number): number => (isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
    const long = hhea.readUInt16BE(34)
    const outlines = new Map<number, Buffer>()
    const metrics = new Map<number, number>()
    for (let glyph = 0; glyph < glyphs; glyph++) {
      const outline = glyf.subarray(place(glyph), place(glyph + 1))
      const advance = hmtx.readUInt16BE(Math.min(glyph, long - 1) * 4)
      const bearing = hmtx.readUInt16BE(glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2)
      if (outline.length > 0) outlines.set(glyph, outline)
      if (outline.length > 0 || advance > 0 || bearing > 0) metrics.set(glyph, advance * 65536 + bearing)
    }
    const tables = new Map([...all].filter(([tag]) => KEPT.has(tag)))
    return { tables, outlines, metrics, unitsPerEm: head.readUInt16BE(18) }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function contentsOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const tables = tablesOf(new DataView(file.buffer, file.byteOffset, file.length))
  return new Map([...tables].map(([tag, { offset, length }]) => [tag, file.subarray(offset, offset + length)]))
}

/** What two programs of one font have in common, whichever glyphs they hold. */
export function commonBytes({ tables }: TrueType): Buffer {
  const parts = [...tables]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, table]) => {
      const common = Buffer.from(table)
      for (const [from, to] of OF_GLYPHS[tag] ?? []) common.fill(0, from, to)
      return Buffer.concat([Buffer.from(`${tag} ${table.length} `), common])
    })
  return Buffer.concat(parts)
}

/** Whether glyphs that both hold are the same. */
export function areAlike(a: TrueType, b: TrueType): boolean {
  for (const [glyph, metric] of b.metrics) {
    const known = a.metrics.get(glyph)
    if (known === undefined) continue
    const [outline, other] = [a.outlines.get(glyph), b.outlines.get(glyph)]
    if (known !== metric || (outline && other ? !outline.equals(other) : outline !== other)) return false
  }
  return true
}

/** The glyphs of both, which must be alike. */
export function united(a: TrueType, b: TrueType): TrueType {
  const tables = new Map(a.tables)
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((tag) => Buffer.from(a.tables.get(tag) ?? []))
  const other = (tag: string): Buffer => b.tables.get(tag) ?? Buffer.alloc(0)
  if (!head || !hhea || !maxp) return a
  for (const at of [36, 38]) head.writeInt16BE(Math.min(head.readInt16BE(at), other('head').readInt16BE(at)), at)
  for (const at of [40, 42]) head.writeInt16BE(Math.max(head.readInt16BE(at), other('head').readInt16BE(at)), at)
  hhea.writeUInt16BE(Math.max(hhea.readUInt16BE(10), other('hhea').readUInt16BE(10)), 10)
  for (const at of [12, 14]) hhea.writeInt16BE(Math.min(hhea.readInt16BE(at), other('hhea').readInt16BE(at)), at)
  hhea.writeInt16BE(Math.max(hhea.readInt16BE(16), other('hhea').readInt16BE(16)), 16)
  for (let at = 4; at < 32; at += 2)
    maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(at), other('maxp').readUInt16BE(at)), at)
  tables.set('head', head).set('hhea', hhea).set('maxp', maxp)
  const outlines = new Map([...a.outlines, ...b.outlines])
  return { ...a, tables, outlines, metrics: new Map([...a.metrics, ...b.metrics]) }
}

const KEPT: ReadonlySet<string> = new Set(['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep'])
/** What in these tables follows from the glyphs that are there: check sum, box, kind of `loca`; extremes, number of metrics; counts. */
const OF_GLYPHS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  head: [
    [8, 12],
    [36, 44],
    [50, 52],
  ],
  hhea: [
    [10, 18],
    [34, 36],
  ],
  maxp: [[4, 32]],
}
