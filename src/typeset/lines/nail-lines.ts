/** Sets paragraphs that cannot be left to a browser that fills lines: they may break nowhere but at the chosen places. */

import type { TextBreak } from './break-list.ts'
import { loosenLastLine } from './last-line.ts'
import { hangAtEnd, hangAtStart, hyphenMark } from './line-marks.ts'
import { rememberStarts, type FittedLineStart } from './line-starts.ts'
import type { Fitting } from './paragraph.ts'

/** An element at each chosen place, so that it holds in any script and beside anything that is no text. */
export function nailLines(fitting: Fitting): void {
  const { element, breaks, tightening } = fitting
  element.classList.add('nailed')
  if (tightening > 0) element.style.wordSpacing = `${-tightening}px`
  const starts: FittedLineStart[] = []
  // Backwards, so that offsets in a text node stay true while its tail is split off.
  for (const end of breaks.slice(1, -1).toReversed()) {
    const start = nail(end)
    if (start) starts.unshift(start)
  }
  rememberStarts(element, loosenLastLine(fitting, starts))
}

function nail(point: TextBreak): FittedLineStart | undefined {
  const { kind, node, offset, forcedBy, outdent } = point
  if (forcedBy) return { kind: 'mark', mark: forcedBy, divided: false, isForced: true }
  if (!node) return undefined
  const rest = node.splitText(offset)
  const mark = document.createElement('span')
  mark.className = 'line-end'
  rest.before(mark)
  if (kind === 'space') {
    rest.data = rest.data.slice(1)
    mark.textContent = ' '
  } else {
    mark.append(document.createElement('wbr'))
  }
  if (kind === 'hyphen') {
    mark.before(hyphenMark(point))
  } else if (point.hang > 0) {
    hangAtEnd(node.splitText(offset - 1), point.hang, point.hangKern)
  }
  if (outdent > 0) {
    rest.splitText(1)
    hangAtStart(rest, outdent, point.outdentKern)
  }
  return { kind: 'mark', mark, divided: kind === 'hyphen', isForced: false }
}
