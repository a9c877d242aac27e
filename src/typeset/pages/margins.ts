/** Puts signs into the margins beside lines. They are seen and not read aloud. */

import { furniture } from './compose.ts'

export type MarginSign = {
  readonly className: string
  readonly text: string
  /** The side of the page at which it stands. */
  readonly side: 'inner' | 'outer'
  /** From the upper edge of the page, px. */
  readonly top: number
  /** Edges of the column beside which it stands, px in the window. */
  readonly column: { readonly left: number; readonly right: number }
}

/** Adds a sign to a page whose box in the window is `box`; the style says how far it stands from the column. */
export function addMarginSign(
  page: HTMLElement,
  box: DOMRect,
  { className, text, side, top, column }: MarginSign,
): void {
  const sign = furniture(className, text)
  const isRecto = page.classList.contains('recto')
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const isLeft = (isRecto !== isRightToLeft) === (side === 'inner')
  sign.classList.add(isLeft ? 'at-left' : 'at-right')
  sign.style.top = `${top}px`
  if (isLeft) sign.style.right = `${box.right - column.left}px`
  else sign.style.left = `${column.right - box.left}px`
  page.append(sign)
}
