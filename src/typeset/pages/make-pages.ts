/** Builds the page boxes of all planned flows. */

import { columnBox, standInColumn } from './columns-of-page.ts'
import {
  ancestorsOf,
  box,
  divide,
  emptyAssembly,
  furniture,
  joinedPieces,
  own,
  pageBox,
  place,
  trimBottom,
  trimTop,
  type Assembly,
  type PageBox,
} from './compose.ts'
import { lineStart, type LineStart } from './cut.ts'
import { heightBetween } from './breaks.ts'
import type { PlannedFlow } from './flows.ts'
import type { Leaf } from '../galley/galley.ts'
import { addSpaceAbove } from '../galley/grid.ts'
import { headsOf } from './heads.ts'
import { linesOfNotes } from '../notes/note-lines.ts'
import { pageCounter } from './numbering.ts'
import type { PagePlan } from './page-breaks.ts'
import { charactersBefore, positionOf } from '../galley/positions.ts'
import { placeBeside } from '../notes/side-notes.ts'
import type { JoinedPieces, Numbering, PageDetail, TextPosition, TypesetOptions } from '../types.ts'

export type Galleys = {
  readonly galley: HTMLElement
  readonly notes: HTMLElement
  readonly text: readonly Leaf[]
  readonly noteText: readonly Leaf[]
}

export type MadePage = {
  readonly element: HTMLElement
  readonly detail: PageDetail
  /** Leaves of the galleys of which something stands on it. */
  readonly leaves: readonly HTMLElement[]
  /** Whether its text was planned to be higher than the text block. */
  readonly isTooHigh: boolean
}

export type MadePages = {
  readonly element: HTMLElement
  readonly pages: readonly MadePage[]
  readonly joined: readonly JoinedPieces[]
}

type Position = { readonly leaf: number; readonly line: number }

/**
 * Cuts the leaves of both galleys where pages end and moves the pieces into boxes with heads, folios and notes.
 *
 * @returns the element that holds all page boxes, not yet in the document, and the boxes in order, blank ones included
 */
export function makePages(
  flows: readonly PlannedFlow[],
  { galley, notes, text, noteText }: Galleys,
  options: TypesetOptions,
): MadePages {
  const plans = flows.flatMap((flow) => flow.pages)
  const noteLines = linesOfNotes(noteText, notes)
  const noteEnd: Position = { leaf: noteText.length, line: 0 }
  const notePosition = (index: number): Position => noteLines[index] ?? noteEnd
  const assembly = emptyAssembly()
  const headOf = headsOf(text, options)
  // The notes first: what is cut out of the text moves them up, and lines that the browser chose are known by their place.
  const notePieces = cutLeaves(
    assembly,
    noteText,
    notes,
    plans.map((plan) => notePosition(plan.notesTo)),
  )
  const textPieces = cutLeaves(
    assembly,
    text,
    galley,
    plans.map((plan) => plan.to),
  )
  const addNotes = (made: PageBox, plan: PagePlan): HTMLElement => {
    const place = box(options.notesBeside ? 'side' : 'foot')
    fill(assembly, made, notePosition(plan.notesFrom), notePosition(plan.notesTo), notePieces, place)
    if (options.notesBeside) placeBeside(place, plan, noteLines, text, options)
    made.element.append(place)
    return place
  }

  const { columns = { count: 1, step: 0 } } = options
  const pages: MadePage[] = []
  const count = pageCounter()
  let lastNumbering: Numbering | undefined
  for (const { element, pages: plan, isBlankBefore } of flows) {
    const { kind = 'text', furniture: carried = 'all' } = element.dataset
    const numbering = element.dataset['numbering'] === 'roman' ? 'roman' : 'arabic'
    if (isBlankBefore) {
      const { element, leaves } = pageBox(pages.length + 1, 'blank')
      pages.push({ element, leaves, isTooHigh: false, detail: count(lastNumbering ?? numbering) })
    }
    lastNumbering = numbering
    plan.forEach((page, index) => {
      const column = index % columns.count
      const beside = column > 0 ? pages.at(-1) : undefined
      const number = pages.length + 1
      const made = beside ? columnBox(beside.element) : pageBox(number, index === 0 ? `${kind} opening` : kind)
      const head = carried === 'all' && index > 0 && !beside ? headOf(page, number % 2 === 0) : ''
      if (head !== '') made.element.prepend(furniture('head', head))
      const position = fill(assembly, made, page.from, page.to, textPieces, made.body)?.position
      space(page, text, options.leading)
      if (page.notesTo > page.notesFrom) standInColumn(addNotes(made, page), column, columns)
      standInColumn(made.body, column, columns)
      if (beside) return
      const numbered = count(numbering)
      if (carried !== 'none') made.element.append(furniture('folio', numbered.label))
      const detail = { ...numbered, ...(position && { beginning: position }) }
      const isTooHigh = heightBetween(page.from, page.to) > options.height + 0.5
      pages.push({ element: made.element, leaves: made.leaves, isTooHigh, detail })
    })
  }
  const book = box('book')
  book.append(...pages.map(({ element }) => element))
  joinNotes(assembly, book)
  return { element: book, pages, joined: joinedPieces(assembly) }
}

/** What a page holds of a leaf, and the position of its first character in the book. */
type Piece = { readonly element: HTMLElement; readonly position?: TextPosition | undefined }

type Pieces = {
  readonly ancestors: readonly HTMLElement[]
  readonly byLine: ReadonlyMap<number, Piece>
  /** Of the first line in the galley; CSS takes the first paragraph of a page for the first of its chapter. */
  readonly indent: string
}

/**
 * Cuts every leaf at the lines where a page ends. All places are found before anything is moved, because every move
 * makes the browser lay the page out again.
 */
function cutLeaves(
  assembly: Assembly,
  leaves: readonly Leaf[],
  root: HTMLElement,
  ends: readonly Position[],
): readonly Pieces[] {
  const cuts = new Map<number, number[]>()
  for (const { leaf, line } of ends)
    if (line > 0 && !cuts.get(leaf)?.includes(line)) cuts.set(leaf, [...(cuts.get(leaf) ?? []), line])
  const starts = new Map<number, readonly (readonly [line: number, start: LineStart, characters: number])[]>()
  const probe = document.createRange()
  for (const [index, lines] of cuts) {
    const leaf = leaves[index]
    if (!leaf) continue
    const found = lines
      .toSorted((a, b) => a - b)
      .flatMap((line) => {
        const start = lineStart(leaf.element, line, leaf.textTop, leaf.lineHeight)
        return start ? [[line, start, charactersBefore(leaf.element, start, probe)] as const] : []
      })
    starts.set(index, found)
  }
  const ancestors = leaves.map((leaf) => ancestorsOf(leaf.element, root))
  const indents = leaves.map(({ element }) => getComputedStyle(element).textIndent)
  return leaves.map(({ element }, index) => {
    const found = starts.get(index) ?? []
    const position = positionOf(element)
    const pieces = divide(
      assembly,
      element,
      found.map(([, start]) => start),
    )
    const byLine = new Map<number, Piece>([[0, { element, position }]])
    for (const [piece, [line, , character]] of found.entries())
      byLine.set(line, { element: pieces[piece + 1] ?? element, position: position && { ...position, character } })
    return { ancestors: ancestors[index] ?? [], byLine, indent: indents[index] ?? '' }
  })
}

/** Puts the pieces from one position to another on a page; tells which is the first. */
function fill(
  assembly: Assembly,
  page: PageBox,
  from: Position,
  to: Position,
  pieces: readonly Pieces[],
  into: HTMLElement,
): Piece | undefined {
  let first: Piece | undefined
  let last: Piece | undefined
  // On a page of notes alone the text stands still.
  if (from === to) return undefined
  for (let index = from.leaf; index < to.leaf || (index === to.leaf && to.line > 0); index++) {
    const leaf = pieces[index]
    const piece = leaf?.byLine.get(index === from.leaf ? from.line : 0)
    if (!leaf || !piece) continue
    place(assembly, piece.element, leaf.ancestors, page, into)
    page.leaves.push(leaf.byLine.get(0)?.element ?? piece.element)
    if (!first && piece === leaf.byLine.get(0) && leaf.indent !== '0px') piece.element.style.textIndent = leaf.indent
    first ??= piece
    last = piece
  }
  if (first) trimTop(into, first.element)
  if (last) trimBottom(into, last.element)
  return first
}

/** Brings what follows the head of a page to the grid, and lets a page that is a line short end where the facing one ends. */
function space({ from, to, isStretched }: PagePlan, leaves: readonly Leaf[], leading: number): void {
  const first = from.line === 0 ? leaves[from.leaf] : undefined
  if (first && first.gridSpace > 0) addSpaceAbove(first, 0)
  const onGrid = leaves[from.gridLeaf]
  const isPassed = to.leaf > from.gridLeaf || (to.leaf === from.gridLeaf && to.line > 0)
  if (onGrid && isPassed && from.gridSpace > 0) addSpaceAbove(onGrid, onGrid.gridSpace + from.gridSpace)
  if (!isStretched) return
  const headings = leaves.slice(from.leaf + 1, to.leaf).filter((leaf, index) => {
    const isHeading = /^H[1-6]$/.test(leaf.element.tagName)
    return isHeading && leaves[from.leaf + index]?.kind !== 'heading'
  })
  const [highest] = headings.toSorted((a, b) => a.element.tagName.localeCompare(b.element.tagName))
  if (highest) addSpaceAbove(highest, highest.gridSpace + leading)
}

/** Each note at the foot or in the margin is read right after its first call. Those that are a part of the text are read where they stand. */
function joinNotes(assembly: Assembly, book: HTMLElement): void {
  const notes = new Map([...book.querySelectorAll(':is(.foot, .side) .note[id]')].map((note) => [note.id, note]))
  for (const call of book.querySelectorAll<HTMLElement>('[data-note]')) {
    const id = call.dataset['note'] ?? ''
    const note = notes.get(id)
    if (!note) continue
    notes.delete(id)
    own(assembly, call.closest('sup') ?? call, note)
  }
}
