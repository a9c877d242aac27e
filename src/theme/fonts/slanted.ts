/** Makes a slanted face of an upright one, for families without italics. */

import { tablesOf, withTables } from '../../fonts/sfnt.ts'

/** How far a point moves to the right for each unit that it is high: the tangent of the angle. */
const slant = 0.2
const angle = -(Math.atan(slant) * 180) / Math.PI

/**
 * The font with every outline slanted. Widths and kerning stay. A browser that slants letters itself turns the matrix of the text,
 * and PDF readers lose spaces at such words.
 *
 * @returns `undefined` where the outlines are not TrueType
 */
export function slanted(font: Uint8Array): Uint8Array | undefined {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = tablesOf(view)
  const table = (tag: string): DataView | undefined => {
    const found = tables.get(tag)
    return found && new DataView(Uint8Array.from(font.subarray(found.offset, found.offset + found.length)).buffer)
  }
  const [head, hhea, hmtx, loca, glyf] = [table('head'), table('hhea'), table('hmtx'), table('loca'), table('glyf')]
  if (!head || !hhea || !hmtx || !loca || !glyf) return undefined
  const isLong = head.getInt16(50) === 1
  const count = loca.byteLength / (isLong ? 4 : 2) - 1
  const start = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    if (start(glyph + 1) <= start(glyph)) return new Uint8Array()
    const outline = new DataView(glyf.buffer, start(glyph), start(glyph + 1) - start(glyph))
    const made = outline.getInt16(0) < 0 ? slantedParts(outline) : slantedOutline(outline)
    moveBearing(hmtx, hhea.getUint16(34), glyph, new DataView(made.buffer).getInt16(2) - outline.getInt16(2))
    return made
  })
  const places = new DataView(new ArrayBuffer((count + 1) * 4))
  const outlines = new Uint8Array(glyphs.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const [glyph, bytes] of glyphs.entries()) {
    outlines.set(bytes, at)
    at += bytes.length
    places.setUint32((glyph + 1) * 4, at)
  }
  head.setInt16(36, slantedX(head.getInt16(36), head.getInt16(38)))
  head.setInt16(40, slantedX(head.getInt16(40), head.getInt16(42)))
  head.setInt16(50, 1)
  head.setUint16(44, head.getUint16(44) | 2)
  const post = table('post')
  post?.setInt32(4, Math.round(angle * 65536))
  return withTables(
    font,
    new Map([
      ['head', bytesOf(head)],
      ['hmtx', bytesOf(hmtx)],
      ['loca', bytesOf(places)],
      ['glyf', outlines],
      ...(post ? [['post', bytesOf(post)] as const] : []),
    ]),
  )
}

function slantedX(x: number, y: number): number {
  return Math.round(x + slant * y)
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer)
}

/** Where the outline begins beside where the letter begins; beyond the last full entry only bearings are listed. */
function moveBearing(hmtx: DataView, full: number, glyph: number, by: number): void {
  const at = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2
  if (at + 2 <= hmtx.byteLength) hmtx.setInt16(at, hmtx.getInt16(at) + by)
}

// Flags of the points of an outline (OpenType 1.9.1, glyf).
const onCurve = 0x01
const shortX = 0x02
const shortY = 0x04
const repeat = 0x08
const sameX = 0x10
const sameY = 0x20
const overlap = 0x40

/** An outline with its points moved, each written in full; instructions for screens of few dots are left out. */
function slantedOutline(from: DataView): Uint8Array {
  const contours = from.getInt16(0)
  const points = contours === 0 ? 0 : from.getUint16(10 + (contours - 1) * 2) + 1
  const afterContours = 10 + contours * 2
  let at = afterContours + 2 + from.getUint16(afterContours)
  const flags: number[] = []
  while (flags.length < points) {
    const flag = from.getUint8(at++)
    const times = (flag & repeat) !== 0 ? from.getUint8(at++) + 1 : 1
    for (let time = 0; time < times; time++) flags.push(flag)
  }
  const read = (short: number, same: number): readonly number[] => {
    let last = 0
    return flags.map((flag) => {
      if ((flag & short) !== 0) last += (flag & same) !== 0 ? from.getUint8(at++) : -from.getUint8(at++)
      else if ((flag & same) === 0) {
        last += from.getInt16(at)
        at += 2
      }
      return last
    })
  }
  const upright = read(shortX, sameX)
  const ys = read(shortY, sameY)
  const xs = upright.map((x, point) => slantedX(x, ys[point] ?? 0))

  const made = new DataView(new ArrayBuffer(even(afterContours + 2 + points * 5)))
  for (let byte = 0; byte < afterContours; byte += 2) made.setInt16(byte, from.getInt16(byte))
  if (points > 0) {
    made.setInt16(2, Math.min(...xs))
    made.setInt16(6, Math.max(...xs))
  }
  let to = afterContours + 2
  for (const flag of flags) made.setUint8(to++, flag & (onCurve | overlap))
  for (const values of [xs, ys])
    values.forEach((value, point) => {
      made.setInt16(to, value - (values[point - 1] ?? 0))
      to += 2
    })
  return bytesOf(made)
}

// Flags of the parts of a composed glyph.
const wordArguments = 0x0001
const argumentsAreOffsets = 0x0002
const oneScale = 0x0008
const moreParts = 0x0020
const twoScales = 0x0040
const matrix = 0x0080
const instructions = 0x0100

/** A glyph that consists of others, which are slanted themselves: those that stand higher move to the right. */
function slantedParts(from: DataView): Uint8Array {
  const written: number[] = Array.from({ length: 5 }, (_, index) => from.getInt16(index * 2))
  const [, left = 0, foot = 0, right = 0, top = 0] = written
  written[1] = slantedX(left, foot)
  written[3] = slantedX(right, top)
  let at = 10
  for (let flags = moreParts; (flags & moreParts) !== 0;) {
    flags = from.getUint16(at)
    const areWords = (flags & wordArguments) !== 0
    const areOffsets = (flags & argumentsAreOffsets) !== 0
    const argument = (index: number): number => {
      if (areWords) return areOffsets ? from.getInt16(at + 4 + index * 2) : from.getUint16(at + 4 + index * 2)
      return areOffsets ? from.getInt8(at + 4 + index) : from.getUint8(at + 4 + index)
    }
    const [across, up] = [argument(0), argument(1)]
    written.push((flags & ~instructions) | wordArguments, from.getUint16(at + 2))
    written.push(areOffsets ? slantedX(across, up) : across, up)
    at += 4 + (areWords ? 4 : 2)
    const scales = (flags & matrix) !== 0 ? 4 : (flags & twoScales) !== 0 ? 2 : (flags & oneScale) !== 0 ? 1 : 0
    for (let scale = 0; scale < scales; scale++, at += 2) written.push(from.getInt16(at))
  }
  const made = new DataView(new ArrayBuffer(even(written.length * 2)))
  written.forEach((value, index) => made.setInt16(index * 2, value))
  return bytesOf(made)
}

/** Glyphs begin at words of 32 bits. */
function even(length: number): number {
  return Math.ceil(length / 4) * 4
}
