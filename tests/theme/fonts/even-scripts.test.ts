/** The constants of formulas: raised and lowered signs stand on one line beside letters of every height. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import subset from 'subset-font'
import { expect, test } from 'vitest'
import { withEvenScripts } from '../../../src/theme/fonts/even-scripts.ts'

const files = join(import.meta.dirname, '../../../node_modules/@fontsource/stix-two-math/files')
const woff2 = readFileSync(join(files, 'stix-two-math-latin-400-normal.woff2'))
const font = new Uint8Array(await subset(woff2, 'x2', { targetFormat: 'truetype' }))
const larger = Buffer.concat([Buffer.alloc(7), font]).subarray(7)

/** A constant by its place among those that can be adjusted (OpenType 1.9.1, MathConstants). */
function constants(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entry = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + index * 16).find(
    (at) => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === 'MATH',
  )
  const math = view.getUint32((entry ?? 0) + 8)
  const place = math + view.getUint16(math + 4)
  return Array.from({ length: 11 }, (_, index) => view.getInt16(place + 8 + index * 4))
}

test.each([font, larger])('letters with ascenders and descenders do not move their figures', (given) => {
  const before = constants(given)
  const after = constants(withEvenScripts(given, '@fontsource/stix-two-math'))
  const [shiftDown = 0, , dropMin = 0, shiftUp = 0, cramped = 0, , dropMax = 0] = after.slice(4)
  const [ascender, descender] = [711, 225]
  expect(ascender - dropMax).toBeLessThanOrEqual(Math.min(shiftUp, cramped))
  expect(descender + dropMin).toBeLessThanOrEqual(shiftDown)
  expect(after.filter((value, index) => value !== before[index])).toHaveLength(4)
})

test('another font stays as it is', () => {
  expect(withEvenScripts(font, '@fontsource/alegreya')).toBe(font)
})
