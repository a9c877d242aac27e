/** The container of TrueType fonts: tables, their directory and their checksums. */

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
  const tables = [...tablesOf(new DataView(font.buffer, font.byteOffset, font.byteLength))].map(([tag, table]) => ({
    tag,
    bytes: replaced.get(tag) ?? font.subarray(table.offset, table.offset + table.length),
  }))
  const directory = 12 + 16 * tables.length
  const size = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), directory)
  const made = new Uint8Array(size)
  const view = new DataView(made.buffer)
  made.set(font.subarray(0, 12))
  let offset = directory
  tables.forEach(({ tag, bytes }, index) => {
    const entry = 12 + index * 16
    made.set(bytes, offset)
    if (tag === 'head') view.setUint32(offset + 8, 0)
    made.set(new TextEncoder().encode(tag), entry)
    view.setUint32(entry + 4, sumOf(view, offset, bytes.length))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    offset += padded(bytes.length)
  })
  return withChecksum(made)
}

/** Tables begin at words of 32 bits. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
