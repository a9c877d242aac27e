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
  let count = 0
  for (let at = 0, end = 0; at < length; at = end) {
    const first = bytes[at] ?? 0
    const kind = CLASS[first] ?? REGULAR
    end = at + 1
    if (kind === SPACE) continue
    if (first === PERCENT) {
      end = skipSpace(bytes, at)
      continue
    }
    let operator: string | undefined
    if (kind === DELIMITER) {
      const group = kindAt(bytes, at)
      end = tokenEnd(bytes, at, group)
      // A bracket that closes nothing.
      if (group === 'word') operator = operatorAt(bytes, at, end, 0)
    } else {
      // Not by `tokenEnd`: a book has millions of numbers and words.
      let key = first
      while (end < length && (CLASS[bytes[end] ?? 0] ?? 0) < SPACE) key = (key << 8) | (bytes[end++] ?? 0)
      if (kind === REGULAR) operator = operatorAt(bytes, at, end, key)
    }
    if (operator === undefined) {
      kinds[count] = kindAt(bytes, at)
      starts[count] = at
      ends[count++] = end
      continue
    }
    if (operator === 'BI') end = inlineImageEnd(bytes, end)
    operands.count = count
    visit(operator, count === 0 ? at : (starts[0] ?? at), end, operands)
    count = 0
  }
}

/** The end of the token that begins at a place which is neither space nor comment. */
export function tokenEnd(bytes: Uint8Array, at: number, kind: OperandKind): number {
  switch (kind) {
    case 'string':
      return literalEnd(bytes, at)
    case 'hex':
      return hexEnd(bytes, at + 1)
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

/** What begins at a place which is neither space nor comment. */
export function kindAt(bytes: Uint8Array, at: number): OperandKind {
  const byte = bytes[at] ?? 0
  if (CLASS[byte] === NUMERIC) return 'number'
  if (byte === LESS) return bytes[at + 1] === LESS ? 'dictionary' : 'hex'
  if (byte === SLASH) return 'name'
  if (byte === LEFT_PARENTHESIS) return 'string'
  return byte === LEFT_BRACKET ? 'array' : 'word'
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

function hexEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== GREATER) at++
  return Math.min(at + 1, bytes.length)
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
  while (at < bytes.length && (CLASS[bytes[at] ?? 0] ?? 0) < SPACE) at++
  return at
}

/** The operator that a word is; `undefined` for `true`, `false` and `null`, which are operands. */
function operatorAt(bytes: Uint8Array, start: number, end: number, key: number): string | undefined {
  const known = end - start <= 3 ? OPERATORS.get(key) : undefined
  if (known !== undefined) return known
  const word = String.fromCharCode(...bytes.subarray(start, end))
  return KEYWORDS.has(word) ? undefined : word
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

/** Numbers and words are made of regular bytes, of which numeric ones are those that begin a number. */
const [REGULAR, NUMERIC, SPACE, DELIMITER] = [0, 1, 2, 3] as const
const CLASS = new Uint8Array(256)
for (const sign of '+-.0123456789') CLASS[sign.charCodeAt(0)] = NUMERIC
for (const byte of [0, 9, 10, 12, 13, 32]) CLASS[byte] = SPACE
for (const letter of '()<>[]{}/%') CLASS[letter.charCodeAt(0)] = DELIMITER

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null'])

// Written out, so that comparing an operator with a literal compares two addresses.
const OPERATORS: ReadonlyMap<number, string> = new Map(
  [
    ...['b', 'B', 'b*', 'B*', 'BDC', 'BI', 'BMC', 'BT', 'BX', 'c', 'cm', 'CS', 'cs', 'd', 'd0', 'd1', 'Do', 'DP'],
    ...['EMC', 'ET', 'EX', 'f', 'F', 'f*', 'G', 'g', 'gs', 'h', 'i', 'j', 'J', 'K', 'k', 'l', 'm', 'M', 'MP', 'n'],
    ...['q', 'Q', 're', 'RG', 'rg', 'ri', 's', 'S', 'SC', 'sc', 'SCN', 'scn', 'sh', 'T*', 'Tc', 'Td', 'TD', 'Tf'],
    ...['Tj', 'TJ', 'TL', 'Tm', 'Tr', 'Ts', 'Tw', 'Tz', 'v', 'w', 'W', 'W*', 'y', "'", '"'],
  ].map((name) => [[...name].reduce((key, letter) => (key << 8) | letter.charCodeAt(0), 0), name]),
)
