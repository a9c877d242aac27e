/** Sets paragraphs in their chosen lines, with as few elements as can be: every element costs time when the page is printed. */

import { holdsOf, type Hold } from './holds.ts'
import type { Fitting, TextBreak } from './paragraph.ts'

/** Where a line begins, and whether the line above ends with a part of a word. */
export type FittedLineStart = (
  | { readonly kind: 'mark'; readonly mark: Element }
  | { readonly kind: 'character'; readonly node: Text; readonly offset: number }
) & { readonly divided: boolean }

/** The character that ends a line (counted from 0), if all is as it was chosen. */
export type LineEnd = { readonly node: Text; readonly offset: number; readonly line: number }

const startsOf = new WeakMap<Element, readonly FittedLineStart[]>()

/** Where the second line of a fitted paragraph and those after it begin; `undefined` where the browser chose the lines. */
export function lineStartsOf(element: Element): readonly FittedLineStart[] | undefined {
  return startsOf.get(element)
}

/**
 * Lets the browser fill the lines, with words held together where it would go beyond a chosen break. The spaces start at
 * their least, so that it only stretches.
 *
 * @returns line ends to look at when the page is laid out; `undefined`, and nothing changed, where lines must be nailed.
 */
export function setLines(fitting: Fitting): readonly LineEnd[] | undefined {
  const { element, chosen, points, tightening } = fitting
  const found = holdsOf(fitting, element.textContent ?? '')
  if (!found?.holds.every((hold) => isInOneNode(hold, element))) return undefined
  element.style.wordSpacing = `${-tightening}px`
  const holds = new Map(found.holds.map(({ from, to }) => [from, to]))
  const tight = new Set(found.tight)
  // Margins and borders of elements take room that was not counted.
  const isPlain = element.childElementCount === 0
  const ends: LineEnd[] = []
  const starts: FittedLineStart[] = []
  const text = textCursor()
  for (const [line, index] of chosen.entries()) {
    const end = points[index]
    if (!end?.node) continue
    const { node, offset } = text.at(end.node, end.offset)
    const isSpace = end.kind === 'space'
    if (!isPlain || tight.has(line)) ends.push({ node, offset: isSpace ? offset : offset - 1, line })
    if (isSpace) {
      starts.push({ kind: 'character', node, offset: offset + 1, divided: false })
    } else {
      const mark = lineEndMark(end)
      text.cut(end.node, end.offset).before(mark)
      starts.push({ kind: 'mark', mark, divided: end.kind === 'hyphen' })
    }
    const heldTo = holds.get(end)
    if (!heldTo) continue
    const first = text.cut(end.node, isSpace ? end.offset + 1 : end.offset)
    if (heldTo.node) text.cut(end.node, heldTo.offset)
    const held = document.createElement('span')
    held.className = 'held'
    first.before(held)
    held.append(first)
  }
  startsOf.set(element, loosenLastLine(fitting, starts))
  return ends
}

/** Spaces that are this much too narrow are not seen, px. */
const unseen = 0.15

/** The last line is not stretched, so the browser would leave its spaces as narrow as the tightest line wants them. */
function loosenLastLine(fitting: Fitting, starts: readonly FittedLineStart[]): readonly FittedLineStart[] {
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
  return [...starts.slice(0, -1), { kind: 'character', node: rest as Text, offset: 0, divided: start.divided }]
}

/** Whether the last line is no longer than the others with its spaces as wide as they are made. */
function hasRoomAtEnd({ points, chosen, width, shrink }: Fitting): boolean {
  const begin = points[chosen.at(-1) ?? 0]
  const end = points.at(-1)
  if (!begin || !end) return false
  const spaces = end.spacesBefore - begin.spacesAfter
  return spaces > 0 && end.end - begin.begin + spaces * shrink < width - 1
}

function isInOneNode({ from, to }: Hold, element: HTMLElement): boolean {
  if (to.node || !from.node) return from.node === to.node
  return (element.textContent?.length ?? 0) - from.index === from.node.length - from.offset
}

/** In a line that is filled, a hyphen before a letter is a place to break; anything else is given one. */
function lineEndMark({ kind }: TextBreak): HTMLElement {
  const mark = document.createElement(kind === 'hyphen' ? 'span' : 'wbr')
  mark.className = kind === 'hyphen' ? 'line-end divided' : 'line-end'
  return mark
}

type Place = { readonly node: Text; readonly offset: number }

/** Finds places of an unchanged text, in ascending order, in what its nodes have been cut into. */
function textCursor(): { at(original: Text, offset: number): Place; cut(original: Text, offset: number): Text } {
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

/** The paragraph may break nowhere but at the chosen places: an element at each, so that it holds in any script. */
export function nailLines(fitting: Fitting): void {
  const { element, chosen, points, tightening } = fitting
  element.classList.add('nailed')
  element.style.wordSpacing = `${-tightening}px`
  const starts: FittedLineStart[] = []
  // Backwards, so that offsets in a text node stay true while its tail is split off.
  for (const index of chosen.toReversed()) {
    const { kind, node, offset } = points[index] ?? {}
    if (!node || offset === undefined) continue
    const rest = node.splitText(offset)
    const mark = document.createElement('span')
    mark.className = kind === 'hyphen' ? 'line-end divided' : 'line-end'
    if (kind === 'space') {
      rest.data = rest.data.slice(1)
      mark.textContent = ' '
    } else {
      mark.append(document.createElement('wbr'))
    }
    rest.before(mark)
    starts.unshift({ kind: 'mark', mark, divided: kind === 'hyphen' })
  }
  startsOf.set(element, loosenLastLine(fitting, starts))
}

/** Takes the lines back: the browser breaks the paragraph. */
export function unsetLines({ element }: Fitting): void {
  element.classList.remove('nailed')
  element.style.wordSpacing = ''
  for (const line of element.querySelectorAll('.last-line')) line.replaceWith(...line.childNodes)
  for (const mark of element.querySelectorAll('.line-end')) mark.replaceWith(mark.textContent ?? '')
  for (const held of element.querySelectorAll('.held')) held.replaceWith(...held.childNodes)
  element.normalize()
  startsOf.delete(element)
}
