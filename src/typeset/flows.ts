/** Plans the pages of every flow, and plans again where a page would end with a divided word. */

import { lineStart } from './cut.ts'
import type { Leaf } from './galley.ts'
import { breaksOf, planPages, type NoteLine, type PageMeasure, type PagePlan } from './page-breaks.ts'
import type { TypesetOptions } from './types.ts'

/** A part of the galley that begins on a page of its own: its element and its first and last leaf. */
export type Flow = { readonly element: HTMLElement; readonly first: number; readonly last: number }

export type PlannedFlow = Flow & { readonly pages: readonly PagePlan[] }

const dividedAtPageEnd = 12
const mostRounds = 5

/** Plans each flow for pages of `height` px; the notes are one galley, so each flow takes up the count of the one before. */
export function planFlows(
  flows: readonly Flow[],
  text: readonly Leaf[],
  noteText: readonly Leaf[],
  notes: HTMLElement,
  { height, leading, noteGap }: TypesetOptions,
): readonly PlannedFlow[] {
  const noteLines = linesOfNotes(noteText, notes)
  const noteEnds = new Map<string, number>()
  noteLines.forEach((line, index) => noteEnds.set(notes.children[line.note]?.id ?? '', index + 1))
  const penalties = new Map<number, Map<number, number>>()
  const measure: PageMeasure = { height, leading, noteGap, noteLines, noteEnds, penalties }

  let notesBefore = 0
  return flows.map((flow) => {
    const breaks = () => breaksOf(text, flow.first, flow.last, notesBefore, measure)
    let pages = planPages(breaks(), measure)
    for (let round = 1; round < mostRounds && penalise(pages, text, penalties); round++)
      pages = planPages(breaks(), measure)
    notesBefore = pages.at(-1)?.to.notes ?? notesBefore
    return { ...flow, pages }
  })
}

/** Notes the ends of pages inside paragraphs that were not looked at before; true when one of them divides a word. */
function penalise(
  pages: readonly PagePlan[],
  text: readonly Leaf[],
  penalties: Map<number, Map<number, number>>,
): boolean {
  let isDivided = false
  for (const { to } of pages) {
    const leaf = text[to.leaf]
    if (!leaf || to.line === 0 || penalties.get(to.leaf)?.has(to.line)) continue
    const divided = lineStart(leaf.element, to.line, leaf.textTop, leaf.lineHeight)?.divided ?? false
    const lines = penalties.get(to.leaf) ?? new Map<number, number>()
    lines.set(to.line, divided ? dividedAtPageEnd : 0)
    penalties.set(to.leaf, lines)
    isDivided ||= divided
  }
  return isDivided
}

function linesOfNotes(leaves: readonly Leaf[], notes: HTMLElement): readonly NoteLine[] {
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
        breakable: isLast || (line >= 1 && leaf.lines - line > 2),
      }
    })
  })
}
