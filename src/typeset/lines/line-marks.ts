/** The elements that lines are set with: hyphens at line ends, places to break, and punctuation that hangs in the margins. */

import type { TextBreak } from './break-list.ts'
import { isUndivided } from './breakpoints.ts'
import { addSharedStyle } from './shared-styles.ts'

/**
 * The hyphen of a divided word; it hangs in the margin as far as was chosen. In code that is wider than a line nobody sees it, as it would be
 * taken for a sign of the code; those who copy the text get the word in one piece all the same.
 */
export function hyphenMark({ hang, node }: TextBreak): HTMLElement {
  const mark = document.createElement('span')
  mark.className = node && isUndivided(node) ? 'line-end divided unseen' : 'line-end divided'
  if (hang > 0) addSharedStyle(mark, `letter-spacing: ${less(hang)}`)
  return mark
}

/** A place where the browser may end a line without a hyphen. */
export function jointMark(): HTMLElement {
  const mark = document.createElement('wbr')
  mark.className = 'line-end'
  return mark
}

/**
 * Lets the character of a text node that ends a line reach into the margin. A margin behind it would come too late: the browser would see
 * it only after it has found the line too long.
 *
 * @param kern what the font moves the sign by after the letter before it, px; an element by itself would forget it
 */
export function hangAtEnd(text: Text, width: number, kern: number): HTMLElement {
  return hanging(text, `letter-spacing: ${less(width)}`, 'margin-inline-start', kern)
}

/** The same for the character that begins a line; the font moves the letter after it by `kern` px. */
export function hangAtStart(text: Text, width: number, kern: number): HTMLElement {
  return hanging(text, `margin-inline-start: ${less(width)}`, 'margin-inline-end', kern)
}

function hanging(text: Text, reach: string, kerned: string, kern: number): HTMLElement {
  const span = document.createElement('span')
  span.className = 'hanging'
  addSharedStyle(span, Math.abs(kern) > unseen ? `${reach}; ${kerned}: ${hundredths(kern)}px` : reach)
  text.before(span)
  span.append(text)
  return span
}

/** px. */
const unseen = 0.05

function hundredths(width: number): number {
  return Math.round(width * 100) / 100
}

function less(width: number): string {
  return `${-Math.ceil(width * 100) / 100}px`
}
