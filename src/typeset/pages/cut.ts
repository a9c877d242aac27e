/** Cuts a block in two at the beginning of a line. */

import { lineStartsOf, type LinePlace } from '../lines/line-starts.ts'

/** Where a block can be cut. */
export type LineStart = LinePlace & {
  /** Whether the line above is set flush at both margins. */
  readonly isFlush: boolean
}

const range = () => document.createRange()

/** Finds where line `line` (from 0) of a block begins. Lines are `lineHeight` px high, the first begins at `textTop`. */
export function lineStart(
  element: HTMLElement,
  line: number,
  textTop: number,
  lineHeight: number,
): LineStart | undefined {
  const isFlush = getComputedStyle(element).textAlign === 'justify'
  const starts = lineStartsOf(element)
  if (starts) {
    const start = starts[line - 1]
    return start && { ...start, isFlush: isFlush && !start.isForced }
  }
  const found = searchLine(textNodes(element), textTop + line * lineHeight)
  return found && { ...found, isFlush }
}

/** The first character of a block whose middle is below `y`, where a line begins as the browser shows it. */
export function lineBeginning(
  element: HTMLElement,
  y: number,
): { readonly node: Text; readonly offset: number } | undefined {
  return searchLine(textNodes(element), y)
}

/** The first character that stands below `y`, by halving: first the text nodes, then the characters of one. */
function searchLine(
  nodes: readonly Text[],
  y: number,
): { readonly kind: 'character'; readonly node: Text; readonly offset: number; readonly divided: boolean } | undefined {
  const probe = range()
  const middleOf = (node: Text, from: number, step: 1 | -1): number => {
    for (let at = from; at >= 0 && at < node.data.length; at += step) {
      probe.setStart(node, at)
      probe.setEnd(node, at + 1)
      const rects = probe.getClientRects()
      const rect = rects[rects.length - 1]
      if (rect && rect.height > 0) return (rect.top + rect.bottom) / 2
    }
    return step === 1 ? Infinity : -Infinity
  }
  const nodeIndex = firstWhere(nodes.length, (index) => {
    const node = nodes[index]
    return node !== undefined && middleOf(node, node.data.length - 1, -1) > y
  })
  const node = nodes[nodeIndex]
  if (!node) return undefined
  const offset = firstWhere(node.data.length, (index) => middleOf(node, index, 1) > y)
  // The browser divides no word with a hyphen: it parts what is wider than the line, or writing without spaces.
  return { kind: 'character', node, offset, divided: false }
}

function firstWhere(count: number, isTrue: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function textNodes(element: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) if ((walker.currentNode as Text).data.length > 0) found.push(walker.currentNode as Text)
  return found
}

/** Moves everything from `start` on into a new element of the same kind and returns it. */
export function cutAt(element: HTMLElement, start: LineStart): HTMLElement {
  const rest = element.cloneNode(false) as HTMLElement
  rest.removeAttribute('id')
  // Space above the first line is not repeated above the others.
  if (rest.style.paddingTop !== '') rest.style.paddingTop = '0'
  const tail = range()
  if (start.kind === 'mark') tail.setStartAfter(start.mark)
  else tail.setStart(start.node, start.offset)
  tail.setEnd(element, element.childNodes.length)
  rest.append(tail.extractContents())
  // Elements that the cut went through exist twice now; the id stays with the first half.
  for (let child = rest.firstElementChild; child; child = child.firstElementChild)
    if (child.id && element.querySelector(`[id="${CSS.escape(child.id)}"]`)) child.removeAttribute('id')
  element.classList.add('goes-on')
  // What the element was told by a cut further down holds for the rest now, which was copied before.
  element.classList.toggle('goes-on-flush', start.isFlush)
  rest.classList.add('continued')
  if (element.tagName === 'PRE') trimLineEnd(element)
  else hangSpace(element)
  return rest
}

/** The space at the end of the last line would take part in setting it flush; it is read, but has no width. */
function hangSpace(element: HTMLElement): void {
  const last = textNodes(element).at(-1)
  if (!last?.data.endsWith(' ')) return
  last.data = last.data.slice(0, -1)
  const space = document.createElement('span')
  space.className = 'hanging-space'
  space.textContent = ' '
  last.after(space)
}

/** A line end at the end of a block of code would show as an empty line. */
function trimLineEnd(element: HTMLElement): void {
  const last = textNodes(element).at(-1)
  if (last) last.data = last.data.replace(/\n$/, '')
}
