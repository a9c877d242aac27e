/** Text as lines: fewer bytes, the same places. */

import { describe, expect, test } from 'vitest'
import { writeTextLines } from '../../src/pdf/content/text-lines.ts'

/** Every glyph half as wide as the type is high; no widths are known for `/Other`. */
const widths = new Float64Array(65536).fill(500)
const widthsOf = (font: string): Float64Array | undefined => (font === 'Other' ? undefined : widths)

/** Codes of two bytes are shown in hexadecimal, so that they can be read here. */
function lines(content: string): string {
  const written = Buffer.from(writeTextLines(Buffer.from(content, 'latin1'), widthsOf)).toString('latin1')
  return written.replaceAll(/\(((?:\\.|[^\\)])*)\)/gs, (_, string: string) => {
    const plain = string.replaceAll(/\\(.)/gs, (_, letter: string) => (letter === 'r' ? '\r' : letter))
    return `<${Buffer.from(plain, 'latin1').toString('hex')}>`
  })
}

const begin = 'BT\n/F 10 Tf\n1 0 0 -1 50 20 Tm\n'

test('moves in a line are thousandths of the type size between the glyphs', () => {
  expect(lines(`${begin}<00410042> Tj\n9.9 0 Td <0043> Tj\n5.5 0 Td <0044> Tj\nET\n`)).toBe(
    `${begin}[<00410042>10<0043>-50<0044>]TJ\nET\n`,
  )
})

test('a move that only repeats the width of the glyphs goes', () => {
  expect(lines(`${begin}<0041> Tj\n5 0 Td <0042> Tj\nET\n`)).toBe(`${begin}[<00410042>]TJ\nET\n`)
})

test('what is rounded off goes into the next move, so that a line ends where it ended', () => {
  const moves = Array.from({ length: 300 }, () => '4.9967 0 Td <0041> Tj\n').join('')
  const written = lines(`${begin}<0041> Tj\n${moves}ET\n`)
  const sum = [...written.matchAll(/>(-?\d+)</g)].reduce((total, [, move]) => total + Number(move), 0)
  expect(Math.abs(sum - 300 * 0.33)).toBeLessThanOrEqual(0.5)
})

test('large type is moved in finer steps, small type begins at finer places', () => {
  expect(lines('BT /F 40 Tf 1 0 0 -1 0 0 Tm <0041> Tj 20.01 0 Td <0042> Tj ET')).toContain('[<0041>-.3<0042>]TJ')
  expect(lines('BT /F 40 Tf 1 0 0 -1 1.23456 0 Tm <0041> Tj ET')).toContain('1 0 0 -1 1.23 0 Tm')
  expect(lines('BT /F 2 Tf 1 0 0 -1 1.23456 0 Tm <0041> Tj ET')).toContain('1 0 0 -1 1.2346 0 Tm')
})

test('text objects that follow each other become one, and a line begins by its distance from the last', () => {
  const second = 'BT\n/F 10 Tf\n1 0 0 -1 30 40 Tm\n<0042> Tj\nET\n'
  expect(lines(`${begin}<0041> Tj\nET\n${second}`)).toBe(`${begin}[<0041>]TJ\n-20 -20 Td\n[<0042>]TJ\nET\n`)
})

test('what stands between them keeps them apart', () => {
  const second = 'BT\n/F 10 Tf\n1 0 0 -1 30 40 Tm\n<0042> Tj\nET\n'
  expect(lines(`${begin}<0041> Tj\nET\n/P <</MCID 1>> BDC\n${second}EMC\n`)).toBe(
    `${begin}[<0041>]TJ\nET\n/P <</MCID 1>> BDC\nBT\n1 0 0 -1 30 40 Tm\n[<0042>]TJ\nET\nEMC\n`,
  )
})

test('marked content inside a text object holds a text object of its own', () => {
  expect(lines(`${begin}/Artifact BMC\n<0041> Tj\nEMC\n6 0 Td <0042> Tj\nET\n`)).toBe(
    '/Artifact BMC\nBT\n/F 10 Tf\n1 0 0 -1 50 20 Tm\n[<0041>]TJ\nET\nEMC\nBT\n1 0 0 -1 56 20 Tm\n[<0042>]TJ\nET\n',
  )
})

test('glyphs that marks part stand one behind the other, as the pen stood', () => {
  expect(
    lines(`${begin}/Span BMC\n<0041> Tj\n-2 3 Td <0042> Tj\nEMC\n<0043> Tj\n/Span BMC\n<0044> Tj\nEMC\nET\n`),
  ).toBe(
    [
      '/Span BMC\nBT\n/F 10 Tf\n1 0 0 -1 50 20 Tm\n[<0041>]TJ\n-2 3 Td\n[<0042>]TJ\nET\nEMC',
      'BT\n1 0 0 -1 53 17 Tm\n[<0043>]TJ\nET',
      '/Span BMC\nBT\n1 0 0 -1 58 17 Tm\n[<0044>]TJ\nET\nEMC\n',
    ].join('\n'),
  )
})

test('the font is that of the graphics state around once a state ends', () => {
  const inner = 'q\nBT\n/G 10 Tf\n1 0 0 -1 0 0 Tm\n<0041> Tj\nET\nQ\n'
  const last = 'BT\n/F 10 Tf\n1 0 0 -1 50 20 Tm\n<0042> Tj\nET\n'
  expect(lines(`${begin}<0041> Tj\nET\n${inner}${last}`)).toBe(
    `${begin}[<0041>]TJ\nET\nq\nBT\n/G 10 Tf\n1 0 0 -1 0 0 Tm\n[<0041>]TJ\nET\nQ\nBT\n1 0 0 -1 50 20 Tm\n[<0042>]TJ\nET\n`,
  )
})

test('glyphs on another baseline, slanted or turned, begin anew', () => {
  expect(lines(`${begin}<0041> Tj\n5 3 Td <0042> Tj\nET\n`)).toBe(`${begin}[<0041>]TJ\n5 3 Td\n[<0042>]TJ\nET\n`)
  expect(lines('BT /F 10 Tf 1 0 -.25 -1 50 20 Tm <0041> Tj 4 0 Td <0042> Tj ET')).toBe(
    'BT\n/F 10 Tf\n1 0 -.25 -1 50 20 Tm\n[<0041>]TJ\n1 0 -.25 -1 54 20 Tm\n[<0042>]TJ\nET\n',
  )
})

test('codes that look like brackets, backslashes and line ends are still the same codes', () => {
  expect(lines(`${begin}<0028 0029 005c 000d 000a 5c28> Tj\nET\n`)).toContain('[<00280029005c000d000a5c28>]TJ')
})

describe('text that is not understood stays as it is', () => {
  test('in a font whose widths are not known', () => {
    expect(lines('BT /Other 10 Tf 1 0 0 -1 50 20 Tm (ab) Tj 9 0 Td <63> Tj ET')).toBe(
      `${begin.replace('F', 'Other')}<6162>Tj\n9 0 Td\n<63>Tj\nET\n`,
    )
  })

  test.each(['BT 2 Tc /F 10 Tf 1 0 0 -1 50 20 Tm <0041> Tj ET', 'BT /F 10 Tf [<0041>3<0042>] TJ ET'])(
    '%s',
    (content) => {
      expect(Buffer.from(writeTextLines(Buffer.from(content, 'latin1'), widthsOf)).toString('latin1')).toBe(content)
    },
  )

  test('also where a mark parts its glyphs', () => {
    const content = 'BT /Other 10 Tf 1 0 0 -1 50 20 Tm (a) Tj /Span BMC (b) Tj EMC ET'
    expect(Buffer.from(writeTextLines(Buffer.from(content, 'latin1'), widthsOf)).toString('latin1')).toBe(content)
  })

  test('and where a font changes in the midst of a line', () => {
    const content = `${begin}<0041> Tj /G 10 Tf <0042> Tj ET`
    expect(Buffer.from(writeTextLines(Buffer.from(content, 'latin1'), widthsOf)).toString('latin1')).toBe(content)
  })
})

test('nothing but text is changed', () => {
  const content = 'q\n.24 0 0 -.24 0 594.95996 cm\n206.25 131.25 1309.375 62.5 re\nW*\nn\n/X Do\nQ\n'
  expect(lines(content)).toBe(content)
  expect(lines('')).toBe('')
})
