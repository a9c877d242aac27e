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
    const exact = numberIn(source, start, at) + rest
    const steps = Math.round(exact * STEPS)
    rest = exact - steps / STEPS
    short.set(source.subarray(from, start), to)
    to = writeSteps(steps, short, to + start - from)
    from = at
  }
  short.set(source.subarray(from), to)
  return short.subarray(0, to + source.length - from)
}

/** A number of PDF has no exponent; `Number` would want a string made first. */
function numberIn(source: Uint8Array, start: number, end: number): number {
  let digits = 0
  let scale = 0
  for (let at = start; at < end; at++) {
    const byte = source[at] ?? 0
    if (byte === POINT) scale = 1
    else if (byte !== MINUS) {
      digits = digits * 10 + byte - ZERO
      scale *= 10
    }
  }
  const value = scale > 1 ? digits / scale : digits
  return source[start] === MINUS ? -value : value
}

/** Writes hundredths as a decimal number; returns the place behind it. */
function writeSteps(steps: number, into: Uint8Array, from: number): number {
  let to = from
  if (steps < 0) into[to++] = MINUS
  const positive = Math.abs(steps)
  const whole = String(Math.trunc(positive / STEPS))
  for (let index = 0; index < whole.length; index++) into[to++] = whole.charCodeAt(index)
  const part = positive % STEPS
  if (part === 0) return to
  into[to++] = POINT
  into[to++] = ZERO + Math.trunc(part / 10)
  if (part % 10 !== 0) into[to++] = ZERO + (part % 10)
  return to
}

function isNumeric(byte: number): boolean {
  return (byte >= ZERO && byte <= ZERO + 9) || byte === POINT || byte === MINUS
}

const [ZERO, POINT, MINUS] = [0x30, 0x2e, 0x2d] as const
