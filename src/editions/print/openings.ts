/** Where chapters begin: on a right-hand page, on a new page, or where the one before ends. */

import type { ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Book } from '../../book/book.ts'
import type { PrintSettings } from '../../settings.ts'
import type { Geometry } from './geometry.ts'

export type Openings = Exclude<PrintSettings['openings'], 'auto'>

/** A chapter shorter than this many pages runs on after the one before; one at least this long begins on a recto. */
const runOnBelow = 2.5
const rectoFrom = 8
const charactersPerLine = 66

/** Settles `auto` by the average length of a chapter, so that a short essay does not waste paper. */
export function openingsFor(book: Book, openings: PrintSettings['openings'], { text }: Geometry): Openings {
  if (openings !== 'auto') return openings
  const chapters = book.chapters.filter(({ kind }) => kind !== 'part' && kind !== 'matter')
  const characters = chapters.reduce((sum, { body }) => sum + lengthOf(body), 0)
  const pages = characters / charactersPerLine / text.lines / Math.max(1, chapters.length)
  if (pages < runOnBelow) return 'run-on'
  return pages < rectoFrom ? 'page' : 'recto'
}

function lengthOf(nodes: readonly ElementContent[]): number {
  return toString({ type: 'root', children: [...nodes] }).length
}
