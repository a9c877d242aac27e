/** Finds a ground for a cover in its own colours, and an ink that can be read on it. */

import type { Pixels } from '../../editions/pictures/codecs.ts'

type Colour = readonly [red: number, green: number, blue: number]

export type Ground = {
  /** `#20313a` */
  readonly ground: string
  readonly ink: string
  /** Quieter than the ink. */
  readonly quiet: string
}

/**
 * The mean colour of the edge of the cover, moved away from it a little so that the cover stands out, and darkened where neither white nor
 * black would reach a contrast of 7 : 1 (WCAG 2.2, success criterion 1.4.6).
 */
export function groundOf(pixels: Pixels): Ground {
  const edge = edgeColour(pixels)
  const isLight = luminance(edge) > 0.4
  let ground = mixed(edge, isLight ? [60, 45, 25] : [0, 0, 0], isLight ? 0.1 : 0.24)
  const ink: Colour = isLight ? [30, 26, 22] : [248, 243, 234]
  for (let step = 0; step < 40 && contrast(ground, ink) < 7; step++) {
    ground = mixed(ground, isLight ? [255, 255, 255] : [0, 0, 0], 0.08)
  }
  return { ground: written(ground), ink: written(ink), quiet: written(mixed(ink, ground, 0.22)) }
}

/** Of a frame of a fiftieth of the width. */
function edgeColour({ width, height, data }: Pixels): Colour {
  const frame = Math.max(1, Math.round(width / 50))
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  for (let y = 0; y < height; y++) {
    const isInFrame = y < frame || y >= height - frame
    for (let x = 0; x < width; x++) {
      if (!isInFrame && x === frame && width > 2 * frame) x = width - frame
      const at = (y * width + x) * 4
      for (const channel of [0, 1, 2] as const) sum[channel] += data[at + channel] ?? 0
      count++
    }
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count]
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function mixed(colour: Colour, other: Colour, part: number): Colour {
  const mix = (channel: 0 | 1 | 2): number => colour[channel] * (1 - part) + other[channel] * part
  return [mix(0), mix(1), mix(2)]
}

function written(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
