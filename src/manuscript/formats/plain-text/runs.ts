/** Counts short lines that stand together, and the prose that follows them. */

import type { Ending } from './shape.ts'
import type { Unit } from './units.ts'

/** For each unit the length of the run it stands in; 0 for units outside of runs. */
export function findRuns(
  units: readonly Unit[],
  belongs: (unit: Unit, isFirst: boolean) => boolean,
): readonly number[] {
  const places: number[] = []
  for (const unit of units) {
    const before = places.at(-1) ?? 0
    if (before > 0 && belongs(unit, false)) places.push(before + 1)
    else places.push(belongs(unit, true) ? 1 : 0)
  }
  let length = 0
  return places
    .toReversed()
    .map((place) => {
      if (place >= length) length = place
      const run = length
      if (place <= 1) length = 0
      return run
    })
    .toReversed()
}

/** For each unit the width of all that follows it and is neither a fragment nor a break. */
export function measureProse(units: readonly Unit[], endings: readonly Ending[]): readonly number[] {
  let sum = 0
  return units
    .toReversed()
    .map(({ kind, index, width }) => {
      const after = sum
      const ending = endings[index]
      if (kind === 'text' && ending !== 'none' && ending !== 'pause') sum += width
      return after
    })
    .toReversed()
}
