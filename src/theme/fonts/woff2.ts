/** Reads which characters a WOFF2 file can show. */

import { brotliDecompressSync } from 'node:zlib'
import { ChapbookError } from '../../errors.ts'

/**
 * The code points that the font's character map leads to a glyph, ascending.
 *
 * The table stands untransformed in the one compressed stream of the file (WOFF File Format 2.0, section 4; OpenType `cmap`,
 * subtable formats 4 and 12). Throws `ChapbookError` where the bytes are no WOFF2 font.
 */
export function charactersOf(woff2: Uint8Array): readonly number[] {
  const map = characterMap(woff2)
  const subtable = bestSubtable(map)
  const codePoints = map.getUint16(subtable) === 12 ? segmentedCoverage(map, subtable) : segmentMapping(map, subtable)
  return [...new Set(codePoints)].toSorted((a, b) => a - b)
}

/** Tags that the format writes as a number; `cmap` is 0, `glyf` 10, `loca` 11; 63 says that the tag is spelled out. */
const cmap = 0
const spelledOut = 63

function characterMap(woff2: Uint8Array): DataView {
  const file = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength)
  if (woff2.length < 48 || file.getUint32(0) !== 0x774f4632) throw new ChapbookError('A font file is not WOFF2')
  const tables = file.getUint16(12)
  let offset = 48
  let start = 0
  let found: { start: number; length: number } | undefined
  for (let table = 0; table < tables; table++) {
    const flags = file.getUint8(offset++)
    const tag = flags & 63
    const spelled = tag === spelledOut ? String.fromCharCode(...woff2.subarray(offset, (offset += 4))) : ''
    const length = variableLength(file, offset)
    offset = length.next
    const outlines = tag === 10 || tag === 11 || spelled === 'glyf' || spelled === 'loca'
    const transformed = outlines ? flags >> 6 !== 3 : flags >> 6 !== 0
    const stored = transformed ? variableLength(file, offset) : length
    if (transformed) offset = stored.next
    if (tag === cmap || spelled === 'cmap') found = { start, length: length.value }
    start += stored.value
  }
  if (!found) throw new ChapbookError('A font file has no character map')
  const compressed = woff2.subarray(offset, offset + file.getUint32(20))
  const bytes = brotliDecompressSync(compressed)
  return new DataView(bytes.buffer, bytes.byteOffset + found.start, found.length)
}

/** `UIntBase128`: seven bits a byte, the highest says that more follow. */
function variableLength(view: DataView, start: number): { readonly value: number; readonly next: number } {
  let value = 0
  let next = start
  for (;;) {
    const byte = view.getUint8(next++)
    value = value * 128 + (byte & 127)
    if (byte < 128) return { value, next }
  }
}

function bestSubtable(map: DataView): number {
  const subtables = Array.from({ length: map.getUint16(2) }, (_, index) => map.getUint32(4 + index * 8 + 4))
  const whole = subtables.find((start) => map.getUint16(start) === 12)
  const basic = subtables.find((start) => map.getUint16(start) === 4)
  const best = whole ?? basic
  if (best === undefined) throw new ChapbookError('A font file maps no Unicode characters')
  return best
}

function* segmentedCoverage(map: DataView, start: number): Generator<number> {
  const groups = map.getUint32(start + 12)
  for (let group = 0; group < groups; group++) {
    const at = start + 16 + group * 12
    const last = map.getUint32(at + 4)
    for (let code = map.getUint32(at); code <= last; code++) yield code
  }
}

function* segmentMapping(map: DataView, start: number): Generator<number> {
  const doubled = map.getUint16(start + 6)
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = map.getUint16(start + 14 + segment)
    const first = map.getUint16(start + 16 + doubled + segment)
    const delta = map.getUint16(start + 16 + doubled * 2 + segment)
    const offsetAt = start + 16 + doubled * 3 + segment
    const offset = map.getUint16(offsetAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : map.getUint16(offsetAt + offset + (code - first) * 2)
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield code
    }
  }
}
