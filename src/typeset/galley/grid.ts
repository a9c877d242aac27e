/**
 * The baseline grid: lines of the running text stand a whole number of lines below the head of their page, so that lines on facing
 * pages and on both sides of a leaf fall together. Headings, quotations, tables and pictures may leave the grid; what follows returns.
 */

import type { Leaf } from './galley.ts'

/** Less than this off the grid is not seen, px. */
const unseen = 0.5

/**
 * Adds space where running text follows what left the grid: above a heading, above and below a picture, else below.
 *
 * @param leaves of one flow, whose first leaf stands at the head of a page
 * @returns the space above each leaf that got some, px; the galley must be measured again where there is any
 */
export function alignToGrid(leaves: readonly Leaf[], leading: number): ReadonlyMap<HTMLElement, number> {
  const spaces = new Map<Leaf, number>()
  const head = leaves[0]?.top ?? 0
  let added = 0
  let gap: Leaf[] = []
  for (const leaf of leaves) {
    if (!leaf.isOnGrid) {
      gap.push(leaf)
      continue
    }
    const lacking = lackingToGrid(leaf.textTop - head + added, leading)
    if (lacking > 0) {
      for (const [place, share] of shares(gap, leaf, leaves[0])) spaces.set(place, lacking * share)
      added += lacking
    }
    gap = []
  }
  for (const [leaf, space] of spaces) addSpaceAbove(leaf, space)
  return new Map([...spaces].map(([{ element }, space]) => [element, space]))
}

/** Puts space above a leaf, px, in the place of what stood there for the grid. */
export function addSpaceAbove({ element, paddingTop, zoom }: Leaf, space: number): void {
  // Computed lengths are rounded: what is left of a space that is taken away may be less than nothing, which CSS would not take.
  element.style.paddingTop = `${Math.max(0, paddingTop + space / zoom)}px`
}

/** What a height lacks to a whole number of lines, px. */
export function lackingToGrid(height: number, leading: number): number {
  const over = ((height % leading) + leading) % leading
  return over < unseen || over > leading - unseen ? 0 : leading - over
}

function shares(gap: readonly Leaf[], next: Leaf, first: Leaf | undefined): readonly (readonly [Leaf, number])[] {
  const heading = gap.find((leaf) => leaf !== first && /^H[1-6]$/.test(leaf.element.tagName))
  if (heading) return [[heading, 1]]
  const [only] = gap
  if (gap.length === 1 && only && only !== first && only.element.tagName === 'FIGURE')
    return [
      [only, 0.5],
      [next, 0.5],
    ]
  return [[next, 1]]
}
