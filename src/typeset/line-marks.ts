/** The elements that lines are set with: hyphens at line ends, places to break, and punctuation that hangs in the margins. */

import type { TextBreak } from './breakpoints.ts'
import { addSharedStyle } from './shared-styles.ts'

/** The hyphen of a divided word; it hangs in the margin as far as was chosen. */
export function hyphenMark({ hang }: TextBreak): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'line-end divided'
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
 * Lets the character of a text node that ends a line, or begins one, reach into the margin. A margin behind it would come too late:
 * the browser would see it only after it has found the line too long.
 */
export function hang(text: Text, side: 'start' | 'end', width: number): HTMLElement {
  const span = document.createElement('span')
  span.className = 'hanging'
  addSharedStyle(span, `${side === 'end' ? 'letter-spacing' : 'margin-inline-start'}: ${less(width)}`)
  text.before(span)
  span.append(text)
  return span
}

function less(width: number): string {
  return `${-Math.ceil(width * 100) / 100}px`
}
