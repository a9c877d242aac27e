import { describe, expect, test } from 'vitest'
import { fitLines, type Measure } from '../../../src/typeset/lines/total-fit.ts'
import { listOf, type Place } from '../places.ts'

const measure = { width: 100, firstWidths: [90], shrink: 1, stretch: 3 }

function fit(places: readonly Place[], measure: Measure): readonly number[] | undefined {
  return fitLines(listOf(places), measure)
}

/** A paragraph of words of the given widths, with spaces that are 4 px at least. */
function paragraph(widths: readonly number[]): readonly Place[] {
  const points: Place[] = [{ kind: 'start', end: 0, begin: 0, spacesBefore: 0, spacesAfter: 0, penalty: 0 }]
  let at = 0
  widths.forEach((width, index) => {
    at += width
    if (index === widths.length - 1)
      points.push({ kind: 'end', end: at, begin: at, spacesBefore: index, spacesAfter: index, penalty: 0 })
    else
      points.push({ kind: 'space', end: at, begin: (at += 4), spacesBefore: index, spacesAfter: index + 1, penalty: 0 })
  })
  return points
}

describe('a paragraph', () => {
  test('that fits on one line has no breaks', () => {
    expect(fit(paragraph([20, 20, 20]), measure)).toEqual([])
  })

  test('takes no line longer than the measure, and the first one indented', () => {
    const widths = [22, 31, 17, 28, 40, 12, 25, 33, 19, 27, 14, 36, 30, 21, 18, 26]
    const points = paragraph(widths)
    const chosen = fit(points, measure) ?? []
    const ends = [...chosen, points.length - 1]
    ends.forEach((end, line) => {
      const start = points[ends[line - 1] ?? 0]
      const length = (points[end]?.end ?? 0) - (start?.begin ?? 0)
      expect(length).toBeLessThanOrEqual(line === 0 ? 90 : 100)
    })
    expect(chosen.length).toBeGreaterThan(2)
  })

  test('has more even spaces than lines filled one by one', () => {
    const wide = { width: 220, firstWidths: [], shrink: 1, stretch: 3 }
    const texts = Array.from({ length: 20 }, (_, seed) => paragraph(randomWidths(seed + 1, 120)))
    const fitted = texts.map((points) => roughness(points, fit(points, wide) ?? [], wide.width))
    const filled = texts.map((points) => roughness(points, greedy(points, wide.width), wide.width))
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
    expect(sum(fitted)).toBeLessThan(sum(filled) * 0.85)
  })

  test('with a word wider than the measure is left alone', () => {
    expect(fit(paragraph([20, 150, 20]), measure)).toBeUndefined()
  })
})

test('a word is not divided where spaces give good lines', () => {
  const spaced = paragraph(Array.from({ length: 40 }, () => 21))
  const withHyphens = spaced.flatMap((point): readonly Place[] =>
    point.kind === 'space'
      ? [
          {
            ...point,
            kind: 'hyphen',
            end: point.end - 8,
            begin: point.end - 11,
            spacesAfter: point.spacesBefore,
            penalty: 50,
          },
          point,
        ]
      : [point],
  )
  const kinds = (fit(withHyphens, { ...measure, firstWidths: [] }) ?? []).map((index) => withHyphens[index]?.kind)
  expect(kinds.length).toBeGreaterThan(5)
  expect(kinds).not.toContain('hyphen')
})

function randomWidths(seed: number, count: number): readonly number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return 8 + (state % 29)
  })
}

/** Fills every line as far as it goes. */
function greedy(points: readonly Place[], width: number): readonly number[] {
  const chosen: number[] = []
  let start = points[0]
  points.forEach((point, index) => {
    const next = points[index + 1]
    if (!start || !next || point.kind !== 'space' || next.end - start.begin <= width) return
    chosen.push(index)
    start = point
  })
  return chosen
}

/** Sum of the squares of what each line but the last gives a space beyond the natural one. */
function roughness(points: readonly Place[], chosen: readonly number[], width: number): number {
  return chosen.reduce((sum, end, line) => {
    const from = points[line === 0 ? 0 : (chosen[line - 1] ?? 0)]
    const to = points[end]
    if (!from || !to) return sum
    const gaps = to.spacesBefore - from.spacesAfter
    return sum + ((width - (to.end - from.begin)) / gaps - 1) ** 2
  }, 0)
}
