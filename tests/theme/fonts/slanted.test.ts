/** Slanted faces: every point moves to the right by a fifth of its height, and widths stay. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Blob, Face, Font } from 'harfbuzzjs'
import subset from 'subset-font'
import { expect, test } from 'vitest'
import { slanted } from '../../../src/theme/fonts/slanted.ts'

const files = join(import.meta.dirname, '../../../node_modules/@fontsource')
const letters = 'HgoéfiÅ;“'

async function font(name: string): Promise<Uint8Array> {
  const woff2 = readFileSync(join(files, name))
  return new Uint8Array(await subset(woff2, letters, { targetFormat: 'truetype' }))
}

type Drawn = { readonly path: string; readonly width: number }

function drawn(bytes: Uint8Array): readonly Drawn[] {
  const face = new Face(new Blob(bytes))
  const opened = new Font(face)
  return Array.from(letters, (letter) => {
    const glyph = opened.nominalGlyph(letter.codePointAt(0) ?? 0) ?? 0
    return { path: opened.glyphToPath(glyph), width: opened.glyphHAdvance(glyph) }
  })
}

/** The numbers of a path in pairs. */
function points(path: string): readonly (readonly [number, number])[] {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : []))
}

test.each([
  ['noto-serif-hebrew/files/noto-serif-hebrew-latin-400-normal.woff2'],
  ['alegreya-sans/files/alegreya-sans-latin-500-normal.woff2'],
])('%s is drawn aslant', async (name) => {
  const upright = await font(name)
  const [before, after] = [drawn(upright), drawn(slanted(upright) ?? new Uint8Array())]
  expect(after.map(({ width }) => width)).toEqual(before.map(({ width }) => width))
  before.forEach(({ path }, index) => {
    const [straight, leaning] = [points(path), points(after[index]?.path ?? '')]
    expect(straight.length).toBeGreaterThan(2)
    expect(leaning.map(([, y]) => y)).toEqual(straight.map(([, y]) => y))
    leaning.forEach(([x], point) => {
      const [from = 0, height = 0] = straight[point] ?? []
      // Points between two others are half a unit off, and parts of a glyph as much again.
      expect(Math.abs(x - from - height * 0.2)).toBeLessThanOrEqual(1.5)
    })
  })
})

test('a font that lies in a larger buffer is slanted alike', async () => {
  const upright = await font('noto-serif-hebrew/files/noto-serif-hebrew-latin-400-normal.woff2')
  const larger = Buffer.concat([Buffer.alloc(7), upright])
  expect(Buffer.from(slanted(larger.subarray(7)) ?? []).equals(Buffer.from(slanted(upright) ?? []))).toBe(true)
})

test('a font of PostScript outlines is left to the browser', () => {
  const head = new Uint8Array(12)
  head.set(new TextEncoder().encode('OTTO'))
  expect(slanted(head)).toBeUndefined()
})
