/** Takes away the empty space behind roots. */

/** Less than this is not seen, px. */
const unseen = 0.1

/**
 * Chromium gives every root the room of the widest sign that its font has for one, whichever it draws: what is left over stands behind the bar
 * as an empty space of up to half an em.
 */
export function closeRoots(root: HTMLElement): void {
  const roots = [...root.querySelectorAll<MathMLElement>('msqrt, mroot')].map((element) => {
    const base = element.localName === 'mroot' ? element.firstElementChild : element.lastElementChild
    const right = base?.getBoundingClientRect().right
    const space = right === undefined ? 0 : element.getBoundingClientRect().right - right
    return { element, space, size: Number.parseFloat(getComputedStyle(element).fontSize) }
  })
  // Formulas may be set smaller later.
  for (const { element, space, size } of roots) if (space > unseen) element.style.marginRight = `${-space / size}em`
}
