/** Plans the pages of every flow. */

import { breaksOf } from './breaks.ts'
import { planInColumns } from './columns.ts'
import type { Leaf } from '../galley/galley.ts'
import { heightsOfNotes, linesOfNotes } from '../notes/note-lines.ts'
import { linesBeside } from '../notes/side-notes.ts'
import { planPages, type PageMeasure, type PagePlan } from './page-breaks.ts'
import type { TypesetOptions } from '../types.ts'

/** A part of the galley that begins on a page of its own: its element and its first and last leaf. */
export type Flow = { readonly element: HTMLElement; readonly first: number; readonly last: number }

export type PlannedFlow = Flow & {
  readonly pages: readonly PagePlan[]
  /** Whether a blank page stands before it, so that it begins on its side of the leaf. */
  readonly isBlankBefore: boolean
}

/**
 * Plans each flow for pages of `height` px; the notes are one galley, so each flow takes up the count of the one before.
 *
 * @param headHeight of what stands above the columns of the first page, px
 */
export function planFlows(
  flows: readonly Flow[],
  text: readonly Leaf[],
  noteText: readonly Leaf[],
  notes: HTMLElement,
  { height, leading, noteGap, notesBeside, columns }: TypesetOptions,
  headHeight: number,
): readonly PlannedFlow[] {
  const noteGalley = linesOfNotes(noteText, notes)
  const noteLines = notesBeside ? linesBeside(noteGalley, leading) : noteGalley
  const noteEnds = new Map<string, number>()
  noteLines.forEach((line, index) => noteEnds.set(notes.children[line.note]?.id ?? '', index + 1))
  const noteHeights = heightsOfNotes(noteLines)
  const measure: PageMeasure = { height, leading, noteGap, noteLines, noteHeights, areBeside: notesBeside }

  let notesBefore = 0
  let pagesBefore = 0
  return flows.map((flow) => {
    const isBlankBefore = beginsOnOtherSide(flow, pagesBefore)
    pagesBefore += isBlankBefore ? 1 : 0
    const breaks = breaksOf(text, flow.first, flow.last, notesBefore, noteEnds, leading)
    // Columns of a page are searched as the pages of a spread are, so that they end on the same line.
    const pages = columns
      ? planInColumns(breaks, { columns: columns.count, height, headHeight, leading }, (found, tried) =>
          planPages(found, { ...measure, height: tried }, false),
        )
      : planPages(breaks, measure, pagesBefore % 2 === 0)
    notesBefore = pages.at(-1)?.to.notes ?? notesBefore
    pagesBefore += Math.ceil(pages.length / (columns?.count ?? 1))
    return { ...flow, pages, isBlankBefore }
  })
}

/** Whether the next page is a verso and the flow wants a recto, or the other way round. No book begins with a blank page. */
function beginsOnOtherSide({ element }: Flow, pagesBefore: number): boolean {
  const isRectoNext = pagesBefore % 2 === 0
  const wanted = element.dataset['opening']
  return wanted === 'verso' ? isRectoNext && pagesBefore > 0 : wanted === 'recto' && !isRectoNext
}
