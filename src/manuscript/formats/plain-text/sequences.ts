/** Tells numbers that count headings from numbers that count the items of a list. */

import type { Numbering } from './numbering.ts'
import { readNumbering } from './numbering.ts'
import type { Unit } from './units.ts'

export type NumberedUnit = Numbering & {
  /** The number before or after it, of the same kind, stands in the text as well. */
  readonly inSequence: boolean
  /** Its neighbour in the sequence stands so near that nothing can be said between them. */
  readonly isList: boolean
}

/** Reads the numbers of all units that are short enough for a heading. Keys are the indexes of the units. */
export function findSequences(units: readonly Unit[], widest: number): ReadonlyMap<number, NumberedUnit> {
  const kinds = new Map<string, Member[]>()
  for (const unit of units) {
    if (unit.kind === 'break' || unit.width > widest) continue
    const numbering = readNumbering(unit.text)
    if (!numbering) continue
    const members = kinds.get(numbering.kind) ?? []
    members.push({ unit, numbering })
    kinds.set(numbering.kind, members)
  }
  const widths = accumulate(units)
  const found = new Map<number, NumberedUnit>()
  for (const members of kinds.values()) {
    const listed = new Set(members.filter((_, place) => isListed(members, place, widths)))
    const others = members.filter((member) => !listed.has(member))
    for (const { unit, numbering } of listed) found.set(unit.index, { ...numbering, inSequence: true, isList: true })
    others.forEach(({ unit, numbering }, place) => {
      const follows = isNext(others[place - 1], others[place])
      const precedes = isNext(others[place], others[place + 1])
      const restarts = numbering.value === 1 && numbering.levels > 1
      found.set(unit.index, { ...numbering, inSequence: follows || precedes || restarts, isList: false })
    })
  }
  return found
}

type Member = { readonly unit: Unit; readonly numbering: Numbering }

/** Whether the next or the last number stands so near that nothing can be said between the two. */
function isListed(members: readonly Member[], place: number, widths: readonly number[]): boolean {
  const near = (first: Member | undefined, second: Member | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    isNext(first, second) &&
    widthBetween(widths, first.unit, second.unit) < nearest
  return near(members[place - 1], members[place]) || near(members[place], members[place + 1])
}

/** Text between two headings, in columns, below which they are the items of a list. */
const nearest = 110

function isNext(first: Member | undefined, second: Member | undefined): boolean {
  if (!first || !second) return false
  const step = second.numbering.value - first.numbering.value
  // Years rise, but not one by one.
  return first.numbering.kind === 'year' ? step > 0 : step === 1
}

function accumulate(units: readonly Unit[]): readonly number[] {
  let sum = 0
  return units.map(({ width }) => (sum += width))
}

function widthBetween(widths: readonly number[], first: Unit, second: Unit): number {
  return (widths[second.index - 1] ?? 0) - (widths[first.index] ?? 0)
}
