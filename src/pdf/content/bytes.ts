/** Writes the bytes of a content stream: words, numbers, strings. */

/** A run of bytes that grows at its end. */
export type ByteWriter = { bytes: Buffer; length: number }

export function newWriter(size: number): ByteWriter {
  return { bytes: Buffer.allocUnsafe(size), length: 0 }
}

export function written({ bytes, length }: ByteWriter): Uint8Array {
  return bytes.subarray(0, length)
}

/** Letters of ASCII. */
export function writeText(writer: ByteWriter, text: string): void {
  makeRoom(writer, text.length)
  for (let index = 0; index < text.length; index++) writer.bytes[writer.length++] = text.charCodeAt(index)
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array, start: number, end: number): void {
  makeRoom(writer, end - start)
  writer.bytes.set(bytes.subarray(start, end), writer.length)
  writer.length += end - start
}

/**
 * A number as the shortest decimal without an exponent: `.5`, `-12`, `0`.
 * @param steps The number times 10 to the power of `decimals`; a whole number.
 */
export function writeDecimal(writer: ByteWriter, steps: number, decimals: number): void {
  makeRoom(writer, LONGEST_NUMBER)
  const { bytes } = writer
  let at = writer.length
  if (steps < 0) bytes[at++] = MINUS
  const positive = Math.abs(steps)
  const scale = 10 ** decimals
  const whole = Math.trunc(positive / scale)
  let part = positive - whole * scale
  if (whole > 0 || part === 0) at = writeDigits(bytes, whole, at)
  if (part > 0) bytes[at++] = POINT
  for (let unit = scale / 10; part > 0; unit /= 10) {
    const digit = Math.trunc(part / unit)
    bytes[at++] = ZERO + digit
    part -= digit * unit
  }
  writer.length = at
}

/** The byte of a literal string, escaped where it would end the string or be read as another byte (ISO 32000-1, 7.3.4.2). */
export function writeStringByte(writer: ByteWriter, byte: number): void {
  makeRoom(writer, 2)
  const { bytes } = writer
  if (byte === LEFT || byte === RIGHT || byte === BACKSLASH) bytes[writer.length++] = BACKSLASH
  if (byte === RETURN) bytes[writer.length++] = BACKSLASH
  bytes[writer.length++] = byte === RETURN ? LETTER_R : byte
}

function writeDigits(bytes: Uint8Array, whole: number, from: number): number {
  if (whole < 10) {
    bytes[from] = ZERO + whole
    return from + 1
  }
  const tens = Math.trunc(whole / 10)
  const at = writeDigits(bytes, tens, from)
  bytes[at] = ZERO + whole - tens * 10
  return at + 1
}

function makeRoom(writer: ByteWriter, size: number): void {
  if (writer.length + size <= writer.bytes.length) return
  const larger = Buffer.allocUnsafe((writer.length + size) * 2)
  larger.set(writer.bytes.subarray(0, writer.length))
  writer.bytes = larger
}

const LONGEST_NUMBER = 32
const [MINUS, POINT, ZERO] = [0x2d, 0x2e, 0x30] as const
const [LEFT, RIGHT, BACKSLASH, RETURN, LETTER_R] = [0x28, 0x29, 0x5c, 0x0d, 0x72] as const
