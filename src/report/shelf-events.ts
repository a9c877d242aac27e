/** What the events of a release mean for the lines of a shelf. */

import type { ReleaseEvent } from '../release.ts'
import { editionNames } from './editions.ts'
import { afterShelf, shelfState, type ShelfEvent, type ShelfOutcome, type ShelfState } from './shelf.ts'

type WorkEvent = Extract<ReleaseEvent, { kind: 'work' }>['event']

/** The state after an event; nothing where the release is of one title. */
export function afterRelease(state: ShelfState | undefined, event: ReleaseEvent): ShelfState | undefined {
  if (event.kind === 'shelf') {
    const kept = event.titles.flatMap(({ isKept }, index) => (isKept ? [index] : []))
    return shelfState(
      event.titles.map(({ manuscript }) => manuscript),
      kept,
    )
  }
  if (event.kind !== 'work' || state === undefined) return state
  const told = shelfEventOf(event.event, indexOf(event.event.index, state))
  return told === undefined ? state : afterShelf(state, told)
}

/** Events count the titles that are made; those that are kept stand among them. */
function indexOf(index: number, { titles, kept }: ShelfState): number {
  const made = titles.flatMap((_, number) => (kept.has(number) ? [] : [number]))
  return made[index] ?? index
}

function shelfEventOf(event: WorkEvent, index: number): ShelfEvent | undefined {
  switch (event.kind) {
    case 'started':
      return { kind: 'started', index, worker: event.worker }
    case 'progress':
      if (event.event.kind !== 'edition-started') return undefined
      return { kind: 'step', index, step: editionNames[event.event.edition] }
    case 'finished':
      return { kind: 'settled', index, outcome: outcomeOf(event.outcome) }
  }
}

function outcomeOf(outcome: Extract<WorkEvent, { kind: 'finished' }>['outcome']): ShelfOutcome {
  if (outcome.kind === 'failed') return { kind: 'failed', message: outcome.error.message }
  const { made, failed, messages } = outcome.result
  if (made !== undefined) return { kind: 'made' }
  const reason = failed[0]?.message ?? messages.find(({ severity }) => severity === 'error')?.reason
  return { kind: 'failed', message: reason ?? 'There is something to mend' }
}
