/**
 * Widths of words as sums over their letters and over what a font moves each letter by after the one before it (OpenType GPOS, pair
 * adjustment). A book has twenty thousand words and three times as many parts of words, but a thousand pairs.
 */

/** Letters and signs that are summed: those up to U+024F, dashes and quotation marks, and so many that are joined to one sign. */
const letters = 0x250
const signs = 0x2010
const lastSign = 0x2026
const joinedSigns = letters + lastSign - signs + 1
const size = joinedSigns + 64

/** Letters that many fonts join to one sign, which then is moved, and moves others, as one. */
const joined = /f+[bhijklt\u00e4\u00ef\u00f6\u00fc]?|Th|tt/y

/** So many words are measured both ways before sums are trusted; a typeface in which they differ by more, px, is measured word by word. */
const probation = 200
const tolerance = 0.02

export type PairWidths = {
  /** Width of a text, px. */
  readonly width: (text: string) => number
  /** Widths of what stands before each offset (ascending), and of the whole text, px. */
  readonly widths: (text: string, offsets: readonly number[]) => readonly number[]
  /** What the font moves the character of a text at `index` + 1 by, after that at `index`, px: 0 for letters that are not summed. */
  readonly kern: (text: string, index: number) => number
}

const noOffsets: readonly number[] = []

/**
 * Makes the functions that tell widths in a typeface.
 *
 * @param measure the true width of a text in it, px; dear
 */
export function pairWidths(measure: (text: string) => number): PairWidths {
  const known = new Map<string, number>()
  const placesOfJoined = new Map<string, number>()
  /** By the sign and the one before it; `NaN` where it is not known yet. */
  const singles = new Float64Array(size).fill(NaN)
  const kerns = new Map<number, Float64Array>()
  let probed = 0
  let isTrusted = true

  const measured = (text: string): number => {
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    const width = measure(text)
    known.set(text, width)
    return width
  }
  const single = (place: number, text: string, from: number, to: number): number => {
    const width = singles[place] as number
    return width === width ? width : (singles[place] = measure(text.slice(from, to)))
  }
  const between = (first: number, second: number, text: string, from: number, middle: number, to: number): number => {
    let row = kerns.get(first)
    if (!row) kerns.set(first, (row = new Float64Array(size).fill(NaN)))
    const found = row[second] as number
    if (found === found) return found
    const apart = single(first, text, from, middle) + single(second, text, middle, to)
    return (row[second] = measure(text.slice(from, to)) - apart)
  }
  const placeOfJoined = (text: string): number => {
    const known = placesOfJoined.get(text)
    if (known !== undefined) return known
    const place = joinedSigns + placesOfJoined.size
    if (place < size) placesOfJoined.set(text, place)
    return place < size ? place : -1
  }
  /** As `widths`; empty where a letter is none of those that are summed. */
  const summed = (text: string, offsets: readonly number[]): readonly number[] => {
    const found: number[] = []
    let width = 0
    let before = -1
    let from = 0
    for (let at = 0, end = 1; at < text.length; from = at, at = end, end++) {
      const code = text.charCodeAt(at)
      const after = mayJoin(code) ? endOfJoined(text, at) : end
      const place = after > end ? placeOfJoined(text.slice(at, after)) : placeOf(code)
      if (place < 0) return []
      end = after
      if (at === offsets[found.length]) found.push(width)
      width += single(place, text, at, end)
      if (before >= 0) width += between(before, place, text, from, at, end)
      before = place
      // Inside what is joined to one sign, which a division parts.
      for (let offset = offsets[found.length]; offset !== undefined && offset < end; offset = offsets[found.length])
        found.push(...summed(text.slice(0, offset), []))
    }
    while (found.length < offsets.length) found.push(width)
    found.push(width)
    return found
  }
  const widths = (text: string, offsets: readonly number[]): readonly number[] => {
    const sums = isTrusted ? summed(text, offsets) : []
    if (sums.length === 0) return [...offsets.map((offset) => measured(text.slice(0, offset))), measured(text)]
    if (probed === probation || text.length < 3) return sums
    probed++
    isTrusted = Math.abs(measured(text) - (sums[offsets.length] ?? 0)) < tolerance
    return isTrusted ? sums : widths(text, offsets)
  }
  return {
    width: (text) => widths(text, noOffsets)[0] ?? 0,
    widths,
    kern(text, index) {
      if (index < 0 || index + 1 >= text.length) return 0
      const first = placeOf(text.charCodeAt(index))
      const second = placeOf(text.charCodeAt(index + 1))
      return first < 0 || second < 0 ? 0 : between(first, second, text, index, index + 1, index + 2)
    },
  }
}

function placeOf(code: number): number {
  if (code < letters) return code
  return code >= signs && code <= lastSign ? letters + code - signs : -1
}

/** Of `f`, `t` and `T`. */
function mayJoin(code: number): boolean {
  return code === 0x66 || code === 0x74 || code === 0x54
}

function endOfJoined(text: string, at: number): number {
  joined.lastIndex = at
  return joined.test(text) ? joined.lastIndex : at + 1
}
