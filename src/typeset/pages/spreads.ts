/** Looks at the planned pages two by two, as they lie open. */

import type { PlannedFlow } from './flows.ts'
import type { TypesetResult } from '../types.ts'

/** Counts facing pages whose text goes on overleaf, and those that end on the same line. */
export function spreadsOf(flows: readonly PlannedFlow[]): TypesetResult['spreads'] {
  const ends = flows.flatMap(({ isBlankBefore, pages }) => [
    ...(isBlankBefore ? [undefined] : []),
    ...pages.map(({ short }, index) => (index < pages.length - 1 ? short : undefined)),
  ])
  const pairs = ends.flatMap((recto, index) => {
    const verso = ends[index - 1]
    return index > 0 && index % 2 === 0 && verso !== undefined && recto !== undefined ? [[verso, recto] as const] : []
  })
  return { all: pairs.length, alike: pairs.filter(([verso, recto]) => verso === recto).length }
}
