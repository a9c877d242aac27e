/** Shortens the numbers by which Chromium moves along a line, of which a book has hundreds of thousands. */

const MOVE = Buffer.from(' 0 Td')
/** Steps in a unit of the page's content, which is a CSS px: 0.0075 pt, of which no eye and no printer knows. */
const STEPS = 100
/** `96.568787`: shorter numbers have nothing to lose. */
const LEAST_LENGTH = 5

/**
 * The stream with every move `x 0 Td` (ISO 32000-1, 9.4.2) in two decimals. What is rounded off goes into the next move, so that
 * the end of a line stands where it stood. A fifth of the size of a book.
 */
export function shortenMoves(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const short = Buffer.allocUnsafe(source.length)
  let [from, to, rest] = [0, 0, 0]
  for (let at = source.indexOf(MOVE); at !== -1; at = source.indexOf(MOVE, at + MOVE.length)) {
    let start = at
    while (start > from && isNumeric(source[start - 1] ?? 0)) start--
    if (at - start < LEAST_LENGTH) continue
    const exact = Number(source.toString('latin1', start, at)) + rest
    const rounded = Math.round(exact * STEPS) / STEPS
    rest = exact - rounded
    to += source.copy(short, to, from, start)
    to += short.write(String(rounded), to, 'latin1')
    from = at
  }
  to += source.copy(short, to, from)
  return short.subarray(0, to)
}

function isNumeric(byte: number): boolean {
  // 0–9, `.`, `-`
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d
}
