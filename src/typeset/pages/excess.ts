/** Text that goes beyond the text block of its page: none does, unless something went wrong. */

import type { Leaf } from '../galley/galley.ts'
import { lineStartsOf } from '../lines/line-starts.ts'
import type { MadePage } from './make-pages.ts'
import type { TypesetResult } from '../types.ts'

/** Spaces at line ends hang into the margin, px. */
const widestHangingSpace = 16

/** Pages with something other than fitted lines and headings, whose sizes in the galley are those on the page. */
export function doubtfulPages(
  pages: readonly MadePage[],
  ...galleys: readonly (readonly Leaf[])[]
): readonly MadePage[] {
  const unforeseen = galleys.flat().filter((leaf) => !isForeseen(leaf))
  const elements = new Set<Element>(unforeseen.map(({ element }) => element))
  return pages.filter(({ leaves, isTooHigh }) => isTooHigh || leaves.some((leaf) => elements.has(leaf)))
}

function isForeseen({ element, kind }: Leaf): boolean {
  return lineStartsOf(element) !== undefined || kind === 'break' || /^H[1-6]$/.test(element.tagName)
}

/** Looks at the doubtful pages as the browser lays them out; the others are not laid out for it. */
export function excessOfPages(pages: readonly MadePage[], doubtful: readonly MadePage[]): TypesetResult['overfull'] {
  const looked = new Set(doubtful)
  const certain = pages.filter((page) => !looked.has(page))
  for (const { element } of certain) element.style.contentVisibility = 'hidden'
  const overfull = pages.flatMap((page, index) => (looked.has(page) ? excessOf(page.element, index + 1) : []))
  for (const { element } of certain) element.style.contentVisibility = ''
  return overfull
}

function excessOf(page: HTMLElement, number: number): TypesetResult['overfull'] {
  const bodies = [...page.querySelectorAll('.page-body')]
  const down = Math.max(0, ...bodies.map((body) => body.scrollHeight - body.clientHeight))
  const across = Math.max(0, ...bodies.map((body) => body.scrollWidth - body.clientWidth))
  return down > 1 || across > widestHangingSpace ? [{ page: number, down, across }] : []
}
