/**
 * How far punctuation reaches into the margins, so that the edges of the text look straight: R. Bringhurst, "The Elements of
 * Typographic Style", 2.1.10 and 8.5; the shares are near those of Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting
 * system" (2000).
 */

/** Shares of the width of the character that ends a line. */
const after: Readonly<Record<string, number>> = {
  '-': 0.6,
  '\u2010': 0.6,
  '.': 0.6,
  ',': 0.6,
  '\u060c': 0.5,
  '\u2019': 0.6,
  '\u201d': 0.5,
  "'": 0.6,
  '"': 0.5,
  '\u00bb': 0.3,
  '\u203a': 0.3,
  '\u201c': 0.5,
  ':': 0.4,
  ';': 0.4,
  '\u2013': 0.3,
  '\u2014': 0.2,
  '!': 0.15,
  '?': 0.1,
  ')': 0.1,
}

/** Shares of the width of the character that begins a line. */
const before: Readonly<Record<string, number>> = {
  '\u201c': 0.5,
  '\u2018': 0.6,
  '"': 0.5,
  "'": 0.6,
  '\u201e': 0.5,
  '\u201a': 0.6,
  '\u00ab': 0.3,
  '\u2039': 0.3,
  '\u00bf': 0.1,
  '(': 0.1,
}

const afterByCode = byCode(after)
const beforeByCode = byCode(before)

/** The share of its width by which a character (UTF-16 unit) at the end of a line hangs. */
export function hangAfter(code: number): number {
  return isSmallLetter(code) ? 0 : (afterByCode.get(code) ?? 0)
}

/** The share of its width by which a character (UTF-16 unit) at the start of a line hangs. */
export function hangBefore(code: number): number {
  return isSmallLetter(code) ? 0 : (beforeByCode.get(code) ?? 0)
}

function byCode(shares: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(Object.entries(shares).map(([character, share]) => [character.charCodeAt(0), share]))
}

/** Nearly all are. */
function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}
