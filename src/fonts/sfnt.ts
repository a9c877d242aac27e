/** The container of font files (OpenType 1.9.1, "OpenType font file"): tables, their directory and their checksums. */

/** `entry`: where the table stands in the directory. */
export type Table = { readonly entry: number; readonly offset: number; readonly length: number }

/** The tables of a font by their tags. */
export function tablesOf(view: DataView): ReadonlyMap<string, Table> {
  const count = view.getUint16(4)
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)))
      return [tag, { entry, offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) }]
    }),
  )
}

/** Checksum of OpenType: the sum of all words of 32 bits, of which the last is filled with zeros. */
export function sumOf(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) {
    const isWhole = at + 4 <= view.byteLength
    let value = 0
    if (isWhole) value = view.getUint32(at)
    else
      for (let byte = 0; byte < 4; byte++)
        value = value * 256 + (at + byte < view.byteLength ? view.getUint8(at + byte) : 0)
    sum = (sum + value) >>> 0
  }
  return sum
}

/** Writes into a font, in place, the checksum of all of it; that field must hold 0. */
export function withChecksum(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = tablesOf(view).get('head')
  if (head) view.setUint32(head.offset + 8, 0xb1b0afba - sumOf(view, 0, bytes.length))
  return bytes
}

/** The same font with other content in some of its tables. */
export function withTables(font: Uint8Array, replaced: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = [...tablesOf(view)].map(
    ([tag, { offset, length }]) => [tag, replaced.get(tag) ?? font.subarray(offset, offset + length)] as const,
  )
  return fontFile(view.getUint32(0), tables)
}

/** What a file with TrueType outlines begins with. */
export const trueTypeOutlines = 0x00010000

/** Writes a font file of tables, in the order in which they are given, with all its checksums. */
export function fontFile(outlines: number, tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const directory = 12 + 16 * tables.length
  const size = tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), directory)
  const made = new Uint8Array(size)
  const view = new DataView(made.buffer)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, outlines)
  for (const [index, value] of [tables.length, 16 << power, power, tables.length * 16 - (16 << power)].entries())
    view.setUint16(4 + index * 2, value)
  let offset = directory
  for (const [index, [tag, bytes]] of tables.entries()) {
    const entry = 12 + index * 16
    made.set(bytes, offset)
    if (tag === 'head') view.setUint32(offset + 8, 0)
    made.set(new TextEncoder().encode(tag), entry)
    view.setUint32(entry + 4, sumOf(view, offset, bytes.length))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    offset += padded(bytes.length)
  }
  return withChecksum(made)
}

/** Tables begin at words of 32 bits. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
