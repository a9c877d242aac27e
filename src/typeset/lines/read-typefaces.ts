/**
 * Reads the styles of the galley before the browser shows anything of it, and then lets it know what it need not lay out.
 *
 * A body that is `unread` shows nothing, but has styles. Then it is `unset`: its paragraphs have widths, but no lines until they are chosen.
 * In this order, because a style below what is not laid out takes twenty times as long, and so does a change of mind.
 */

import { typefaces, type Typefaces } from './measure.ts'

/** Reads the typefaces of what stands in paragraphs below the roots, and leaves the document `unset`. */
export function readTypefaces(roots: readonly HTMLElement[]): Typefaces {
  const found = typefaces()
  for (const root of roots)
    for (const element of root.querySelectorAll('p :not(svg, svg *, math, math *)')) {
      found.of(element)
      found.roomOf(element)
    }
  document.body.classList.replace('unread', 'unset')
  return found
}

/** Takes back what was read, because the text has changed. */
export function leaveUnread(): void {
  document.body.classList.replace('unset', 'unread')
}
