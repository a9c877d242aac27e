/** Sets smaller what is larger than the page, so that nothing of it is lost. */

import { positionOf } from './positions.ts'
import type { ReducedBlock } from './types.ts'

/** What a block is made smaller still, so that rounding does not make it too large again. */
const safety = 0.98

/**
 * A table that is wider than its column, a formula that is, and a picture or a row that is higher than a page are set smaller.
 *
 * @param height of the text block, px
 * @returns tables and blocks, each with the size of its text; formulas are left out, since their signs stay in proportion
 */
export function reduceBlocks(root: HTMLElement, height: number): readonly ReducedBlock[] {
  for (const formula of root.querySelectorAll<MathMLElement>('.formula math')) reduceFormula(formula)
  const tables = [...root.querySelectorAll('table')]
    .map((table) => ({ block: table, ratio: columnWidth(table) / table.getBoundingClientRect().width }))
    .filter(({ ratio }) => ratio < 0.999)
    .map(({ block, ratio }) => ({ block, ratio: ratio * safety, size: textSize(block) }))
  for (const { block, ratio } of tables) Object.assign(block.style, { zoom: String(ratio), overflowWrap: 'normal' })
  const high = [...root.querySelectorAll<HTMLElement>('figure, tr, [data-whole], p:has(img:not(.small-picture))')]
    .map((block) => ({
      block,
      ratio: height / Math.max(block.scrollHeight, block.getBoundingClientRect().height),
      size: textSize(block),
    }))
    .filter(({ ratio }) => ratio < 0.999)
    .map(({ ratio, ...found }) => ({ ...found, ratio: ratio * safety }))
  for (const { block, ratio } of high) block.style.zoom = String(ratio)
  return [...tables, ...high].map(({ block, ratio, size }) => {
    const position = positionOf(block)
    return { ...(position && { position }), ...(size !== undefined && { size: size * ratio }) }
  })
}

/** A formula on lines of its own that is wider than they are is set smaller. */
function reduceFormula(formula: MathMLElement): void {
  const room = formula.parentElement?.clientWidth ?? 0
  const ratio = room / formula.scrollWidth
  if (room > 0 && ratio < 1)
    formula.style.fontSize = `${Number.parseFloat(getComputedStyle(formula).fontSize) * ratio * safety}px`
}

/** What a block has for its width, px. */
function columnWidth({ parentElement }: HTMLElement): number {
  if (!parentElement) return Infinity
  const { paddingLeft, paddingRight } = getComputedStyle(parentElement)
  return parentElement.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}

/** Size of the type of the first text in a block, px; `undefined` where it has none. */
function textSize(block: HTMLElement): number | undefined {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    if (parentElement && textContent?.trim()) return Number.parseFloat(getComputedStyle(parentElement).fontSize)
  }
  return undefined
}
