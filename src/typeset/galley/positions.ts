/** Positions in the text of the book, as the document names them with `data-at="chapter/block"`. */

import type { LineStart } from '../pages/cut.ts'
import type { TextPosition } from '../types.ts'

/** The position at which a block of the galley begins; `undefined` where it holds no text of a chapter. */
export function positionOf(element: Element): TextPosition | undefined {
  const at = element.getAttribute('data-at') ?? element.querySelector('[data-at]')?.getAttribute('data-at')
  const [, chapter, block] = /^(.*)\/(\d+)$/.exec(at ?? '') ?? []
  return chapter === undefined ? undefined : { chapter, block: Number(block), character: 0 }
}

/**
 * Counts the UTF-16 units of a block's text before a line of it, before the block is cut. What stands for a text of another length in
 * the book says so with `data-characters`.
 *
 * @param probe any range; one for all calls, because every range that is there costs time whenever the document changes
 */
export function charactersBefore(element: HTMLElement, start: LineStart, probe: Range): number {
  probe.selectNodeContents(element)
  if (start.kind === 'mark') probe.setEndAfter(start.mark)
  else probe.setEnd(start.node, start.offset)
  let characters = probe.toString().length
  for (const call of element.querySelectorAll<HTMLElement>('[data-characters]'))
    if (probe.intersectsNode(call)) characters += Number(call.dataset['characters']) - (call.textContent?.length ?? 0)
  return characters
}
