/**
 * Where pages end: the set of breaks with the least cost over a whole flow, found by dynamic programming
 * (M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981), with the notes that
 * are called on a page beginning on it and going on overleaf only when they must. The search knows how the page on the left ended,
 * so that facing pages end on the same line where they can.
 */

import { heightBetween, type Break } from './breaks.ts'
import { crowdedCost, goesOverLong, notePage, pagesOfNotes } from '../notes/long-notes.ts'
import { debtOf, fitNotes, footHeight, type NoteMeasure } from '../notes/note-lines.ts'

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
  /** Pages of notes alone before the one that ends here. */
  const notePages = new Uint8Array(breaks.length * ways)
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
      let candidate: Candidate | undefined
      let page: Page | undefined
      for (let way = 0; way < ways; way++) {
        const before = from * ways + way
        const sofar = best[before] ?? Infinity
        if (sofar === Infinity) continue
        const carried = placed[before] ?? 0
        if (page?.carried !== carried || !candidate) {
          candidate = { begin, end, next, text, more, carried, isFirst: from === 0, isLast: to === last }
          page = pageOf(candidate, measure)
        }
        isReached = true
        const reach = (
          { notes }: Page,
          short: number,
          cost: number,
          stretch: 0 | 1,
          facing: number,
          alone: number,
        ): void => {
          const at = to * ways + wayAfter(facing, short)
          const sum = sofar + cost + apart(facing, short)
          if (sum >= (best[at] ?? Infinity)) return
          best[at] = sum
          previous[at] = before
          placed[at] = notes
          isStretched[at] = stretch
          notePages[at] = alone
        }
        const { short, cost } = page
        reach(page, short, cost, 0, way, 0)
        if (page.canStretch) reach(page, short - 1, cost - short ** 2 + (short - 1) ** 2 + stretched, 1, way, 0)
        if (page.isBegun || measure.areBeside || !goesOverLong(carried, measure)) continue
        const later = afterNotePages(candidate, measure)
        if (later) reach(later, later.short, later.cost, 0, wayAfterNotes(way, later.alone), later.alone)
      }
      if (isOverfull) break
    }
  }
  return trace(breaks, { best, previous, placed, isStretched, notePages }, measure)
}

type Page = {
  readonly carried: number
  /** Note lines placed with this page. */
  readonly notes: number
  readonly cost: number
  /** Whether every note that is called on it begins on it. */
  readonly isBegun: boolean
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
  if (text > height + 0.5)
    return { carried, notes, cost: overfull + text + debt, isBegun: true, short: -1, canStretch: false }
  const isBegun = notes === end.notes || noteLines[notes - 1]?.note === noteLines[end.notes - 1]?.note
  const continued = notes < end.notes ? noteContinued + (isBegun ? 0 : noteNotBegun) : 0
  const left = continued + crowdedCost(text, carried, notes, measure)
  if (isLast) {
    const isShort = !isFirst && text < fewestLinesOnLastPage * leading - 0.5
    const cost = debt + left + (isShort ? shortLastPage : 0)
    return { carried, notes, cost, isBegun, short: -1, canStretch: false }
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
  return { carried, notes, cost: debt + left + empty + end.penalty, isBegun, short, canStretch }
}

/** The same page after as many pages of notes alone as let all notes begin on it that are called there. */
function afterNotePages(candidate: Candidate, measure: PageMeasure): (Page & { readonly alone: number }) | undefined {
  const { begin, carried } = candidate
  for (const [index, placed] of pagesOfNotes(carried, begin.notes, measure).entries()) {
    const page = pageOf({ ...candidate, carried: placed }, measure)
    if (!page.isBegun) continue
    const alone = index + 1
    const paid = debtOf(placed, begin.notes, measure) - debtOf(carried, begin.notes, measure)
    return { ...page, alone, cost: page.cost + paid + alone * notePage }
  }
  return undefined
}

/** Nobody compares where a page of notes ends. */
function wayAfterNotes(way: number, pages: number): number {
  const isRectoLast = (way === afterRecto) === (pages % 2 === 0)
  return isRectoLast ? afterRecto : afterFreeVerso
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
  readonly notePages: Uint8Array
}

function trace(
  breaks: readonly Break[],
  { best, previous, placed, isStretched, notePages }: Search,
  measure: PageMeasure,
): readonly PagePlan[] {
  const pages: PagePlan[] = []
  const last = breaks.length - 1
  let at = last * ways
  for (let way = 1; way < ways; way++)
    if ((best[last * ways + way] ?? Infinity) < (best[at] ?? Infinity)) at = last * ways + way
  const end = breaks[last]
  const left = placed[at] ?? 0
  while (at >= ways) {
    const before = previous[at] ?? -1
    const from = breaks[Math.floor(before / ways)]
    const to = breaks[Math.floor(at / ways)]
    if (!from || !to) throw new Error('A flow has a break that no page leads to')
    const carried = placed[before] ?? 0
    const alone = pagesOfNotes(carried, from.notes, measure).slice(0, notePages[at])
    const notesFrom = alone.at(-1) ?? carried
    const notesTo = placed[at] ?? 0
    const stretch = isStretched[at] === 1
    const foot = footHeight(notesFrom, notesTo, measure)
    const slack = (measure.height - heightBetween(from, to) - foot) / measure.leading
    const short = foot > 0 ? 0 : Math.round(slack) - (stretch ? 1 : 0)
    pages.push({ from, to, notesFrom, notesTo, short, isStretched: stretch })
    pages.push(...notesAlone(from, carried, alone).toReversed())
    at = before
  }
  pages.reverse()
  // Notes that are left over fill pages of their own.
  if (end) pages.push(...notesAlone(end, left, pagesOfNotes(left, end.notes, measure)))
  return pages
}

function notesAlone(at: Break, from: number, ends: readonly number[]): readonly PagePlan[] {
  return ends.map((notesTo, index) => {
    const notesFrom = ends[index - 1] ?? from
    return { from: at, to: at, notesFrom, notesTo, short: 0, isStretched: false }
  })
}
