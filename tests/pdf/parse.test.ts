import { deflateSync } from 'node:zlib'
import type { PDFContext } from 'pdf-lib'
import { PDFParser, PDFRawStream, PDFRef } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { finishPdf } from '../../src/pdf/finish.ts'
import { parseFile } from '../../src/pdf/parse.ts'
import { openTestBrowser, options, print } from './printing.ts'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

const objectsOf = (context: PDFContext): readonly string[] =>
  context.enumerateIndirectObjects().map(([ref, object]) => `${String(ref)} ${String(object)}`)

/** What is written as object 1, and how it is understood. */
const read = (written: string): string =>
  String(parseFile(bytesOf(`%PDF-1.7\n1 0 obj\n${written}\nendobj\n`)).lookup(PDFRef.of(1))).replaceAll(/\s+/g, ' ')

describe('every kind of value is read', () => {
  test.each([
    ['12', '12'],
    ['-.5', '-0.5'],
    ['+3.', '3'],
    ['true', 'true'],
    ['null', 'null'],
    ['/A#20B', '/A#20B'],
    [String.raw`(a (nested) \) b)`, String.raw`(a (nested) \) b)`],
    ['<48 65>', '<48 65>'],
    ['[1 2 0 R 3 4 5 1 R]', '[ 1 2 0 R 3 4 5 1 R ]'],
    ['<</A 1/B[/C(d)]/E<</F<00>>>>>', '<< /A 1 /B [ /C (d) ] /E << /F <00> >> >>'],
    ['% a comment\n<< /A % another\n 7 >>', '<< /A 7 >>'],
  ])('%s', (written, expected) => expect(read(written)).toBe(expected))
})

test.each(['<< /A 1', '[1 2', '<< 1 /A >>', '<< /A oops >>', '1.2.3'])('%s is refused', (written) => {
  expect(() => read(written)).toThrow(/The PDF has/)
})

describe('a stream ends', () => {
  const contents = (length: string): string => {
    const file = `%PDF-1.7\n1 0 obj\n<</Length ${length}>>\nstream\r\nendstr (1 0 obj)\nendstream\nendobj\n2 0 obj 16 endobj\n`
    const context = parseFile(bytesOf(file))
    expect(String(context.lookup(PDFRef.of(2)))).toBe('16')
    const stream = context.lookup(PDFRef.of(1))
    return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('latin1') : ''
  }

  test.each([
    ['where its length says', '16'],
    ['at its last word where the length is wrong', '3'],
    ['at its last word where the length comes later', '2 0 R'],
  ])('%s', (_, length) => expect(contents(length)).toBe('endstr (1 0 obj)'))

  test('or the file is refused', () => {
    expect(() => read('<</Length 9>> stream\nabc')).toThrow('without an end')
  })
})

test('of two objects with one number the later counts, and a number before an object is none of it', () => {
  const update =
    '1 0 obj (old) endobj\nstartxref\n17\n%%EOF\n1 0 obj (new) endobj\ntrailer <</Root 1 0 R>>\nstartxref\n60\n%%EOF'
  const context = parseFile(bytesOf(`%PDF-1.7\n${update}`))
  expect(objectsOf(context)).toEqual(['1 0 R (new)'])
  expect(String(context.trailerInfo.Root)).toBe('1 0 R')
})

test('packed objects are unpacked', () => {
  const packed = deflateSync(bytesOf('5 0 6 3 (a) <</B 5 0 R>>')).toString('latin1')
  const dict = `<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length ${packed.length}>>`
  const context = parseFile(bytesOf(`%PDF-1.7\n4 0 obj ${dict} stream\n${packed}\nendstream endobj`))
  expect(objectsOf(context)).toEqual(['5 0 R (a)', '6 0 R <<\n/B 5 0 R\n>>'])
})

test('a printed and a finished file are read as pdf-lib reads them', async () => {
  const browser = await openTestBrowser()
  try {
    const printed = await print(
      browser,
      '<h1>Heading</h1><p lang="de">Text, <a href="https://example.org">a link</a>.</p>',
    )
    for (const bytes of [printed, await finishPdf(printed, options)]) {
      const expected = await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true).parseDocument()
      const actual = parseFile(bytes)
      expect(objectsOf(actual)).toEqual(objectsOf(expected))
      expect(String(actual.trailerInfo.Root)).toBe(String(expected.trailerInfo.Root))
    }
  } finally {
    await browser.close()
  }
})
