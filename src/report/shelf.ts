/** How far many titles have come, as lines: a bar, what is under way with each worker, and what failed. */

import type { LineStyle } from './editions.ts'
import { count } from './quantities.ts'
import { visible } from './visible.ts'
import { columns, cut, pad } from './width.ts'

export type ShelfState = {
  /** Name of each title, in the order of the shelf, as it is shown: `essays/angel.md`. */
  readonly titles: readonly string[]
  /** Titles that have not changed and are not made again, by index. */
  readonly kept: ReadonlySet<number>
  /** Worker → title that it is making, and how far that has come. */
  readonly underWay: ReadonlyMap<number, { readonly index: number; readonly step?: string }>
  /** Title → what came of it. */
  readonly settled: ReadonlyMap<number, ShelfOutcome>
}

export type ShelfOutcome =
  | { readonly kind: 'made' }
  | { readonly kind: 'failed'; readonly message: string; readonly hint?: string | undefined }

export type ShelfEvent =
  | { readonly kind: 'started'; readonly index: number; readonly worker: number }
  /** `PDF` */
  | { readonly kind: 'step'; readonly index: number; readonly step: string }
  | { readonly kind: 'settled'; readonly index: number; readonly outcome: ShelfOutcome }

/** The state before anything is made. */
export function shelfState(titles: readonly string[], kept: Iterable<number> = []): ShelfState {
  return { titles, kept: new Set(kept), underWay: new Map(), settled: new Map() }
}

/** Returns the state after an event. */
export function afterShelf(state: ShelfState, event: ShelfEvent): ShelfState {
  const { index } = event
  const others = [...state.underWay].filter(([, title]) => title.index !== index)
  switch (event.kind) {
    case 'started':
      return { ...state, underWay: new Map([...others, [event.worker, { index }]]) }
    case 'step': {
      const found = [...state.underWay].find(([, title]) => title.index === index)
      if (found === undefined) return state
      return { ...state, underWay: new Map([...others, [found[0], { index, step: event.step }]]) }
    }
    case 'settled':
      return {
        ...state,
        underWay: new Map(others),
        settled: new Map([...state.settled, [index, event.outcome]]),
      }
  }
}

/** All lines, as they stand on a terminal while titles are made: failures, what is under way, and the bar below. */
export function shelfLines(state: ShelfState, style: LineStyle): readonly string[] {
  const failed = [...state.settled].flatMap(([index, outcome]) =>
    outcome.kind === 'failed' ? [titleLine(nameOf(state, index), outcome, style)] : [],
  )
  const underWay = [...state.underWay]
    .toSorted(([a], [b]) => a - b)
    .map(([, { index, step }]) => {
      const name = visible(nameOf(state, index))
      return style.colours.dim(cut(step === undefined ? `  ${name} …` : `  ${name}   ${step} …`, style.width))
    })
  return [...failed, ...underWay, barLine(state, style)]
}

/** `████████░░░░   12 of 50 titles, 1 failed` */
export function barLine({ titles, kept, settled }: ShelfState, { width, colours }: LineStyle): string {
  const done = kept.size + settled.size
  const failures = [...settled.values()].filter(({ kind }) => kind === 'failed').length
  const told = `${done} of ${count(titles.length, 'title')}`
  const trouble = failures === 0 ? '' : `, ${failures} failed`
  const length = Math.max(8, Math.min(32, width - columns(told + trouble) - 3))
  const full = titles.length === 0 ? length : Math.round((done / titles.length) * length)
  return `${'█'.repeat(full)}${'░'.repeat(length - full)}   ${told}${trouble === '' ? '' : colours.red(trouble)}`
}

const stateWidth = 11

/** A title that is settled, as a line for a pipe: `made       essays/angel.md`. */
export function titleLine(name: string, outcome: ShelfOutcome, { colours, width }: LineStyle): string {
  const said = outcome.kind === 'made' ? 'made' : 'not made'
  const paint = outcome.kind === 'made' ? colours.green : colours.red
  const why = outcome.kind === 'made' ? '' : `: ${visible(outcome.message)}`
  return paint(pad(said, stateWidth)) + cut(`${visible(name)}${why}`, width - stateWidth)
}

function nameOf({ titles }: ShelfState, index: number): string {
  return titles[index] ?? String(index)
}
