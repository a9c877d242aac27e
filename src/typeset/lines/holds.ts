/**
 * What keeps the browser to the chosen lines. It puts as many words into a line as go in, and with spaces at their least
 * these are nearly always the lines that were chosen. Where one more word would go in, it is held together with the next.
 */

import { textBreak, type BreakList, type TextBreak } from './break-list.ts'
import { breakKind, type Measure } from './total-fit.ts'

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
  /^["'\u201c\u2018\u201e\u201a\u00ab\u2039(]*[a-z\d\u00c0-\u0588\u05d0-\u06ff\u1e00-\u1fff'\u2019.,]+[.,;:!?'"\u2019\u201d\u201c\u2018\u00bb\u203a\u2026)]*[-\u2010\u2013/]?$/i
/** What may stand before a space that a line ends at, and what may not stand behind it: Unicode Standard Annex 14, LB13 to LB18. */
const word = /[\p{L}\p{N}.,;:!?\u2026]/u
const closing = /["'\u2019\u201d\u00bb\u203a)\]\u2013\u2014-]/
const closingOrOpening = /[\u201c\u2018\u00ab\u2039]/
const neverFirst = /[)\]}!?;:,./\u2019\u201d\u00bb\u203a\u2026]/
const letter = /[\p{L}\p{N}]/u

/** Lines as they were chosen among the places of a list. */
export type ChosenLines = Pick<Measure, 'width' | 'firstWidths' | 'shrink'> & {
  /** Indices of the ends of the lines, without that of the last. */
  readonly chosen: readonly number[]
  /** The start of the paragraph, those ends, and its end. */
  readonly breaks: readonly TextBreak[]
  /** What the word spaces are narrower than natural ones, px. */
  readonly tightening: number
}

/**
 * Finds what must be held so that a browser that fills its lines comes to the chosen ones.
 *
 * @param list all places of the paragraph
 * @param text the whole text of the paragraph; `index` of a break is a place in it
 * @returns `undefined` where the chosen lines cannot be had by holding words together
 */
export function holdsOf(
  list: BreakList,
  { breaks, chosen, width, firstWidths, shrink, tightening }: ChosenLines,
  text: string,
): Holds | undefined {
  const { kinds, ends, hangs, spacesBefore, count } = list
  const holds: Hold[] = []
  const tight: number[] = []
  for (const [line, index] of chosen.entries()) {
    const begin = breaks[line]
    const end = breaks[line + 1]
    if (!begin || !end || !canEnd(end, text)) return undefined
    const full = firstWidths[line] ?? width
    const excess = (at: number): number =>
      (ends[at] ?? 0) - begin.begin + ((spacesBefore[at] ?? 0) - begin.spacesAfter) * (shrink - tightening) - full
    if (excess(index) > -tolerance) tight.push(line)
    // With one word more, the line would still have the hyphen that was added, and what hangs would hang between words.
    const added = (end.kind === 'hyphen' ? end.end - end.begin : -end.hang) - end.outdent
    const excessWith = (at: number): number => excess(at) + (hangs[at] ?? 0) + added

    const last = chosen[line + 1] ?? count - 1
    let next = index + 1
    while (kinds[next] === breakKind.hyphen) next++
    if (next >= count) return undefined
    const following = text.slice(end.index + (end.kind === 'space' ? 1 : 0), list.indices[next])
    if (solid.test(following) && excessWith(next) > tolerance) continue
    let to = index + 1
    while (to <= last && !(isWordEnd(kinds[to]) && excessWith(to) > tolerance)) to++
    if (to > last) return undefined
    holds.push({
      from: end,
      to: breaks[line + 2] && to === last ? (breaks[line + 2] as TextBreak) : textBreak(list, to),
    })
  }
  return { holds, tight }
}

/** Whether the browser, too, sees a place there where a line can end. */
function canEnd({ kind, index }: TextBreak, text: string): boolean {
  if (kind !== 'space') return true
  const before = text.charAt(index - 1)
  const after = text.charAt(index + 1)
  if (neverFirst.test(after)) return false
  if (word.test(before)) return true
  const closes = closing.test(before) || (closingOrOpening.test(before) && word.test(text.charAt(index - 2)))
  return closes && letter.test(after)
}

function isWordEnd(kind: number | undefined): boolean {
  return kind === breakKind.space || kind === breakKind.end
}
