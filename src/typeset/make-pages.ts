/** Builds the page boxes of all planned flows. */

import { ancestorsOf, box, divide, furniture, own, pageBox, place, trimTop, type PageBox } from './compose.ts'
import { lineStart, type LineStart } from './cut.ts'
import type { PlannedFlow } from './flows.ts'
import type { Leaf } from './galley.ts'
import type { PagePlan } from './page-breaks.ts'
import type { TypesetOptions } from './types.ts'

export type Galleys = {
  readonly galley: HTMLElement
  readonly notes: HTMLElement
  readonly text: readonly Leaf[]
  readonly noteText: readonly Leaf[]
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
  { versoHead, leading }: TypesetOptions,
): { readonly element: HTMLElement; readonly pages: readonly HTMLElement[] } {
  const plans = flows.flatMap((flow) => flow.pages)
  const noteAt = positionsOfNoteLines(noteText)
  const noteEnd: Position = { leaf: noteText.length, line: 0 }
  const notePosition = (index: number): Position => noteAt[index] ?? noteEnd
  const textPieces = cutLeaves(
    text,
    galley,
    plans.map((plan) => plan.to),
  )
  const notePieces = cutLeaves(
    noteText,
    notes,
    plans.map((plan) => notePosition(plan.notesTo)),
  )
  const runningHeads = text.map(
    (leaf) => leaf.element.closest<HTMLElement>('[data-running-head]')?.dataset['runningHead'] ?? '',
  )

  const book = box('book')
  const pages: HTMLElement[] = []
  const add = (page: PageBox): void => {
    pages.push(page.element)
    book.append(page.element)
  }
  for (const { element, pages: plan } of flows) {
    const { kind = 'text', opening, furniture: carried = 'all' } = element.dataset
    if (opening === 'recto' && pages.length % 2 === 1) add(pageBox(pages.length + 1, 'blank'))
    plan.forEach((page, index) => {
      const number = pages.length + 1
      const made = pageBox(number, index === 0 ? `${kind} opening` : kind)
      if (carried === 'all' && index > 0) {
        const head = number % 2 === 0 ? versoHead : runningHeads[page.from.leaf] || versoHead
        made.element.prepend(furniture('head', head))
      }
      fill(made, page.from, page.to, textPieces, made.body)
      if (index < plan.length - 1) feather(page, text, leading)
      if (page.notesTo > page.notesFrom) {
        const foot = box('foot')
        fill(made, notePosition(page.notesFrom), notePosition(page.notesTo), notePieces, foot)
        made.element.append(foot)
      }
      if (carried !== 'none') made.element.append(furniture('folio', String(number)))
      add(made)
    })
  }
  joinNotes(book)
  return { element: book, pages }
}

type Pieces = {
  readonly ancestors: readonly HTMLElement[]
  readonly byLine: ReadonlyMap<number, HTMLElement>
  /** Of the first line in the galley; CSS takes the first paragraph of a page for the first of its chapter. */
  readonly indent: string
}

/**
 * Cuts every leaf at the lines where a page ends. All places are found before anything is moved, because every move
 * makes the browser lay the page out again.
 */
function cutLeaves(leaves: readonly Leaf[], root: HTMLElement, ends: readonly Position[]): readonly Pieces[] {
  const cuts = new Map<number, number[]>()
  for (const { leaf, line } of ends)
    if (line > 0 && !cuts.get(leaf)?.includes(line)) cuts.set(leaf, [...(cuts.get(leaf) ?? []), line])
  const starts = new Map<number, readonly (readonly [number, LineStart])[]>()
  for (const [index, lines] of cuts) {
    const leaf = leaves[index]
    if (!leaf) continue
    const found = lines
      .toSorted((a, b) => a - b)
      .flatMap((line) => {
        const start = lineStart(leaf.element, line, leaf.textTop, leaf.lineHeight)
        return start ? [[line, start] as const] : []
      })
    starts.set(index, found)
  }
  const ancestors = leaves.map((leaf) => ancestorsOf(leaf.element, root))
  const indents = leaves.map(({ element }) => getComputedStyle(element).textIndent)
  return leaves.map(({ element }, index) => {
    const found = starts.get(index) ?? []
    const pieces = divide(
      element,
      found.map(([, start]) => start),
    )
    const byLine = new Map<number, HTMLElement>([[0, element]])
    found.forEach(([line], piece) => byLine.set(line, pieces[piece + 1] ?? element))
    return { ancestors: ancestors[index] ?? [], byLine, indent: indents[index] ?? '' }
  })
}

function fill(page: PageBox, from: Position, to: Position, pieces: readonly Pieces[], into: HTMLElement): void {
  let first: HTMLElement | undefined
  for (let index = from.leaf; index < to.leaf || (index === to.leaf && to.line > 0); index++) {
    const leaf = pieces[index]
    const piece = leaf?.byLine.get(index === from.leaf ? from.line : 0)
    if (!leaf || !piece) continue
    place(piece, leaf.ancestors, page, into)
    if (!first && piece === leaf.byLine.get(0) && leaf.indent !== '0px') piece.style.textIndent = leaf.indent
    first ??= piece
  }
  if (first) trimTop(into, first)
}

/** Lets a page that is up to a line and a half short end where the facing one ends: the room goes above its headings. */
function feather({ from, to, room }: PagePlan, leaves: readonly Leaf[], leading: number): void {
  if (room < 0.5 || room > leading * 1.5) return
  const headings: Leaf[] = []
  for (let index = from.leaf + 1; index < to.leaf; index++) {
    const leaf = leaves[index]
    // The head and the caption of a table take no space above.
    const isHeading = leaf?.kind === 'heading' && /^H[1-6]$/.test(leaf.element.tagName)
    if (isHeading && leaves[index - 1]?.kind !== 'heading') headings.push(leaf)
  }
  for (const { element, marginTop } of headings) element.style.marginTop = `${marginTop + room / headings.length}px`
}

function positionsOfNoteLines(leaves: readonly Leaf[]): readonly Position[] {
  return leaves.flatMap(({ lines }, leaf) => Array.from({ length: lines }, (_, line) => ({ leaf, line })))
}

/** Each note is read right after its first call. */
function joinNotes(book: HTMLElement): void {
  const notes = new Map([...book.querySelectorAll('.foot > [id]')].map((note) => [note.id, note]))
  for (const call of book.querySelectorAll<HTMLElement>('[data-note]')) {
    const id = call.dataset['note'] ?? ''
    const note = notes.get(id)
    if (!note) continue
    notes.delete(id)
    own(call.closest('sup') ?? call, note)
  }
}
