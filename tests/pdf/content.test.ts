import { describe, expect, test } from 'vitest'
import { readUnicodeMap, writeUnicodeMap } from '../../src/pdf/content/cmap.ts'
import { applyEdits } from '../../src/pdf/content/edits.ts'
import { readOperators } from '../../src/pdf/content/tokens.ts'
import { dictionaryEntries, forEachCode, nameValue, stringValue, textValue } from '../../src/pdf/content/values.ts'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Operators with their operands as they are written. */
function operatorsOf(content: string): readonly string[] {
  const bytes = bytesOf(content)
  const found: string[] = []
  readOperators(bytes, (operator, start, end, { count, starts, ends }) => {
    const operands = Array.from({ length: count }, (_, at) => bytes.toString('latin1', starts[at], ends[at]))
    found.push([...operands, operator].join('|'))
    expect(start).toBeLessThan(end)
  })
  return found
}

describe('a content stream is read operator by operator', () => {
  test.each([
    ['numbers and names', '1 0 -.5 +2 /F1 12 Tf', ['1|0|-.5|+2|/F1|12|Tf']],
    ['nothing between tokens', 'q[(a)-3<62>]TJ/P<</MCID 0>>BDC', ['q', '[(a)-3<62>]|TJ', '/P|<</MCID 0>>|BDC']],
    [
      'strings with brackets and escapes',
      String.raw`(a (nested) \) b) Tj (\\) Tj`,
      [String.raw`(a (nested) \) b)|Tj`, String.raw`(\\)|Tj`],
    ],
    ['operators inside strings and comments', '(BT ET) Tj % 0 0 m\nET', ['(BT ET)|Tj', 'ET']],
    [
      'dictionaries in dictionaries',
      '/Span <</A <</B (>>)>> /C [1 2]>> BDC EMC',
      ['/Span|<</A <</B (>>)>> /C [1 2]>>|BDC', 'EMC'],
    ],
    ['words that are operands', 'true false null x', ['true|false|null|x']],
    ['operators with signs', 'f* W* \' "', ['f*', 'W*', "'", '"']],
  ])('%s', (_, content, expected) => expect(operatorsOf(content)).toEqual(expected))

  test('an inline image is one operator, whatever its data look like', () => {
    expect(operatorsOf('q BI /W 4 /H 4 ID \x01 EI\x80(( EI Q')).toEqual(['q', 'BI', 'Q'])
  })
})

describe('operands become values', () => {
  const string = (written: string): string => {
    const bytes = bytesOf(written)
    return Buffer.from(stringValue(bytes, 0, bytes.length)).toString('latin1')
  }

  test.each([
    [String.raw`(a\(b\)\\)`, 'a(b)\\'],
    [String.raw`(\101\7x\n)`, 'A\x07x\n'],
    ['(a\\\nb)', 'ab'],
    ['<48 65 6C6C 6>', 'Hell`'],
    ['<>', ''],
  ])('%s', (written, expected) => expect(string(written)).toBe(expected))

  test('a text with its mark is UTF-16', () => {
    expect(textValue(stringValue(bytesOf('<FEFF00660069>'), 0, 14))).toBe('fi')
  })

  test('a name with a number sign is decoded', () => {
    expect(nameValue(bytesOf('/A#20B'), 0, 6)).toBe('A B')
  })

  test('a dictionary gives the places of its values', () => {
    const bytes = bytesOf('<</MCID 12/ActualText (>>) /X <</Y 1>>>>')
    const entries = [...dictionaryEntries(bytes, 0)].map(([key, { start, end }]) => [
      key,
      bytes.toString('latin1', start, end),
    ])
    expect(entries).toEqual([
      ['MCID', '12'],
      ['ActualText', '(>>)'],
      ['X', '<</Y 1>>'],
    ])
  })

  test('codes are read from every way to write strings', () => {
    const codes: number[] = []
    const bytes = bytesOf('[<0041 0042> -20 (\\000C) <00>]')
    forEachCode(bytes, { kind: 'array', start: 0, end: bytes.length }, 2, (code) => codes.push(code))
    expect(codes).toEqual([0x41, 0x42, 0x43, 0])
  })
})

test('edits replace, insert and delete by the places of the old bytes', () => {
  const edited = applyEdits(bytesOf('0123456789'), [
    { start: 8, end: 9, text: '' },
    { start: 0, end: 0, text: '<' },
    { start: 2, end: 4, text: 'xyz' },
  ])
  expect(Buffer.from(edited).toString()).toBe('<01xyz45679')
})

describe('ToUnicode maps', () => {
  test('are read from single codes, ranges and lists', () => {
    const source =
      '2 beginbfchar <0001> <0066 0069> <02> <D83DDE00> endbfchar\n' +
      '2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0041> <00420043>] endbfrange'
    expect([...readUnicodeMap(bytesOf(source))]).toEqual([
      [1, 'fi'],
      [2, '😀'],
      [16, 'a'],
      [17, 'b'],
      [18, 'c'],
      [32, 'A'],
      [33, 'BC'],
    ])
  })

  test('are written so that they can be read again', () => {
    const map = new Map(
      Array.from({ length: 250 }, (_, code) => [code * 7, `${String.fromCodePoint(0x1f600 + code)}f`]),
    )
    expect([...readUnicodeMap(writeUnicodeMap(map, 2))]).toEqual([...map])
  })
})
