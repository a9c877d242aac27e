/** Turns operands of a content stream into values. */

import type { OperandKind } from './tokens.ts'
import { kindAt, skipSpace, tokenEnd } from './tokens.ts'

/** A name without its slash. */
export function nameValue(bytes: Uint8Array, start: number, end: number): string {
  const name = latin1(bytes, start + 1, end)
  return name.includes('#') ? name.replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => char(hex)) : name
}

/** Not by `Number`, which would want a string made first: a book has half a million numbers. */
export function numberValue(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0
  let scale = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit
      scale *= 10
    } else if (digit === POINT) scale = 1
  }
  const value = scale > 1 ? digits / scale : digits
  return bytes[start] === MINUS ? -value : value
}

/** The bytes of a literal or hexadecimal string (ISO 32000-1, 7.3.4). */
export function stringValue(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return bytes[start] === 0x3c ? hexValue(bytes, start + 1, end - 1) : literalValue(bytes, start + 1, end - 1)
}

/** The entries of a dictionary as ranges of bytes. */
export function dictionaryEntries(bytes: Uint8Array, start: number): ReadonlyMap<string, Range> {
  const entries = new Map<string, Range>()
  let at = skipSpace(bytes, start + 2)
  while (at < bytes.length && kindAt(bytes, at) === 'name') {
    const nameEnd = tokenEnd(bytes, at, 'name')
    const valueStart = skipSpace(bytes, nameEnd)
    const kind = kindAt(bytes, valueStart)
    const valueEnd = tokenEnd(bytes, valueStart, kind)
    entries.set(nameValue(bytes, at, nameEnd), { kind, start: valueStart, end: valueEnd })
    at = skipSpace(bytes, valueEnd)
  }
  return entries
}

export type Range = { readonly kind: OperandKind; readonly start: number; readonly end: number }

/** Calls back for each code in a string, or in the strings of the array of a `TJ`. */
export function forEachCode(
  bytes: Uint8Array,
  { kind, start, end }: Range,
  codeBytes: 1 | 2,
  callback: (code: number) => void,
): void {
  if (kind === 'hex') return forEachHexCode(bytes, start + 1, end - 1, codeBytes * 2, callback)
  if (kind === 'string') return forEachLiteralCode(bytes, start + 1, end - 1, codeBytes, callback)
  let at = skipSpace(bytes, start + 1)
  while (at < end - 1) {
    const itemKind = kindAt(bytes, at)
    const itemEnd = tokenEnd(bytes, at, itemKind)
    if (itemKind !== 'number') forEachCode(bytes, { kind: itemKind, start: at, end: itemEnd }, codeBytes, callback)
    at = skipSpace(bytes, itemEnd)
  }
}

// Read in place: a book shows a million glyphs.
function forEachHexCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  digitsOfCode: number,
  callback: (code: number) => void,
): void {
  let code = 0
  let digits = 0
  for (let at = start; at < end; at++) {
    const digit = hexDigit(bytes[at] ?? 0)
    if (digit < 0) continue
    code = (code << 4) | digit
    if (++digits < digitsOfCode) continue
    callback(code)
    code = 0
    digits = 0
  }
  // ISO 32000-1, 7.3.4.3: a missing last digit is 0.
  if (digits > 0) callback(code << (4 * (digitsOfCode - digits)))
}

function forEachLiteralCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  codeBytes: 1 | 2,
  callback: (code: number) => void,
): void {
  let code = -1
  forEachLiteralByte(bytes, start, end, (byte) => {
    if (codeBytes === 1) return callback(byte)
    if (code < 0) return void (code = byte)
    callback((code << 8) | byte)
    code = -1
  })
}

/** A text string: UTF-16BE after its mark, else PDFDocEncoding, of which content streams only use the Latin part. */
export function textValue(string: Uint8Array): string {
  if (string[0] !== 0xfe || string[1] !== 0xff) return latin1(string, 0, string.length)
  let text = ''
  for (let at = 2; at + 1 < string.length; at += 2)
    text += String.fromCharCode(((string[at] ?? 0) << 8) | (string[at + 1] ?? 0))
  return text
}

function hexValue(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const value = new Uint8Array((end - start + 1) >> 1)
  let digits = 0
  for (let at = start; at < end; at++) {
    const digit = hexDigit(bytes[at] ?? 0)
    if (digit < 0) continue
    const index = digits >> 1
    value[index] = (value[index] ?? 0) | (digits & 1 ? digit : digit << 4)
    digits++
  }
  return value.subarray(0, (digits + 1) >> 1)
}

function hexDigit(byte: number): number {
  return HEX_DIGITS[byte] ?? -1
}

const [ZERO, POINT, MINUS] = [0x30, -2, 0x2d] as const

const HEX_DIGITS = new Int8Array(256).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries())
  for (const letter of [digit, digit.toUpperCase()]) HEX_DIGITS[letter.charCodeAt(0)] = value

function literalValue(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const value: number[] = []
  forEachLiteralByte(bytes, start, end, (byte) => void value.push(byte))
  return Uint8Array.from(value)
}

/** ISO 32000-1, 7.3.4.2. */
function forEachLiteralByte(bytes: Uint8Array, start: number, end: number, callback: (byte: number) => void): void {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== BACKSLASH) {
      callback(byte)
      continue
    }
    const escaped = bytes[++at] ?? 0
    if (escaped >= 48 && escaped <= 55) {
      const octal = /^[0-7]{1,3}/.exec(latin1(bytes, at, Math.min(at + 3, end)))?.[0] ?? ''
      callback(Number.parseInt(octal, 8) & 255)
      at += octal.length - 1
    } else if (escaped === 13 || escaped === 10) {
      if (escaped === 13 && bytes[at + 1] === 10) at++
    } else callback(ESCAPES[String.fromCharCode(escaped)] ?? escaped)
  }
}

const BACKSLASH = 0x5c
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

function char(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
