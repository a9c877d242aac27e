/**
 * What keeps the browser to the chosen lines. It puts as many words into a line as go in, and with spaces at their least
 * these are nearly always the lines that were chosen. Where one more word would go in, it is held together with the next.
 */

import type { TextBreak } from './breakpoints.ts'
import type { Fitting } from './paragraph.ts'

/** A part of the text that no line ends in. */
export type Hold = { readonly from: TextBreak; readonly to: TextBreak }

export type Holds = {
  /** In the order of the text. */
  readonly holds: readonly Hold[]
  /** Lines, counted from 0, that are so full that the browser might see them as too long. */
  readonly tight: readonly number[]
}

/** What the browser's widths may differ by from ours, px: it rounds the pieces of a line to 1/64. */
const tolerance = 0.75
/** No line ends inside such text, whatever the browser's rules for its script are. */
const solid =
  /^["'\u201c\u2018(]*[a-z\d\u00c0-\u0588\u05d0-\u06ff\u1e00-\u1fff'\u2019.,]+[.,;:!?'"\u2019\u201d)]*[-\u2010\u2013/]?$/i
/** A line can end at a space after the first, and after the second before a letter. */
const word = /[\p{L}\p{N}.,;:!?]/u
const closing = /["'\u2019\u201d)]/
const letter = /[\p{L}\p{N}]/u

/**
 * Finds what must be held so that a browser that fills its lines comes to the chosen ones.
 *
 * @param text the whole text of the paragraph; `index` of a break is a place in it
 * @returns `undefined` where the chosen lines cannot be had by holding words together
 */
export function holdsOf(fitting: Fitting, text: string): Holds | undefined {
  const { points, chosen, width, firstWidths, shrink, tightening } = fitting
  const holds: Hold[] = []
  const tight: number[] = []
  let start = points[0]
  for (const [line, index] of chosen.entries()) {
    const begin = start
    const end = points[index]
    if (!begin || !end || !canEnd(end, text)) return undefined
    const full = firstWidths[line] ?? width
    const excess = (point: TextBreak): number =>
      point.end - begin.begin + (point.spacesBefore - begin.spacesAfter) * (shrink - tightening) - full
    if (excess(end) > -tolerance) tight.push(line)
    // With one word more, the line would still have the hyphen that was added, and what hangs would hang between words.
    const added = (end.kind === 'hyphen' ? end.end - end.begin : -end.hang) - end.outdent
    const excessWith = (point: TextBreak): number => excess(point) + point.hang + added

    const last = chosen[line + 1] ?? points.length - 1
    let after = index + 1
    while (points[after]?.kind === 'hyphen') after++
    const next = points[after]
    if (!next) return undefined
    const following = text.slice(end.index + (end.kind === 'space' ? 1 : 0), next.index)
    if (!solid.test(following) || excessWith(next) <= tolerance) {
      const to = points.slice(index + 1, last + 1).find((point) => isWordEnd(point) && excessWith(point) > tolerance)
      if (!to) return undefined
      holds.push({ from: end, to })
    }
    start = end
  }
  return { holds, tight }
}

/** Whether the browser, too, sees a place there where a line can end. */
function canEnd({ kind, index }: TextBreak, text: string): boolean {
  if (kind !== 'space') return true
  const before = text.charAt(index - 1)
  return word.test(before) || (closing.test(before) && letter.test(text.charAt(index + 1)))
}

function isWordEnd({ kind }: TextBreak): boolean {
  return kind === 'space' || kind === 'end'
}
