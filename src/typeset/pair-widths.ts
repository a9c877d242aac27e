/**
 * Widths of words as sums over pairs of letters. A book has twenty thousand words and three times as many parts of words, but a thousand
 * pairs; a font sets a word as wide as its letters and what it moves each by before the next (OpenType GPOS, pair adjustment).
 */

/** Letters and signs that are summed: those up to U+024F, and dashes and quotation marks. */
const letters = 0x250
const signs = 0x2010
const lastSign = 0x2026
const size = letters + lastSign - signs + 1

/** One sign in the place of several, which may also move what stands beside it. */
const ligature = /f[bfhijklt\u00e4\u00ef\u00f6\u00fc]|Th|tt/

/** So many words are measured both ways before sums are trusted, and each typeface that differs by more, px, is measured word by word. */
const probation = 200
const tolerance = 0.02

export type PairWidths = {
  /** Width of a text, px. */
  readonly width: (text: string) => number
  /** What the font moves the character of a text at `index` + 1 by, after that at `index`, px: 0 for letters that are not summed. */
  readonly kern: (text: string, index: number) => number
}

/** @param measure the true width of a text in the typeface, px; dear */
export function pairWidths(measure: (text: string) => number): PairWidths {
  const known = new Map<string, number>()
  /** By the first letter and the second; `NaN` where it is not known yet. */
  const kerns = new Map<number, Float64Array>()
  const singles = new Float64Array(size).fill(NaN)
  let probed = 0
  let isTrusted = true

  const measured = (text: string): number => {
    const remembered = known.get(text)
    if (remembered !== undefined) return remembered
    const width = measure(text)
    known.set(text, width)
    return width
  }
  const single = (place: number, text: string, index: number): number => {
    const width = singles[place] as number
    return width === width ? width : (singles[place] = measure(text.charAt(index)))
  }
  const between = (first: number, second: number, text: string, index: number): number => {
    let row = kerns.get(first)
    if (!row) kerns.set(first, (row = new Float64Array(size).fill(NaN)))
    const found = row[second] as number
    if (found === found) return found
    const apart = single(first, text, index) + single(second, text, index + 1)
    return (row[second] = measure(text.slice(index, index + 2)) - apart)
  }
  /** `NaN` where a letter is none of those that are summed. */
  const summed = (text: string): number => {
    let first = placeOf(text.charCodeAt(0))
    if (first < 0) return NaN
    let width = single(first, text, 0)
    for (let index = 1; index < text.length; index++) {
      const second = placeOf(text.charCodeAt(index))
      if (second < 0) return NaN
      width += between(first, second, text, index - 1) + single(second, text, index)
      first = second
    }
    return width
  }
  return {
    width(text) {
      if (!isTrusted || text.length < 3 || ligature.test(text)) return measured(text)
      const sum = summed(text)
      if (sum !== sum) return measured(text)
      if (probed === probation) return sum
      probed++
      const width = measured(text)
      isTrusted = Math.abs(width - sum) < tolerance
      return width
    },
    kern(text, index) {
      if (index < 0 || index + 1 >= text.length) return 0
      const first = placeOf(text.charCodeAt(index))
      const second = placeOf(text.charCodeAt(index + 1))
      return first < 0 || second < 0 ? 0 : between(first, second, text, index)
    },
  }
}

function placeOf(code: number): number {
  if (code < letters) return code
  return code >= signs && code <= lastSign ? letters + code - signs : -1
}
