/** Sets smaller what is larger than the page, so that nothing of it is lost. */

import { positionOf } from './positions.ts'
import type { ReducedBlock } from '../types.ts'

/** What a block is made smaller still, so that rounding does not make it too large again. */
const safety = 0.98

type Reduced = Pick<ReducedBlock, 'kind' | 'size'> & { readonly block: Element }

/**
 * A table or a formula that is wider than its column, and a picture or a row that is higher than a page are set smaller.
 *
 * @param height of the text block, px
 * @returns each with the size of its type, or the width of its picture
 */
export function reduceBlocks(root: HTMLElement, height: number): readonly ReducedBlock[] {
  const formulas = [...root.querySelectorAll<MathMLElement>('.formula math')].flatMap(reduceFormula)
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
  const blocks = [...tables, ...high].map(({ block, ratio, size }): Reduced => {
    const kind = block.tagName === 'TABLE' || block.tagName === 'TR' ? 'table' : 'block'
    return { block, kind, size: size === undefined ? undefined : size * ratio }
  })
  return [...formulas, ...blocks, ...narrowPictures(root)].map(({ block, kind, size }) => {
    const position = positionOf(block)
    const note = block.closest('.note')?.id
    return { kind, ...(position && { position }), ...(note && { note }), ...(size !== undefined && { size }) }
  })
}

/** A formula on lines of its own that is wider than they are is set smaller. */
function reduceFormula(formula: MathMLElement): readonly Reduced[] {
  const block = formula.parentElement
  const room = block?.clientWidth ?? 0
  const ratio = room / formula.scrollWidth
  if (!block || room <= 0 || ratio >= 1) return []
  const size = Number.parseFloat(getComputedStyle(formula).fontSize) * ratio * safety
  formula.style.fontSize = `${size}px`
  return [{ block: formula.closest('.formula') ?? block, kind: 'formula', size }]
}

/** Narrower than this, a picture that was wide before shows little, px: 2 cm. */
const narrow = 76

/** Pictures that are many times as high as they are wide become strips on the page. */
function narrowPictures(root: HTMLElement): readonly Reduced[] {
  return [...root.querySelectorAll('img')].flatMap((picture) => {
    const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))]
    // The picture is drawn inside of its box, whole.
    const shown = (picture.getBoundingClientRect().height / height) * width
    const block = picture.closest('[data-at]') ?? picture
    return height > width && shown < narrow && shown < width / 2 ? [{ block, kind: 'picture', size: shown }] : []
  })
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
