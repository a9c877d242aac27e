/** Places where a line could end, written down one by one. */

import { breakList, type BreakList } from '../../src/typeset/lines/break-list.ts'
import { breakKind } from '../../src/typeset/lines/total-fit.ts'

export type Place = {
  readonly kind: keyof typeof breakKind
  readonly end: number
  readonly begin: number
  readonly spacesBefore: number
  readonly spacesAfter: number
  readonly penalty?: number
  readonly index?: number
}

/** Puts them into the columns that the search reads. */
export function listOf(places: readonly Place[]): BreakList {
  const list = breakList(places.length)
  for (const { kind, end, begin, spacesBefore, spacesAfter, penalty = 0, index = 0 } of places)
    list.add(breakKind[kind], end, begin, spacesBefore, spacesAfter, penalty, null, index, index, 0, 0, 0, 0)
  return list
}
