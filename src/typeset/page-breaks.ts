/**
 * Where pages end: the set of breaks with the least cost over a whole flow, found by dynamic programming
 * (M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", Stanford 1981), with the notes that
 * are called on a page beginning on it and going on overleaf only when they must.
 */

import type { Leaf } from './galley.ts'

export type Break = {
  /** Leaf and line (both from 0) at which the next page begins; line 0 is the leaf's beginning. */
  readonly leaf: number
  readonly line: number
  /** Where the text above ends, and where that below begins, px in the galley. */
  readonly end: number
  readonly begin: number
  /** Note lines that belong to calls above the break, counted through the notes. */
  readonly notes: number
  /** What is repeated at the head of the next page, px. */
  readonly repeated: number
  readonly penalty: number
}

/** A page: text from one break to another, notes from one note line to another. */
export type PagePlan = {
  readonly from: Break
  readonly to: Break
  readonly notesFrom: number
  readonly notesTo: number
  /** Height that is left empty, px. */
  readonly room: number
}

/** Lines of the notes in the order of the calls, with their edges in the notes' galley, px. */
export type NoteLine = {
  readonly leaf: number
  readonly line: number
  /** Which note, counted from 0. */
  readonly note: number
  readonly top: number
  readonly bottom: number
  /** Whether a page may end after this line inside the note. */
  readonly breakable: boolean
}

export type PageMeasure = {
  readonly height: number
  readonly leading: number
  readonly noteGap: number
  readonly noteLines: readonly NoteLine[]
  /** Number of note lines up to and with the note; by note id. */
  readonly noteEnds: ReadonlyMap<string, number>
  /** Lines after which a page must not end if it can be helped: leaf → line → penalty. */
  readonly penalties: ReadonlyMap<number, ReadonlyMap<number, number>>
}

const fewestLines = 2
// Costs, in squares of lines left empty: 20 is what four and a half lines cost.
const insideParagraph = 3
const insideStanza = 10
const insideList = 2
const insideTable = 20
const beforeSectionBreak = 20
const noteContinued = 50
const noteNotBegun = 2_000
const shortLastPage = 20
const fewestLinesOnLastPage = 5
const overfull = 10_000
/** A page of notes that are called and not yet placed. */
const debtOfPage = 10_000

/** Lists every place where a page may end in the leaves `first` to `last`, beginning and end included. */
export function breaksOf(
  leaves: readonly Leaf[],
  first: number,
  last: number,
  notesBefore: number,
  measure: PageMeasure,
): readonly Break[] {
  const found: Break[] = []
  let notes = notesBefore
  for (let index = first; index <= last; index++) {
    const leaf = leaves[index]
    if (!leaf) continue
    const previous = leaves[index - 1]
    if (index === first)
      found.push({ leaf: index, line: 0, end: leaf.top, begin: leaf.top, notes, repeated: 0, penalty: 0 })
    else if (previous && previous.kind !== 'heading' && leaf.kind !== 'attribution')
      found.push({
        leaf: index,
        line: 0,
        end: previous.bottom,
        begin: leaf.top,
        notes,
        repeated: leaf.repeated,
        penalty: between(previous, leaf),
      })
    const penalties = measure.penalties.get(index)
    let call = 0
    for (let line = 1; line < leaf.lines; line++) {
      const at = leaf.textTop + line * leaf.lineHeight
      for (; (leaf.calls[call]?.middle ?? Infinity) < at; call++) notes = Math.max(notes, noteEnd(leaf, call, measure))
      if (line < fewestLines || leaf.lines - line < fewestLines) continue
      const inside = leaf.kind === 'stanza' ? insideStanza : insideParagraph
      const penalty = inside + (penalties?.get(line) ?? 0)
      found.push({ leaf: index, line, end: at, begin: at, notes, repeated: 0, penalty })
    }
    for (; call < leaf.calls.length; call++) notes = Math.max(notes, noteEnd(leaf, call, measure))
  }
  const end = leaves[last]
  if (end) found.push({ leaf: last + 1, line: 0, end: end.bottom, begin: end.bottom, notes, repeated: 0, penalty: 0 })
  return found
}

function between(above: Leaf, below: Leaf): number {
  if (above.kind === 'break' || below.kind === 'break') return beforeSectionBreak
  if (above.element.tagName === 'TR' && below.element.tagName === 'TR') return insideTable
  return above.element.closest('li, dd') && above.element.closest('ul, ol, dl')?.contains(below.element)
    ? insideList
    : 0
}

function noteEnd(leaf: Leaf, call: number, { noteEnds }: PageMeasure): number {
  return noteEnds.get(leaf.calls[call]?.note ?? '') ?? 0
}

/** Chooses the pages of a flow from its possible breaks. */
export function planPages(breaks: readonly Break[], measure: PageMeasure): readonly PagePlan[] {
  const last = breaks.length - 1
  const best = new Float64Array(breaks.length).fill(Infinity)
  const previous = new Int32Array(breaks.length).fill(-1)
  /** Note lines placed on the pages up to a break, on the best way to it. */
  const placed = new Int32Array(breaks.length)
  best[0] = 0
  placed[0] = breaks[0]?.notes ?? 0
  for (let to = 1; to <= last; to++) {
    const end = breaks[to]
    for (let from = to - 1; from >= 0; from--) {
      const begin = breaks[from]
      if (!begin || !end) break
      const text = end.end - begin.begin + begin.repeated
      const isOverfull = text > measure.height + 0.5
      // A block higher than a page is set all the same, from the nearest break before it.
      if (isOverfull && best[to] !== Infinity) break
      const carried = placed[from] ?? 0
      const notes = fitNotes(carried, end.notes, measure.height - text - measure.noteGap, measure)
      const next = breaks[to + 1]
      const more = next ? next.end - begin.begin + begin.repeated + footHeight(carried, next.notes, measure) : 0
      const isFull = more > measure.height + 0.5
      const page = { text, carried, notes, end, isFull, isLast: to === last, isFirst: from === 0 }
      const debt = debtOf(notes, end.notes, measure) - debtOf(carried, begin.notes, measure)
      const cost = (best[from] ?? Infinity) + debt + (isOverfull ? overfull + text : costOf(page, measure))
      if (cost < (best[to] ?? Infinity)) {
        best[to] = cost
        previous[to] = from
        placed[to] = notes
      }
      if (isOverfull) break
    }
  }
  return trace(breaks, previous, placed, measure)
}

/** Places as many lines of the notes `from` to `to` as fit into `room` px; tells how many are placed in all. */
function fitNotes(from: number, to: number, room: number, { noteLines }: PageMeasure): number {
  const top = noteLines[from]?.top ?? 0
  let placed = Math.max(from, to)
  for (; placed > from; placed--) {
    const line = noteLines[placed - 1]
    if (line && (placed === to || line.breakable) && line.bottom - top <= room + 0.5) break
  }
  return placed
}

/**
 * What note lines that are not placed yet will cost: the search keeps one way to each break, and one that owes pages of notes
 * must not win there over one that has set them.
 */
function debtOf(placed: number, called: number, { noteLines, height }: PageMeasure): number {
  if (called <= placed) return 0
  const owed = (noteLines[called - 1]?.bottom ?? 0) - (noteLines[placed]?.top ?? 0)
  return (debtOfPage * owed) / height
}

type PageCost = {
  /** Height of the text, px. */
  readonly text: number
  /** Note lines placed before this page, and with it. */
  readonly carried: number
  readonly notes: number
  readonly end: Break
  /** Whether the next place to break would be beyond the page. */
  readonly isFull: boolean
  readonly isLast: boolean
  readonly isFirst: boolean
}

function costOf({ text, carried, notes, end, isFull, isLast, isFirst }: PageCost, measure: PageMeasure): number {
  const { height, leading, noteLines } = measure
  const isBegun = notes === end.notes || noteLines[notes - 1]?.note === noteLines[end.notes - 1]?.note
  const left = notes < end.notes ? noteContinued + (isBegun ? 0 : noteNotBegun) : 0
  if (isLast) return left + (!isFirst && text < fewestLinesOnLastPage * leading ? shortLastPage : 0)
  const slack = (height - text - footHeight(carried, notes, measure)) / leading
  return (isFull ? forcedCost(slack) : slack * slack) + end.penalty + left
}

/**
 * What empty lines at the foot of a page cost where more does not fit. Up to two of them the space is shared out with other pages; a
 * larger gap stays where the picture stands that makes it: a row of pages that all end too early would look like a mistake.
 */
function forcedCost(lines: number): number {
  return lines <= sharedSlack ? lines * lines : sharedSlack * sharedSlack + (lines - sharedSlack) * 1.2
}

const sharedSlack = 2

/** Height of the notes `from` to `to` at the foot of a page with the room above them, px. */
function footHeight(from: number, to: number, { noteLines, noteGap }: PageMeasure): number {
  return to > from ? (noteLines[to - 1]?.bottom ?? 0) - (noteLines[from]?.top ?? 0) + noteGap : 0
}

function trace(
  breaks: readonly Break[],
  previous: Int32Array,
  placed: Int32Array,
  measure: PageMeasure,
): readonly PagePlan[] {
  const pages: PagePlan[] = []
  const last = breaks.length - 1
  for (let at = last; at > 0;) {
    const before = previous[at] ?? -1
    const from = breaks[before]
    const to = breaks[at]
    if (!from || !to) throw new Error('A flow has a break that no page leads to')
    const notesFrom = placed[before] ?? 0
    const notesTo = placed[at] ?? 0
    const text = to.end - from.begin + from.repeated
    pages.push({ from, to, notesFrom, notesTo, room: measure.height - text - footHeight(notesFrom, notesTo, measure) })
    at = before
  }
  pages.reverse()
  // Notes that are left over fill pages of their own.
  const end = breaks[last]
  let left = placed[last] ?? 0
  while (end && left < end.notes) {
    const next = Math.max(fitNotes(left, end.notes, measure.height, measure), left + 1)
    pages.push({
      from: end,
      to: end,
      notesFrom: left,
      notesTo: next,
      room: measure.height - footHeight(left, next, measure),
    })
    left = next
  }
  return pages
}
