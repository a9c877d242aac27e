/** Turns words into outlines with real fonts, so that a drawing needs no font where it is shown. */

import type { Font } from 'harfbuzzjs'
import type { FontFile } from '../../theme/theme.ts'

/** Writes a line from x = 0 on its base line; sizes are in units of one em. */
export type Pen = {
  /** Advance of the line, in em. */
  readonly measure: (text: string) => number
  /** SVG path data of the line at a size, its base line's start at x, y. */
  readonly draw: (text: string, place: { readonly x: number; readonly y: number; readonly size: number }) => string
}

export type PenOptions = {
  /** TrueType files in the order in which they are asked for a character. */
  readonly files: readonly FontFile[]
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
  /** Added after each letter, in em. */
  readonly spacing: number
}

type Face = { readonly font: Font; readonly unitsPerEm: number; readonly characters: ReadonlySet<number> }
type Run = { readonly text: string; readonly face: Face; readonly direction: 'ltr' | 'rtl' }
type Glyph = {
  readonly path: string
  readonly x: number
  readonly y: number
  readonly advance: number
  readonly scale: number
}

/** Makes a pen from fonts; HarfBuzz shapes the words, so kerning, ligatures and joined scripts are right. */
export async function openPen({ files, direction, language, spacing }: PenOptions): Promise<Pen> {
  const harfbuzz = await import('harfbuzzjs')
  const faces = files.map(({ bytes }): Face => {
    const face = new harfbuzz.Face(new harfbuzz.Blob(bytes))
    return { font: new harfbuzz.Font(face), unitsPerEm: face.upem, characters: new Set(face.collectUnicodes()) }
  })

  function glyphs(line: string): readonly Glyph[] {
    return ordered(runs(line, faces, direction), direction).flatMap(({ text, face, direction: towards }) => {
      const buffer = new harfbuzz.Buffer()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      buffer.setDirection(towards === 'rtl' ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
      buffer.setLanguage(language)
      // Letters that are set apart must not be joined to a ligature.
      const features = spacing > 0 ? [new harfbuzz.Feature('liga', 0)] : []
      harfbuzz.shape(face.font, buffer, features)
      const scale = 1 / face.unitsPerEm
      const positions = buffer.getGlyphPositions()
      return buffer.getGlyphInfos().map(({ codepoint }, index): Glyph => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
        const advance = xAdvance * scale + (xAdvance > 0 ? spacing : 0)
        return { path: face.font.glyphToPath(codepoint), x: xOffset * scale, y: yOffset * scale, advance, scale }
      })
    })
  }

  return {
    measure: (text) => glyphs(text).reduce((sum, { advance }) => sum + advance, -spacing),
    draw: (text, { x, y, size }) => {
      let at = x
      return glyphs(text)
        .map((glyph) => {
          const path = place(glyph.path, { x: at + glyph.x * size, y: y - glyph.y * size, scale: glyph.scale * size })
          at += glyph.advance * size
          return path
        })
        .join('')
    },
  }
}

/** Stretches of one face and one direction; a mark stays with its letter, a space with what stands before it. */
function runs(text: string, faces: readonly Face[], base: 'ltr' | 'rtl'): readonly Run[] {
  const found: Run[] = []
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    const last = found.at(-1)
    const neutral = !/[\p{L}\p{N}]/u.test(segment)
    const face = neutral && last && shows(last.face, segment) ? last.face : faces.find((face) => shows(face, segment))
    // What no face has is told as missing and leaves no box on the cover.
    if (!face) continue
    const direction = neutral ? (last?.direction ?? base) : directionOf(segment)
    if (last && last.face === face && last.direction === direction)
      found[found.length - 1] = { ...last, text: last.text + segment }
    else found.push({ text: segment, face, direction })
  }
  return found
}

function shows({ characters }: Face, segment: string): boolean {
  return Array.from(segment).every((character) => characters.has(character.codePointAt(0) ?? 0))
}

function directionOf(segment: string): 'ltr' | 'rtl' {
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(segment) ? 'rtl' : 'ltr'
}

/**
 * Runs from left to right as they are seen: the order of the line, with each stretch against it turned round
 * (rule L2 of the Unicode bidirectional algorithm, UAX #9, for the two levels that a title has).
 */
function ordered(line: readonly Run[], base: 'ltr' | 'rtl'): readonly Run[] {
  const stretches: Run[][] = []
  for (const run of line) {
    const last = stretches.at(-1)
    if (last && last[0]?.direction === run.direction) last.push(run)
    else stretches.push([run])
  }
  const seen = stretches.map((stretch) => (stretch[0]?.direction === 'rtl' ? stretch.toReversed() : stretch))
  return (base === 'rtl' ? seen.toReversed() : seen).flat()
}

/** Moves an outline from font units, y upwards, to its place in the drawing. */
function place(path: string, { x, y, scale }: { x: number; y: number; scale: number }): string {
  return path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, across: string, up: string) => {
    return `${round(x + Number(across) * scale)},${round(y - Number(up) * scale)}`
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
