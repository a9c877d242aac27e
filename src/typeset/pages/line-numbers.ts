/** Counts the lines of the text on the finished pages and writes every fifth number into the inner margin. */

import { lineBeginning } from './cut.ts'
import { leafElements, measureLeaves, type Leaf } from '../galley/galley.ts'
import { addMarginSign } from './margins.ts'
import type { NumberedLine, TypesetOptions } from '../types.ts'

const every = 5

type Line = NumberedLine & {
  /** Upper edge and height on the page, px. */
  readonly top: number
  readonly height: number
}

/**
 * Numbers the lines of paragraphs, lists, quotations, verse and code. Headings, tables, figures, notes and what stands in
 * `data-uncounted` are not counted.
 *
 * @param pages page boxes as they are laid out; the numbers are put into them and are not read aloud
 * @param leading of the text, px
 * @returns all lines that are counted
 */
export function numberLines(
  pages: readonly HTMLElement[],
  mode: NonNullable<TypesetOptions['lineNumbers']>,
  leading: number,
): readonly NumberedLine[] {
  let count = 0
  const found = pages.flatMap((page, index) => {
    if (mode === 'page') count = 0
    const bodies = [...page.querySelectorAll<HTMLElement>('.page-body')]
    return bodies.map((body) => {
      const lines = linesIn(body, leading).map((line): Line => ({ ...line, page: index + 1, number: ++count }))
      return { page, body: body.getBoundingClientRect(), box: page.getBoundingClientRect(), lines }
    })
  })
  // Everything is measured before anything is added, because every addition lets the browser lay the pages out again.
  for (const { page, body, box, lines } of found) {
    for (const { number, top, height } of lines) {
      if (number % every !== 0) continue
      const middle = top - box.top + height / 2
      addMarginSign(page, box, {
        className: 'line-number',
        text: String(number),
        side: 'inner',
        top: middle - leading / 2,
        column: body,
      })
    }
  }
  return found.flatMap(({ lines }) => lines.map(({ page, number, text }) => ({ page, number, text })))
}

type FoundLine = Pick<Line, 'text' | 'top' | 'height'>

function linesIn(body: HTMLElement, leading: number): readonly FoundLine[] {
  const elements = leafElements(body).filter((element) => !element.closest('[data-uncounted], [aria-hidden=true]'))
  return measureLeaves(elements, body, leading).flatMap(linesOf)
}

const countedKinds: ReadonlySet<Leaf['kind']> = new Set(['text', 'stanza', 'attribution'])

function linesOf(leaf: Leaf): readonly FoundLine[] {
  const { element, kind, lines, lineHeight, textTop } = leaf
  if (!countedKinds.has(kind)) return isUneven(leaf) ? unevenLines(element) : []
  return textsOfLines(
    element,
    Array.from({ length: lines }, (_, line) => textTop + line * lineHeight),
  ).map((text, line) => ({ text, top: textTop + line * lineHeight, height: lineHeight }))
}

/** A paragraph that a picture or a formula in one of its lines makes higher than its lines are. */
function isUneven({ element, kind }: Leaf): boolean {
  return kind === 'whole' && /^(P|LI|DD|DT|DIV|BLOCKQUOTE)$/.test(element.tagName) && !element.matches('[data-whole]')
}

/** Lines as the browser has drawn them: boxes that lie beside each other are one. */
function unevenLines(element: HTMLElement): readonly FoundLine[] {
  const range = document.createRange()
  range.selectNodeContents(element)
  const lines: { top: number; bottom: number }[] = []
  for (const { top, bottom } of range.getClientRects()) {
    const last = lines.at(-1)
    const isBeside = last && Math.min(bottom, last.bottom) - Math.max(top, last.top) > (bottom - top) / 3
    if (isBeside) Object.assign(last, { top: Math.min(top, last.top), bottom: Math.max(bottom, last.bottom) })
    else lines.push({ top, bottom })
  }
  const texts = textsOfLines(
    element,
    lines.map(({ top }) => top),
  )
  return lines.map(({ top, bottom }, index) => ({ text: texts[index] ?? '', top, height: bottom - top }))
}

/** The text of each line, from where it begins to where the next one does. */
function textsOfLines(element: HTMLElement, tops: readonly number[]): readonly string[] {
  const starts = tops.slice(1).map((top) => lineBeginning(element, top))
  const range = document.createRange()
  return tops.map((_, line) => {
    const from = starts[line - 1]
    const to = starts[line]
    range.selectNodeContents(element)
    if (from) range.setStart(from.node, from.offset)
    if (to) range.setEnd(to.node, to.offset)
    return range.toString()
  })
}
