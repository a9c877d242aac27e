/** Makes pictures smaller. */

import type { Pixels } from '../../editions/pictures/codecs.ts'

type Size = { readonly width: number; readonly height: number }

/**
 * The picture at another size, no larger than it is: each point is the mean of the area that it covers, so that fine lines grow
 * paler and do not break up.
 */
export function shrink(pixels: Pixels, { width, height }: Size): Pixels {
  return { width, height, data: flattened(narrowed(pixels, width), { width, height }, pixels.height) }
}

/** A part of the points of a line that one new point covers: from `first`, with a weight for each. */
type Cover = { readonly first: number; readonly weights: Float32Array }

function covers(from: number, to: number): readonly Cover[] {
  const scale = from / to
  return Array.from({ length: to }, (_, point) => {
    const start = point * scale
    const end = Math.min(from, start + scale)
    const first = Math.floor(start)
    const weights = new Float32Array(Math.ceil(end) - first)
    for (const at of weights.keys()) weights[at] = (Math.min(first + at + 1, end) - Math.max(first + at, start)) / scale
    return { first, weights }
  })
}

function narrowed({ width: from, height, data }: Pixels, width: number): Float32Array {
  const result = new Float32Array(width * height * 4)
  const all = covers(from, width)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { first, weights } = all[x] as Cover
      let [red, green, blue, opacity] = [0, 0, 0, 0]
      for (let at = 0; at < weights.length; at++) {
        const source = (y * from + first + at) * 4
        const weight = weights[at] as number
        red += (data[source] as number) * weight
        green += (data[source + 1] as number) * weight
        blue += (data[source + 2] as number) * weight
        opacity += (data[source + 3] as number) * weight
      }
      const target = (y * width + x) * 4
      result[target] = red
      result[target + 1] = green
      result[target + 2] = blue
      result[target + 3] = opacity
    }
  }
  return result
}

function flattened(data: Float32Array, { width, height }: Size, from: number): Uint8Array {
  const result = new Uint8Array(width * height * 4)
  const length = width * 4
  const row = new Float32Array(length)
  for (const [y, { first, weights }] of covers(from, height).entries()) {
    row.fill(0)
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at] as number
      const start = (first + at) * length
      for (let value = 0; value < length; value++)
        row[value] = (row[value] as number) + (data[start + value] as number) * weight
    }
    for (let value = 0; value < length; value++) result[y * length + value] = Math.round(row[value] as number)
  }
  return result
}
