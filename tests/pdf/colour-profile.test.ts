import { expect, test } from 'vitest'
import { srgbProfile } from '../../src/pdf/finish/colour-profile.ts'

const bytes = Buffer.from(srgbProfile())

function tag(signature: string): Buffer {
  const count = bytes.readUInt32BE(128)
  for (let index = 0; index < count; index++) {
    const entry = 132 + 12 * index
    if (bytes.toString('latin1', entry, entry + 4) !== signature) continue
    const offset = bytes.readUInt32BE(entry + 4)
    return bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 8))
  }
  throw new Error(`no ${signature}`)
}

const numbers = (data: Buffer, from: number): readonly number[] =>
  Array.from({ length: (data.length - from) / 4 }, (_, index) => data.readInt32BE(from + 4 * index) / 65536)

type Matrix = readonly (readonly number[])[]

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    (b[0] ?? []).map((_, column) => row.reduce((sum, value, at) => sum + value * (b[at]?.[column] ?? 0), 0)),
  )

function inverse([[a = 0, b = 0, c = 0] = [], [d = 0, e = 0, f = 0] = [], [g = 0, h = 0, i = 0] = []]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const adjugate = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ]
  return adjugate.map((row) => row.map((value) => value / determinant))
}

test('the colour profile is whole: its size, its tags inside it and on 4-byte bounds', () => {
  expect(bytes.readUInt32BE(0)).toBe(bytes.length)
  expect(bytes.toString('latin1', 36, 40)).toBe('acsp')
  for (let index = 0; index < bytes.readUInt32BE(128); index++) {
    const offset = bytes.readUInt32BE(136 + 12 * index)
    expect(offset % 4).toBe(0)
    expect(offset + bytes.readUInt32BE(140 + 12 * index)).toBeLessThanOrEqual(bytes.length)
  }
})

test('its primaries are those of sRGB, adapted from D65 to D50 by Bradford', () => {
  const xyz = (x: number, y: number): readonly number[] => [x / y, 1, (1 - x - y) / y]
  const column = (values: readonly number[]): Matrix => values.map((value) => [value])
  const transposed = (rows: Matrix): Matrix => [0, 1, 2].map((at) => rows.map((row) => row[at] ?? 0))
  const primaries = transposed([xyz(0.64, 0.33), xyz(0.3, 0.6), xyz(0.15, 0.06)])
  const white = xyz(0.3127, 0.329)
  const scale = times(inverse(primaries), column(white)).map(([value = 0]) => value)
  const toXyz = primaries.map((row) => row.map((value, at) => value * (scale[at] ?? 0)))
  const bradford = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
  ]
  const [from, to] = [white, [0.9642, 1, 0.8249]].map((light) =>
    times(bradford, column(light)).map(([value = 0]) => value),
  )
  const gains = [0, 1, 2].map((row) => [0, 1, 2].map((at) => (row === at ? (to?.[row] ?? 0) / (from?.[row] ?? 1) : 0)))
  const adaptation = times(inverse(bradford), times(gains, bradford))
  const expected = times(adaptation, toXyz)
  for (const [at, name] of ['rXYZ', 'gXYZ', 'bXYZ'].entries())
    numbers(tag(name), 8).forEach((value, row) => expect(value).toBeCloseTo(expected[row]?.[at] ?? 0, 3))
  numbers(tag('chad'), 8).forEach((value, at) =>
    expect(value).toBeCloseTo(adaptation[Math.floor(at / 3)]?.[at % 3] ?? 0, 3),
  )
})

test('its curve gives linear light as IEC 61966-2-1 does', () => {
  const [g = 0, a = 0, b = 0, c = 0, d = 0] = numbers(tag('gTRC'), 12)
  const linear = (value: number): number => (value >= d ? (a * value + b) ** g : c * value)
  expect(linear(1)).toBeCloseTo(1, 4)
  expect(linear(0.5)).toBeCloseTo(0.21404, 4)
  expect(linear(0.02)).toBeCloseTo(0.02 / 12.92, 5)
})
