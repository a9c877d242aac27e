/** What becomes of notes that are longer than a page: the text beside them keeps a third of it, or they fill pages alone. */

import { fitNotes, type NoteMeasure } from './note-lines.ts'
import type { LongNote } from '../types.ts'

/** More than what is saved by setting a page of notes that are owed (see `debtOf`). */
const crowded = 12_000
const leastText = 1 / 3
/** Less than a note that does not begin on the page that calls it. */
export const notePage = 1_900
const pagesOfLongNote = 3

/**
 * What it costs that a part of a note longer than a page, the note lines `from` to `to`, leaves less than a third of its page to the text; in
 * the margin it takes nothing from the text, which fills its pages.
 */
export function crowdedCost(text: number, from: number, to: number, measure: NoteMeasure): number {
  const { areBeside, height } = measure
  const least = areBeside ? height : height * leastText
  if (to <= from || text >= least) return 0
  if (!goesOverLong(from, measure) && !goesOverLong(to, measure)) return 0
  return crowded * (1 - text / least)
}

/** Whether a note longer than a page goes over from the page that ends before a note line to the next. */
export function goesOverLong(line: number, { height, noteLines, noteHeights }: NoteMeasure): boolean {
  const note = noteLines[line]?.note ?? -1
  return (noteHeights[note] ?? 0) > height && noteLines[line - 1]?.note === note
}

/** How many note lines are placed after each of the pages that the notes `from` to `to` fill by themselves. */
export function pagesOfNotes(from: number, to: number, measure: NoteMeasure): readonly number[] {
  const ends: number[] = []
  for (let at = from; at < to;) {
    at = Math.max(fitNotes(at, to, 0, measure), at + 1)
    ends.push(at)
  }
  return ends
}

/** The notes that would fill more than three pages. */
export function longNotes(heights: readonly number[], notes: HTMLElement, height: number): readonly LongNote[] {
  return heights.flatMap((noteHeight, index) => {
    const pages = noteHeight / height
    const note = notes.children[index]?.id
    return pages > pagesOfLongNote && note !== undefined ? [{ note, pages }] : []
  })
}
