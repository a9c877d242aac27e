/** The lines of the notes as the search for page breaks sees them: how many go on a page, and what room they take. */

import type { Leaf } from '../galley/galley.ts'

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

export type NoteMeasure = {
  /** Height of the text block, px. */
  readonly height: number
  /** Room between the text and the notes, px. */
  readonly noteGap: number
  readonly noteLines: readonly NoteLine[]
  /** Of each whole note, px. */
  readonly noteHeights: readonly number[]
  /** Notes stand beside the text and take no room below it. */
  readonly areBeside: boolean
}

/** Lists the lines of all notes; no page begins or ends with one line of a paragraph. */
export function linesOfNotes(leaves: readonly Leaf[], notes: HTMLElement): readonly NoteLine[] {
  const order = new Map<Element, number>([...notes.children].map((note, index) => [note, index]))
  return leaves.flatMap((leaf, index) => {
    let outer: Element = leaf.element
    while (outer.parentElement && outer.parentElement !== notes) outer = outer.parentElement
    const note = order.get(outer) ?? 0
    return Array.from({ length: leaf.lines }, (_, line): NoteLine => {
      const isLast = line === leaf.lines - 1
      return {
        leaf: index,
        line,
        note,
        top: line === 0 ? leaf.top : leaf.textTop + line * leaf.lineHeight,
        bottom: isLast ? leaf.bottom : leaf.textTop + (line + 1) * leaf.lineHeight,
        breakable: isLast ? leaf.kind !== 'heading' : line >= 1 && leaf.lines - line > 2,
      }
    })
  })
}

/** How high each note is, from its first line to its last, px. */
export function heightsOfNotes(lines: readonly NoteLine[]): readonly number[] {
  const tops: number[] = []
  const heights: number[] = []
  for (const { note, top, bottom } of lines) heights[note] = bottom - (tops[note] ??= top)
  return heights
}

/** Places as many lines of the notes `from` to `to` as fit beside or below `text` px of text; tells how many are placed in all. */
export function fitNotes(from: number, to: number, text: number, measure: NoteMeasure): number {
  const { height, noteGap, noteLines, areBeside } = measure
  const room = areBeside ? height : height - text - noteGap
  const top = noteLines[from]?.top ?? 0
  let placed = Math.max(from, to)
  for (; placed > from; placed--) {
    const line = noteLines[placed - 1]
    if (line && (placed === to || line.breakable) && line.bottom - top <= room + 0.5) break
  }
  return placed
}

/** Height of the notes `from` to `to` at the foot of a page with the room above them, px. */
export function footHeight(from: number, to: number, { noteLines, noteGap, areBeside }: NoteMeasure): number {
  if (areBeside || to <= from) return 0
  return (noteLines[to - 1]?.bottom ?? 0) - (noteLines[from]?.top ?? 0) + noteGap
}

/** A page of notes that are called and not yet placed. */
const debtOfPage = 10_000

/**
 * What note lines that are not placed yet will cost: the search keeps one way to each break, and one that owes pages of notes
 * must not win there over one that has set them.
 */
export function debtOf(placed: number, called: number, { noteLines, height }: NoteMeasure): number {
  if (called <= placed) return 0
  const owed = (noteLines[called - 1]?.bottom ?? 0) - (noteLines[placed]?.top ?? 0)
  return (debtOfPage * owed) / height
}
