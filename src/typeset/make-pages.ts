/** Builds the page boxes of all planned flows. */

import { ancestorsOf, box, divide, furniture, own, pageBox, place, trimTop, type PageBox } from './compose.ts'
import { lineStart, type LineStart } from './cut.ts'
import type { PlannedFlow } from './flows.ts'
import type { Leaf } from './galley.ts'
import { pageCounter } from './numbering.ts'
import type { PagePlan } from './page-breaks.ts'
import { charactersBefore, positionOf } from './positions.ts'
import type { Numbering, PageDetail, TextPosition, TypesetOptions } from './types.ts'

export type Galleys = {
  readonly galley: HTMLElement
  readonly notes: HTMLElement
  readonly text: readonly Leaf[]
  readonly noteText: readonly Leaf[]
}

export type MadePage = { readonly element: HTMLElement; readonly detail: PageDetail }

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
): { readonly element: HTMLElement; readonly pages: readonly MadePage[] } {
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
  const pages: MadePage[] = []
  const count = pageCounter()
  let lastNumbering: Numbering | undefined
  for (const { element, pages: plan } of flows) {
    const { kind = 'text', opening, furniture: carried = 'all' } = element.dataset
    const numbering = element.dataset['numbering'] === 'roman' ? 'roman' : 'arabic'
    if (opening === 'recto' && pages.length % 2 === 1) {
      const { element: blank } = pageBox(pages.length + 1, 'blank')
      pages.push({ element: blank, detail: count(lastNumbering ?? numbering) })
    }
    lastNumbering = numbering
    plan.forEach((page, index) => {
      const number = pages.length + 1
      const made = pageBox(number, index === 0 ? `${kind} opening` : kind)
      if (carried === 'all' && index > 0) {
        const head = number % 2 === 0 ? versoHead : runningHeads[page.from.leaf] || versoHead
        made.element.prepend(furniture('head', head))
      }
      const first = fill(made, page.from, page.to, textPieces, made.body)
      if (index < plan.length - 1) feather(page, text, leading)
      if (page.notesTo > page.notesFrom) {
        const foot = box('foot')
        fill(made, notePosition(page.notesFrom), notePosition(page.notesTo), notePieces, foot)
        made.element.append(foot)
      }
      const numbered = count(numbering)
      if (carried !== 'none') made.element.append(furniture('folio', numbered.label))
      const beginning = first?.position
      pages.push({ element: made.element, detail: { ...numbered, ...(beginning && { beginning }) } })
    })
  }
  book.append(...pages.map(({ element }) => element))
  joinNotes(book)
  return { element: book, pages }
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
function cutLeaves(leaves: readonly Leaf[], root: HTMLElement, ends: readonly Position[]): readonly Pieces[] {
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
  page: PageBox,
  from: Position,
  to: Position,
  pieces: readonly Pieces[],
  into: HTMLElement,
): Piece | undefined {
  let first: Piece | undefined
  for (let index = from.leaf; index < to.leaf || (index === to.leaf && to.line > 0); index++) {
    const leaf = pieces[index]
    const piece = leaf?.byLine.get(index === from.leaf ? from.line : 0)
    if (!leaf || !piece) continue
    place(piece.element, leaf.ancestors, page, into)
    if (!first && piece === leaf.byLine.get(0) && leaf.indent !== '0px') piece.element.style.textIndent = leaf.indent
    first ??= piece
  }
  if (first) trimTop(into, first.element)
  return first
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
