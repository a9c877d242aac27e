/** Reads and writes ToUnicode maps (ISO 32000-1, 9.10.3). */

/** Code → text. */
export type UnicodeMap = ReadonlyMap<number, string>

export function readUnicodeMap(bytes: Uint8Array): UnicodeMap {
  const map = new Map<number, string>()
  const source = Buffer.from(bytes).toString('latin1')
  for (const [, block = ''] of source.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([\da-f]+)>\s*<([\da-f\s]*)>/gi))
      map.set(Number.parseInt(code, 16), fromHex(text))
  for (const [, block = ''] of source.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) readRanges(block, map)
  return map
}

/** A whole CMap for codes of one or two bytes. */
export function writeUnicodeMap(map: UnicodeMap, codeBytes: 1 | 2): Uint8Array {
  const digits = codeBytes * 2
  const entries = [...map]
    .toSorted(([a], [b]) => a - b)
    .map(([code, text]) => `<${hex(code, digits)}> <${toHex(text)}>`)
  return Buffer.from(
    [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin begincmap',
      '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      `<${'0'.repeat(digits)}> <${'F'.repeat(digits)}>`,
      'endcodespacerange',
      ...blocks(entries),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n'),
    'latin1',
  )
}

function readRanges(block: string, map: Map<number, string>): void {
  const ranges = /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f\s]*)>|\[([^\]]*)\])/gi
  for (const [, first = '', last = '', start, list] of block.matchAll(ranges)) {
    const from = Number.parseInt(first, 16)
    const to = Math.min(Number.parseInt(last, 16), from + 65535)
    const texts =
      list === undefined ? undefined : [...list.matchAll(/<([\da-f\s]*)>/gi)].map(([, text = '']) => fromHex(text))
    for (let code = from; code <= to; code++)
      map.set(code, texts ? (texts[code - from] ?? '') : later(fromHex(start ?? ''), code - from))
  }
}

/** The text whose last UTF-16 unit is some steps later. */
function later(text: string, steps: number): string {
  if (text === '') return ''
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps)
}

// A block holds at most 100 entries.
function blocks(entries: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100)
    lines.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return lines
}

function fromHex(digits: string): string {
  const compact = digits.replaceAll(/\s/g, '')
  let text = ''
  for (let at = 0; at < compact.length; at += 4)
    text += String.fromCharCode(Number.parseInt(compact.slice(at, at + 4), 16))
  return text
}

function toHex(text: string): string {
  let digits = ''
  for (let at = 0; at < text.length; at++) digits += hex(text.charCodeAt(at), 4)
  return digits
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
