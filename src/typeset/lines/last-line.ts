/** The last line of a paragraph, whose spaces are as wide as the font makes them. */

import type { FittedLineStart } from './line-starts.ts'
import type { Fitting } from './paragraph.ts'

/** Spaces that are this much too narrow are not seen, px. */
const unseen = 0.15

/** The last line is not stretched, so the browser would leave its spaces as narrow as the tightest line wants them. */
export function loosenLastLine(fitting: Fitting, starts: readonly FittedLineStart[]): readonly FittedLineStart[] {
  const { element, tightening } = fitting
  const start = starts.at(-1)
  if (!start || tightening < unseen || !hasRoomAtEnd(fitting)) return starts
  const rest =
    start.kind === 'mark' ? start.mark.nextSibling : start.offset > 0 ? start.node.splitText(start.offset) : start.node
  if (rest?.parentNode !== element) return starts
  const line = document.createElement('span')
  line.className = 'last-line'
  rest.before(line)
  while (line.nextSibling) line.append(line.nextSibling)
  if (start.kind === 'mark') return starts
  return [
    ...starts.slice(0, -1),
    { kind: 'character', node: rest as Text, offset: 0, divided: start.divided, isForced: start.isForced },
  ]
}

/** Whether the last line is no longer than the others with its spaces as wide as they are made. */
function hasRoomAtEnd({ breaks, width, shrink }: Fitting): boolean {
  const begin = breaks.at(-2)
  const end = breaks.at(-1)
  if (!begin || !end) return false
  const spaces = end.spacesBefore - begin.spacesAfter
  return spaces > 0 && end.end - begin.begin + spaces * shrink < width - 1
}
