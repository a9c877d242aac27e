/** Notes in the outer margin: each beside its call where it can be, none over another, none beyond the page. */

import type { Leaf } from '../galley/galley.ts'
import { heightBetween } from '../pages/breaks.ts'
import type { NoteLine } from './note-lines.ts'
import type { PagePlan } from '../pages/page-breaks.ts'

/** How far a note stands from the one above, as a share of the leading. */
const distance = 0.4
/** What brings the first line of a note, in smaller type, to the baseline of its call; a share of the leading. */
const toBaseline = 0.17

/** The lines of notes with the distance between notes that they have in the margin, whatever it is in their galley. */
export function linesBeside(lines: readonly NoteLine[], leading: number): readonly NoteLine[] {
  let shift = 0
  return lines.map((line, index) => {
    const above = lines[index - 1]
    if (above && above.note !== line.note) shift += above.bottom + leading * distance - line.top
    return { ...line, top: line.top + shift, bottom: line.bottom + shift }
  })
}

/**
 * Gives the notes of a page their heights in the column.
 *
 * @param side holds the notes of the page in order, those that go on from the page before first
 */
export function placeBeside(
  side: HTMLElement,
  page: PagePlan,
  noteLines: readonly NoteLine[],
  text: readonly Leaf[],
  { height, leading }: { readonly height: number; readonly leading: number },
): void {
  const heights = heightsOf(noteLines.slice(page.notesFrom, page.notesTo))
  const elements = [...side.children].filter((child) => child instanceof HTMLElement)
  const places: number[] = []
  let free = 0
  elements.forEach((element, index) => {
    const wanted = callHeight(element.id, page, text, leading)
    places[index] = Math.max(free, wanted === undefined ? 0 : wanted + leading * toBaseline)
    free = places[index] + (heights[index] ?? 0) + leading * distance
  })
  // What goes beyond the foot pushes those above up.
  let foot = height
  for (let index = elements.length - 1; index >= 0; index--) {
    const top = Math.max(0, Math.min(places[index] ?? 0, foot - (heights[index] ?? 0)))
    const element = elements[index]
    if (element) element.style.top = `${top}px`
    foot = top - leading * distance
  }
}

function heightsOf(lines: readonly NoteLine[]): readonly number[] {
  const found: number[] = []
  let first: NoteLine | undefined
  for (const line of lines) {
    if (first?.note !== line.note) {
      first = line
      found.push(0)
    }
    found[found.length - 1] = line.bottom - first.top
  }
  return found
}

/** How far below the head of the page the line with the call of a note begins, px. */
function callHeight(note: string, page: PagePlan, text: readonly Leaf[], leading: number): number | undefined {
  if (note === '') return undefined
  const { from, to } = page
  for (let index = from.leaf; index <= Math.min(to.leaf, text.length - 1); index++) {
    const leaf = text[index]
    const call = leaf?.calls.find((each) => each.note === note)
    if (!leaf || !call) continue
    const line = Math.floor((call.middle - leaf.textTop) / leaf.lineHeight)
    const top = leaf.lines > 1 ? leaf.textTop + line * leaf.lineHeight : call.middle - leading / 2
    return heightBetween(from, { ...to, leaf: index, line: 1, end: top })
  }
  return undefined
}
