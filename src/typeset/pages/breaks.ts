/** Every place where a page may end, with what it costs to end there. */

import type { Leaf } from '../galley/galley.ts'
import { lackingToGrid } from '../galley/grid.ts'
import { lineStartsOf } from '../lines/line-starts.ts'

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
  /** The first leaf on the next page that stands on the grid, and the space above it that brings it there, px. */
  readonly gridLeaf: number
  readonly gridSpace: number
  /** Headings above the break that a page may have a line of space above, and the same with the leaf below the break. */
  readonly headings: number
  readonly headingsWithNext: number
}

const fewestLines = 2
// Costs, in squares of lines left empty: 20 is what four and a half lines cost.
const insideParagraph = 3
const insideStanza = 10
const insideList = 2
const insideTable = 20
/** A row alone with the head, or alone overleaf. */
const beforeLoneRow = 60
/** A table no higher than this many lines of text is small. */
const linesOfSmallTable = 12
const insideSmallTable = 300
const beforeSectionBreak = 20
/** Only where nothing else is left, but sooner than beyond the page. */
const insideWord = 400
const afterHeading = 5_000
const beforeAttribution = 2_000

/**
 * Lists the breaks in the leaves `first` to `last`, beginning and end included.
 *
 * @param notesBefore note lines that belong to calls above the flow
 * @param noteEnds number of note lines up to and with the note, by the note's id
 * @param leading distance of the lines of the running text, px
 */
export function breaksOf(
  leaves: readonly Leaf[],
  first: number,
  last: number,
  notesBefore: number,
  noteEnds: ReadonlyMap<string, number>,
  leading: number,
): readonly Break[] {
  const found: Break[] = []
  const grid = nextOnGrid(leaves, first, last)
  let notes = notesBefore
  let headings = 0
  const add = (
    at: Pick<Break, 'leaf' | 'line' | 'end' | 'begin' | 'penalty'>,
    repeated: number,
    next: number,
  ): void => {
    const gridLeaf = grid[at.leaf + (at.line > 0 ? 1 : 0) - first] ?? Infinity
    const distance = (leaves[gridLeaf]?.textTop ?? at.begin) - at.begin + repeated
    const gridSpace = at.line > 0 && leaves[at.leaf]?.isOnGrid ? 0 : lackingToGrid(distance, leading)
    found.push({ ...at, notes, repeated, gridLeaf, gridSpace, headings, headingsWithNext: headings + next })
  }
  for (let index = first; index <= last; index++) {
    const leaf = leaves[index]
    if (!leaf) continue
    const previous = leaves[index - 1]
    const isHeading = /^H[1-6]$/.test(leaf.element.tagName) && index > first && previous?.kind !== 'heading' ? 1 : 0
    const begin = leaf.top + leaf.gridSpace
    if (index === first) add({ leaf: index, line: 0, end: begin, begin, penalty: 0 }, 0, isHeading)
    else if (previous)
      add(
        { leaf: index, line: 0, end: previous.bottom, begin, penalty: between(previous, leaf, leading) },
        leaf.repeated,
        isHeading,
      )
    headings += isHeading
    const starts = leaf.lines > 1 ? lineStartsOf(leaf.element) : undefined
    const fewestAbove = Math.max(fewestLines, leaf.keptLines ?? 0)
    let call = 0
    for (let line = 1; line < leaf.lines; line++) {
      const at = leaf.textTop + line * leaf.lineHeight
      for (; (leaf.calls[call]?.middle ?? Infinity) < at; call++) notes = Math.max(notes, noteEnd(leaf, call, noteEnds))
      if (line < fewestAbove || leaf.lines - line < fewestLines) continue
      const inside = leaf.kind === 'stanza' ? insideStanza : insideParagraph
      const penalty = inside + (starts?.[line - 1]?.divided ? insideWord : 0)
      add({ leaf: index, line, end: at, begin: at, penalty }, 0, 0)
    }
    for (; call < leaf.calls.length; call++) notes = Math.max(notes, noteEnd(leaf, call, noteEnds))
  }
  const end = leaves[last]
  if (end) add({ leaf: last + 1, line: 0, end: end.bottom, begin: end.bottom, penalty: 0 }, 0, 0)
  return found
}

/** Height of the text from one break to another, px. */
export function heightBetween(from: Break, to: Break): number {
  const passesGrid = to.leaf > from.gridLeaf || (to.leaf === from.gridLeaf && to.line > 0)
  return to.end - from.begin + from.repeated + (passesGrid ? from.gridSpace : 0)
}

/** For each leaf from `first` to `last` the first one on the grid that is not above it. */
function nextOnGrid(leaves: readonly Leaf[], first: number, last: number): readonly number[] {
  const found: number[] = []
  let next = Infinity
  for (let index = last; index >= first; index--) {
    if (leaves[index]?.isOnGrid) next = index
    found[index - first] = next
  }
  return found
}

function between(above: Leaf, below: Leaf, leading: number): number {
  if (above.kind === 'heading') return afterHeading
  if (below.kind === 'attribution') return beforeAttribution
  if (above.kind === 'break' || below.kind === 'break') return beforeSectionBreak
  if (above.element.tagName === 'TR' && below.element.tagName === 'TR')
    return betweenRows(above.element, below.element, leading)
  return above.element.closest('li, dd') && above.element.closest('ul, ol, dl')?.contains(below.element)
    ? insideList
    : 0
}

function betweenRows(above: HTMLElement, below: HTMLElement, leading: number): number {
  const table = below.closest('table')
  if (table && table.getBoundingClientRect().height <= linesOfSmallTable * leading) return insideSmallTable
  const isLone = !above.previousElementSibling || !below.nextElementSibling
  return isLone ? beforeLoneRow : insideTable
}

function noteEnd(leaf: Leaf, call: number, noteEnds: ReadonlyMap<string, number>): number {
  return noteEnds.get(leaf.calls[call]?.note ?? '') ?? 0
}
