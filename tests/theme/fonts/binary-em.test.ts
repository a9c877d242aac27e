/** The em of a font as a power of two: nothing else of it changes, and its checksums hold. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import subset from 'subset-font'
import { expect, test } from 'vitest'
import { withBinaryEm } from '../../../src/theme/fonts/binary-em.ts'

const alegreya = readFileSync(
  join(import.meta.dirname, '../../../node_modules/@fontsource/alegreya/files/alegreya-latin-400-normal.woff2'),
)
const font = new Uint8Array(await subset(alegreya, 'Word', { targetFormat: 'truetype' }))

type Table = { readonly tag: string; readonly sum: number; readonly bytes: Uint8Array }

function tablesOf(bytes: Uint8Array): readonly Table[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const entry = 12 + index * 16
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)]
    const tag = Buffer.from(bytes.subarray(entry, entry + 4)).toString('latin1')
    return { tag, sum: view.getUint32(entry + 4), bytes: bytes.slice(offset, offset + length) }
  })
}

function sumOf(bytes: Uint8Array): number {
  const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

test('an em of 1000 units becomes one of 1024, and every other table stays as it was', () => {
  const made = withBinaryEm(font)
  const [before, after] = [tablesOf(font), tablesOf(made)]
  const others = (tables: readonly Table[]): readonly Table[] => tables.filter(({ tag }) => tag !== 'head')
  expect(after.map(({ tag }) => tag)).toEqual(before.map(({ tag }) => tag))
  expect(others(after)).toEqual(others(before))
  const head = Buffer.from(after.find(({ tag }) => tag === 'head')?.bytes ?? [])
  expect(head.readUInt16BE(18)).toBe(1024)
})

test('its checksums are those of its tables and of the whole file', () => {
  const made = withBinaryEm(font)
  for (const { tag, sum, bytes } of tablesOf(made)) {
    const plain = Buffer.from(bytes)
    // The sum of `head` is taken without the adjustment of the file.
    if (tag === 'head') plain.writeUInt32BE(0, 8)
    expect([tag, sum]).toEqual([tag, sumOf(plain)])
  }
  expect(sumOf(made)).toBe(0xb1b0afba)
})

test('the font that was given is left as it was, also where it lies in a larger buffer', () => {
  const larger = Buffer.concat([Buffer.alloc(7), font])
  const made = withBinaryEm(larger.subarray(7))
  expect(Buffer.from(made).equals(Buffer.from(withBinaryEm(font)))).toBe(true)
  expect(larger.subarray(7).equals(Buffer.from(font))).toBe(true)
})

test('a font whose em is a power of two is given back', () => {
  const made = withBinaryEm(font)
  expect(withBinaryEm(made)).toBe(made)
})
