/** Reads a content stream operator by operator (ISO 32000-1, 7.2 and 7.8.2), without copying it. */

/** The operands that stand before an operator, as ranges of the stream's bytes. Valid only during the call. */
export type Operands = {
  readonly count: number
  readonly kinds: readonly OperandKind[]
  readonly starts: readonly number[]
  /** One past the last byte. */
  readonly ends: readonly number[]
}

export type OperandKind = 'number' | 'name' | 'string' | 'hex' | 'array' | 'dictionary' | 'word'

/** `start` is where the first operand begins, `end` one past the operator. An inline image is one operator, `BI`. */
export type OperatorVisitor = (operator: string, start: number, end: number, operands: Operands) => void

/** Calls the visitor for each operator in order. Bytes after the last operator are left out. */
export function readOperators(bytes: Uint8Array, visit: OperatorVisitor): void {
  const kinds: OperandKind[] = []
  const starts: number[] = []
  const ends: number[] = []
  const operands = { count: 0, kinds, starts, ends }
  const { length } = bytes
  for (let at = skipSpace(bytes, 0); at < length;) {
    const kind = kindAt(bytes, at)
    let end = at + 1
    if (kind === 'number' || kind === 'word') while (end < length && CLASS[bytes[end] ?? 0] === REGULAR) end++
    else end = tokenEnd(bytes, at, kind)
    if (kind === 'word' && !isKeyword(bytes, at, end)) {
      const operator = operatorName(bytes, at, end)
      if (operator === 'BI') end = inlineImageEnd(bytes, end)
      visit(operator, operands.count === 0 ? at : (starts[0] ?? at), end, operands)
      operands.count = 0
    } else {
      kinds[operands.count] = kind
      starts[operands.count] = at
      ends[operands.count] = end
      operands.count++
    }
    // Mostly one space or line end, and the next token.
    at = CLASS[bytes[end] ?? 0] === SPACE && CLASS[bytes[end + 1] ?? 0] === REGULAR ? end + 1 : skipSpace(bytes, end)
  }
}

/** The end of the token that begins at a place which is neither space nor comment. */
export function tokenEnd(bytes: Uint8Array, at: number, kind: OperandKind): number {
  switch (kind) {
    case 'string':
      return literalEnd(bytes, at)
    case 'hex': {
      const close = bytes.indexOf(GREATER, at)
      return close < 0 ? bytes.length : close + 1
    }
    case 'array':
      return groupEnd(bytes, at + 1, RIGHT_BRACKET)
    case 'dictionary':
      return groupEnd(bytes, at + 2, GREATER)
    case 'name':
    case 'number':
    case 'word':
      return regularEnd(bytes, at + 1)
  }
}

export function kindAt(bytes: Uint8Array, at: number): OperandKind {
  const byte = bytes[at] ?? 0
  if (byte === SLASH) return 'name'
  if (byte === LEFT_PARENTHESIS) return 'string'
  if (byte === LESS) return bytes[at + 1] === LESS ? 'dictionary' : 'hex'
  if (byte === LEFT_BRACKET) return 'array'
  return (byte >= 48 && byte <= 57) || byte === 45 || byte === 46 || byte === 43 ? 'number' : 'word'
}

/** The next place that is neither space nor inside a comment. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === PERCENT) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
    else if (CLASS[byte] !== SPACE) break
  }
  return at
}

function literalEnd(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === LEFT_PARENTHESIS) depth++
    else if (byte === RIGHT_PARENTHESIS && --depth === 0) return at + 1
  }
  return bytes.length
}

/** One past the bracket that closes an array or a dictionary; strings and groups inside are stepped over whole. */
function groupEnd(bytes: Uint8Array, from: number, close: number): number {
  let at = skipSpace(bytes, from)
  while (at < bytes.length) {
    if (bytes[at] === close) return close === GREATER ? at + 2 : at + 1
    at = skipSpace(bytes, tokenEnd(bytes, at, kindAt(bytes, at)))
  }
  return bytes.length
}

function regularEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && CLASS[bytes[at] ?? 0] === REGULAR) at++
  return at
}

/** `true`, `false` and `null` are operands that look like operators. */
function isKeyword(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 5) return false
  const word = String.fromCharCode(...bytes.subarray(start, end))
  return word === 'true' || word === 'false' || word === 'null'
}

function operatorName(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 3) return String.fromCharCode(...bytes.subarray(start, end))
  const code = (bytes[start] ?? 0) | ((end - start > 1 ? (bytes[start + 1] ?? 0) : 0) << 8)
  const key = code | ((end - start > 2 ? (bytes[start + 2] ?? 0) : 0) << 16)
  const known = OPERATOR_NAMES.get(key)
  if (known !== undefined) return known
  const name = String.fromCharCode(...bytes.subarray(start, end))
  OPERATOR_NAMES.set(key, name)
  return name
}

/**
 * One past `EI`. The data may hold these letters by chance, so what follows must look like operators: the heuristic
 * of most readers, because ISO 32000-1 8.9.7 gives the data no length.
 */
function inlineImageEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && !(bytes[at] === 73 && bytes[at + 1] === 68 && isSpace(bytes[at + 2]))) at++
  for (at += 3; at < bytes.length; at++) {
    if (bytes[at] !== 69 || bytes[at + 1] !== 73 || !isSpace(bytes[at - 1])) continue
    const after = bytes.subarray(at + 2, at + 12)
    if ((after.length === 0 || isSpace(after[0])) && after.every((byte) => byte < 127 && (byte >= 32 || isSpace(byte))))
      return at + 2
  }
  return bytes.length
}

function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && CLASS[byte] === SPACE
}

const [SLASH, PERCENT, BACKSLASH, LESS, GREATER] = [0x2f, 0x25, 0x5c, 0x3c, 0x3e] as const
const [LEFT_PARENTHESIS, RIGHT_PARENTHESIS, LEFT_BRACKET, RIGHT_BRACKET] = [0x28, 0x29, 0x5b, 0x5d] as const

const [REGULAR, SPACE, DELIMITER] = [0, 1, 2] as const
const CLASS = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = SPACE
for (const letter of '()<>[]{}/%') CLASS[letter.charCodeAt(0)] = DELIMITER

const OPERATOR_NAMES = new Map<number, string>()
