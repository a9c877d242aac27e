import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/manuscript/load/decode.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
const read = (content: Uint8Array) => decode(content, { path: 'essay.txt', folder: '/project' })
const messages = (content: Uint8Array): readonly string[] =>
  read(content).messages.map(({ line, column, fatal, reason }) => `${line}:${column} ${fatal} ${reason}`)

describe('text in UTF-8', () => {
  test('loses its byte order mark and gets LF at line ends, without a word', () => {
    const content = bytes('\uFEFFOne\r\nTwo\rThree\n\r\nÆ 🙂')
    expect(String(read(content))).toBe('One\nTwo\nThree\n\nÆ 🙂')
    expect(messages(content)).toEqual([])
  })

  test('keeps everything else as it is', () => {
    const text = 'a\tb\u00A0c\u00ADd\u200Be\u2028f  g\n\n\n'
    expect(String(read(bytes(text)))).toBe(text)
  })
})

describe('text in UTF-16', () => {
  const text = 'Vegas – “Sera”\nand Ben'
  test.each([
    ['little-endian with a mark', utf16(`\uFEFF${text}`)],
    ['big-endian with a mark', utf16(`\uFEFF${text}`).swap16()],
    ['little-endian without a mark', utf16(text)],
    ['big-endian without a mark', utf16(text).swap16()],
  ])('%s is read and told', (_, content) => {
    expect(String(read(content))).toBe(text)
    expect(messages(content)).toEqual(['undefined:undefined undefined The file is in UTF-16, and was read so'])
  })

  test('that is cut in half is a warning at the place', () => {
    expect(messages(Buffer.concat([utf16('\uFEFFab\r\nc'), Buffer.from([0x41])]))[1]).toBe(
      '2:2 false A character is cut in half here',
    )
  })
})

describe('text in another encoding', () => {
  test('is read as Windows-1252, and the first line is named', () => {
    const content = Buffer.from('Plain\nA caf\xE9 \x96 \x93Sera\x94 costs 5 \x80\nplain\nna\xEFve', 'latin1')
    expect(String(read(content))).toBe('Plain\nA café – “Sera” costs 5 €\nplain\nnaïve')
    expect(messages(content)).toEqual([
      '2:6 false This line is not in UTF-8, as on 1 more line; it was read as Windows-1252 (Latin-1): `A café – “Sera” c`',
    ])
  })

  test('keeps the lines that are UTF-8, and counts lines that end in CR', () => {
    const content = Buffer.concat([
      Buffer.from('\uFEFFcafé\r\n'),
      Buffer.from('caf\xE9\r', 'latin1'),
      Buffer.from('naïve'),
    ])
    expect(String(read(content))).toBe('café\ncafé\nnaïve')
    expect(messages(content)).toEqual([
      '2:4 false This line is not in UTF-8; it was read as Windows-1252 (Latin-1): `café`',
    ])
  })
})

describe('stray control characters', () => {
  test('are left out, each with its line and column', () => {
    const content = bytes('One\0 two\nthree\u0007\nfour\ffive\u0085six\nse\uFEFFven')
    expect(String(read(content))).toBe('One two\nthree\nfour five six\nseven')
    expect(messages(content)).toEqual([
      '1:4 false A control character (U+0000) stands here; it was left out',
      '2:6 false A control character (U+0007) stands here; it was left out',
      '3:5 false A control character (U+000C) stands here; it was read as a space',
      '3:10 false A control character (U+0085) stands here; it was read as a space',
      '4:3 false A control character (U+FEFF) stands here; it was left out',
    ])
  })

  test('are counted where they are many', () => {
    const content = bytes(`${'many words around the one '.repeat(40)}\u001B[0m`.repeat(14))
    expect(messages(content)).toHaveLength(11)
    expect(messages(content).at(-1)).toBe('undefined:undefined false 4 more control characters were found')
  })
})

describe('a file that is no text', () => {
  const zip = (names: string): Buffer => Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0'), Buffer.from(names)])
  test.each<[string, Uint8Array]>([
    ['a PNG picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a JPEG picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a GIF picture', bytes('GIF89a')],
    ['a WebP picture', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['a PDF', bytes('%PDF-1.7\n%text')],
    ['a Word document', zip('[Content_Types].xml … word/document.xml')],
    ['an OpenDocument text', zip('mimetypeapplication/vnd.oasis.opendocument.text')],
    ['an EPUB', zip('mimetypeapplication/epub+zip')],
    ['a ZIP archive', zip('essay.md')],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['a Rich Text document', bytes('{\\rtf1\\ansi Hello}')],
    ['a gzip archive', Buffer.from('1f8b0800', 'hex')],
    ['a text in UTF-32', Buffer.from('fffe000041000000', 'hex')],
    ['a binary file', Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 23)],
  ])('is called %s and not read', (name, content) => {
    const file = read(content)
    expect(file.messages.map(({ reason, fatal }) => [reason, fatal])).toEqual([[`This is ${name}, not a text`, true]])
    expect(file.messages[0]?.note).toMatch(/\.$/)
    expect(String(file)).toBe('')
  })
})
