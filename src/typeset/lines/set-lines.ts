/** Sets paragraphs in their chosen lines, with as few elements as can be: every element costs time when the page is printed. */

import { holdsBoxes } from './breakpoints.ts'
import type { TextBreak } from './break-list.ts'
import type { Hold } from './holds.ts'
import { loosenLastLine } from './last-line.ts'
import { hangAtEnd, hangAtStart, hyphenMark, jointMark } from './line-marks.ts'
import { rememberStarts, type FittedLineStart } from './line-starts.ts'
import type { Fitting } from './paragraph.ts'

/** The character that ends a line (counted from 0), if all is as it was chosen. Few lines are looked at. */
export type LineEnd = { readonly node: Text; readonly offset: number; readonly line: number }

/**
 * Lets the browser fill the lines, with words held together where it would go beyond a chosen break. The spaces start at
 * their least, so that it only stretches.
 *
 * @returns line ends to look at when the page is laid out; `undefined`, and nothing changed, where lines must be nailed.
 */
export function setLines(fitting: Fitting): readonly LineEnd[] | undefined {
  const { element, breaks, holds: found, tightening } = fitting
  if (holdsBoxes(element)) return undefined
  if (!found?.holds.every((hold) => isInOneNode(hold, element))) return undefined
  if (tightening > 0) element.style.wordSpacing = `${-tightening}px`
  const holds = new Map(found.holds.map(({ from, to }) => [from, to]))
  const tight = new Set(found.tight)
  const ends: LineEnd[] = []
  const starts: FittedLineStart[] = []
  const text = textCursor()
  for (const [line, end] of breaks.slice(1, -1).entries()) {
    if (!end.node) continue
    const isSpace = end.kind === 'space'
    const isLooked = tight.has(line) || (isSpace && isAlone(end))
    if (end.hang > 0 && end.kind !== 'hyphen') {
      const sign = text.cut(end.node, end.offset - 1)
      text.cut(end.node, end.offset)
      hangAtEnd(sign, end.hang, end.hangKern)
      if (isLooked) ends.push({ node: sign, offset: 0, line })
    } else if (isLooked) {
      const { node, offset } = text.at(end.node, end.offset)
      ends.push({ node, offset: isSpace ? offset : offset - 1, line })
    }
    if (isSpace) {
      const { node, offset } = text.at(end.node, end.offset)
      starts.push({ kind: 'character', node, offset: offset + 1, divided: false, isForced: false })
    } else {
      const mark = end.kind === 'hyphen' ? hyphenMark(end) : jointMark()
      text.cut(end.node, end.offset).before(mark)
      starts.push({ kind: 'mark', mark, divided: end.kind === 'hyphen', isForced: false })
    }
    beginLine(end, holds.get(end), text)
  }
  rememberStarts(element, loosenLastLine(fitting, starts))
  return ends
}

/** Holds the first words of the line together, if they must be, and lets a quotation mark before them hang. */
function beginLine(
  { kind, node, offset, outdent, outdentKern }: TextBreak,
  heldTo: TextBreak | undefined,
  text: TextCursor,
): void {
  if (!node || (!heldTo && outdent === 0)) return
  const begin = kind === 'space' ? offset + 1 : offset
  const first = text.cut(node, begin)
  const rest = outdent > 0 ? text.cut(node, begin + 1) : undefined
  if (heldTo) {
    if (heldTo.node) text.cut(node, heldTo.offset)
    const held = document.createElement('span')
    held.className = 'held'
    first.before(held)
    held.append(first, ...(rest ? [rest] : []))
  }
  if (rest) hangAtStart(first, outdent, outdentKern)
}

/** Whether a space is a text by itself, between elements or signs that hang: the browser may find it too long for the line. */
function isAlone({ node, offset, hang, outdent }: TextBreak): boolean {
  return (hang > 0 || offset === 0) && (outdent > 0 || offset + 1 === node?.length)
}

function isInOneNode({ from, to }: Hold, element: HTMLElement): boolean {
  if (to.node || !from.node) return from.node === to.node
  return (element.textContent?.length ?? 0) - from.index === from.node.length - from.offset
}

type Place = { readonly node: Text; readonly offset: number }

/** Finds places of an unchanged text, in ascending order, in what its nodes have been cut into. */
type TextCursor = { at(original: Text, offset: number): Place; cut(original: Text, offset: number): Text }

function textCursor(): TextCursor {
  let current: { readonly original: Text; readonly node: Text; readonly begin: number } | undefined
  const at = (original: Text, offset: number): Place => {
    if (current?.original !== original) current = { original, node: original, begin: 0 }
    return { node: current.node, offset: offset - current.begin }
  }
  const cut = (original: Text, offset: number): Text => {
    const place = at(original, offset)
    const node = place.offset > 0 ? place.node.splitText(place.offset) : place.node
    current = { original, node, begin: offset }
    return node
  }
  return { at, cut }
}

/** Takes the lines back: the browser breaks the paragraph. */
export function unsetLines({ element }: Fitting): void {
  element.classList.remove('nailed')
  element.style.wordSpacing = ''
  for (const around of element.querySelectorAll('.last-line, .held, .hanging')) around.replaceWith(...around.childNodes)
  for (const mark of element.querySelectorAll('.line-end')) mark.replaceWith(mark.textContent ?? '')
  element.normalize()
  rememberStarts(element, undefined)
}
