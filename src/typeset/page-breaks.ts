/**
 * Where pages end: the set of breaks with the least cost over a whole flow, found by dynamic programming
 * (M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981), with the notes that
 * are called on a page beginning on it and going on overleaf only when they must. The search knows how the page on the left ended,
 * so that facing pages end on the same line where they can.
 */

import { heightBetween, type Break } from './breaks.ts'
import { debtOf, fitNotes, footHeight, type NoteMeasure } from './note-lines.ts'

/** A page: text from one break to another, notes from one note line to another. */
export type PagePlan = {
  readonly from: Break
  readonly to: Break
  readonly notesFrom: number
  readonly notesTo: number
  /** Lines that are left empty between the last line and the foot of the text block; 0 where notes stand there. */
  readonly short: number
  /** Whether a line of space is added above a heading. */
  readonly isStretched: boolean
}

export type PageMeasure = NoteMeasure & { readonly leading: number }

// Costs, in squares of lines left empty.
const noteContinued = 50
const noteNotBegun = 2_000
const shortLastPage = 60
const fewestLinesOnLastPage = 5
const overfull = 10_000
const stretched = 0.8
/** Facing pages that end a line apart. */
const lineApart = 20

/**
 * What came before a break: a right-hand page, or a left-hand page with so many lines left empty (three and more count as three), or one
 * whose end nobody compares.
 */
const ways = 6
const afterRecto = 0
const afterVerso = 1
const mostShort = 3
const afterFreeVerso = 5

/** Chooses the pages of a flow from its possible breaks. */
export function planPages(breaks: readonly Break[], measure: PageMeasure, startsOnRecto: boolean): readonly PagePlan[] {
  const last = breaks.length - 1
  const best = new Float64Array(breaks.length * ways).fill(Infinity)
  const previous = new Int32Array(breaks.length * ways).fill(-1)
  /** Note lines placed on the pages up to a break, on the best way to it. */
  const placed = new Int32Array(breaks.length * ways)
  const isStretched = new Uint8Array(breaks.length * ways)
  const start = startsOnRecto ? afterFreeVerso : afterRecto
  best[start] = 0
  placed[start] = breaks[0]?.notes ?? 0
  for (let to = 1; to <= last; to++) {
    const end = breaks[to]
    const next = breaks[to + 1]
    let isReached = false
    for (let from = to - 1; from >= 0; from--) {
      const begin = breaks[from]
      if (!begin || !end) break
      const text = heightBetween(begin, end)
      const isOverfull = text > measure.height + 0.5
      // A block higher than a page is set all the same, from the nearest break before it.
      if (isOverfull && isReached) break
      const more = next ? heightBetween(begin, next) : 0
      let page: Page | undefined
      for (let way = 0; way < ways; way++) {
        const before = from * ways + way
        const sofar = best[before] ?? Infinity
        if (sofar === Infinity) continue
        const carried = placed[before] ?? 0
        if (page?.carried !== carried)
          page = pageOf({ begin, end, next, text, more, carried, isFirst: from === 0, isLast: to === last }, measure)
        isReached = true
        const reach = (short: number, cost: number, stretch: 0 | 1): void => {
          const at = to * ways + wayAfter(way, short)
          const sum = sofar + cost + apart(way, short)
          if (sum >= (best[at] ?? Infinity) || !page) return
          best[at] = sum
          previous[at] = before
          placed[at] = page.notes
          isStretched[at] = stretch
        }
        reach(page.short, page.cost, 0)
        if (page.canStretch) reach(page.short - 1, page.cost - page.short ** 2 + (page.short - 1) ** 2 + stretched, 1)
      }
      if (isOverfull) break
    }
  }
  return trace(breaks, { best, previous, placed, isStretched }, measure)
}

type Page = {
  readonly carried: number
  /** Note lines placed with this page. */
  readonly notes: number
  readonly cost: number
  /** Lines left empty; -1 where it does not matter. */
  readonly short: number
  readonly canStretch: boolean
}

type Candidate = {
  readonly begin: Break
  readonly end: Break
  readonly next: Break | undefined
  /** Height of the text, and that up to the next break, px. */
  readonly text: number
  readonly more: number
  /** Note lines placed before this page. */
  readonly carried: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

function pageOf({ begin, end, next, text, more, carried, isFirst, isLast }: Candidate, measure: PageMeasure): Page {
  const { height, leading, noteLines } = measure
  const notes = fitNotes(carried, end.notes, text, measure)
  const debt = debtOf(notes, end.notes, measure) - debtOf(carried, begin.notes, measure)
  if (text > height + 0.5) return { carried, notes, cost: overfull + text + debt, short: -1, canStretch: false }
  const isBegun = notes === end.notes || noteLines[notes - 1]?.note === noteLines[end.notes - 1]?.note
  const left = notes < end.notes ? noteContinued + (isBegun ? 0 : noteNotBegun) : 0
  if (isLast) {
    const isShort = !isFirst && text < fewestLinesOnLastPage * leading - 0.5
    return { carried, notes, cost: debt + left + (isShort ? shortLastPage : 0), short: -1, canStretch: false }
  }
  const foot = footHeight(carried, notes, measure)
  const isFull = next !== undefined && more + footHeight(carried, next.notes, measure) > height + 0.5
  const slack = (height - text - foot) / leading
  const empty = isFull ? forcedCost(slack) : slack * slack
  // Where a picture leaves a gap, the facing page is not shortened after it.
  const isGap = isFull && slack > sharedSlack + 0.5
  const short = foot > 0 ? 0 : isGap ? -1 : Math.max(0, Math.round(slack))
  // Off the grid half a line may be left, which has no room for a whole one.
  const canStretch = short === 1 && slack > 0.99 && end.headings > begin.headingsWithNext
  return { carried, notes, cost: debt + left + empty + end.penalty, short, canStretch }
}

/**
 * What empty lines at the foot of a page cost where more does not fit. Up to two of them the space is shared out with other pages; a
 * larger gap stays where the picture stands that makes it: a row of pages that all end too early would look like a mistake.
 */
function forcedCost(lines: number): number {
  return lines <= sharedSlack ? lines * lines : sharedSlack * sharedSlack + (lines - sharedSlack) * 1.2
}

const sharedSlack = 2

function wayAfter(way: number, short: number): number {
  if (way !== afterRecto) return afterRecto
  return short < 0 ? afterFreeVerso : afterVerso + Math.min(short, mostShort)
}

/** What it costs that a right-hand page ends so many lines short, facing the page before it. */
function apart(way: number, short: number): number {
  if (way === afterRecto || way === afterFreeVerso || short < 0) return 0
  return Math.abs(way - afterVerso - Math.min(short, mostShort)) * lineApart
}

type Search = {
  readonly best: Float64Array
  readonly previous: Int32Array
  readonly placed: Int32Array
  readonly isStretched: Uint8Array
}

function trace(
  breaks: readonly Break[],
  { best, previous, placed, isStretched }: Search,
  measure: PageMeasure,
): readonly PagePlan[] {
  const pages: PagePlan[] = []
  const last = breaks.length - 1
  let at = last * ways
  for (let way = 1; way < ways; way++)
    if ((best[last * ways + way] ?? Infinity) < (best[at] ?? Infinity)) at = last * ways + way
  const end = breaks[last]
  let left = placed[at] ?? 0
  while (at >= ways) {
    const before = previous[at] ?? -1
    const from = breaks[Math.floor(before / ways)]
    const to = breaks[Math.floor(at / ways)]
    if (!from || !to) throw new Error('A flow has a break that no page leads to')
    const notesFrom = placed[before] ?? 0
    const notesTo = placed[at] ?? 0
    const stretch = isStretched[at] === 1
    const foot = footHeight(notesFrom, notesTo, measure)
    const slack = (measure.height - heightBetween(from, to) - foot) / measure.leading
    const short = foot > 0 ? 0 : Math.round(slack) - (stretch ? 1 : 0)
    pages.push({ from, to, notesFrom, notesTo, short, isStretched: stretch })
    at = before
  }
  pages.reverse()
  // Notes that are left over fill pages of their own.
  while (end && left < end.notes) {
    const next = Math.max(fitNotes(left, end.notes, 0, { ...measure, noteGap: 0 }), left + 1)
    pages.push({ from: end, to: end, notesFrom: left, notesTo: next, short: 0, isStretched: false })
    left = next
  }
  return pages
}
