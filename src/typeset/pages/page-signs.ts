/** Shows in the outer margin where the pages of another edition begin, which the text says with `<span class="page-mark" data-page="12">`. */

import { addMarginSign } from './margins.ts'

type Sign = {
  readonly page: HTMLElement
  readonly box: DOMRect
  readonly text: string
  readonly top: number
  readonly column: DOMRect
}

/**
 * Puts a sign beside the line that each mark stands in; two in one line stand under each other.
 *
 * @param pages page boxes as they are laid out
 */
export function showPageMarks(pages: readonly HTMLElement[], leading: number): void {
  const signs = pages.flatMap((page): readonly Sign[] => {
    if (!page.querySelector('.page-mark')) return []
    const box = page.getBoundingClientRect()
    let free = -Infinity
    return [...page.querySelectorAll<HTMLElement>('.page-mark')].flatMap((mark) => {
      const beside = whatFollows(mark, page)
      const column = mark.closest('.page-body, .foot')?.getBoundingClientRect()
      if (!beside || !column) return []
      const top = Math.max(free, (beside.top + beside.bottom - leading) / 2 - box.top)
      free = top + leading
      return [{ page, box, text: mark.dataset['page'] ?? '', top, column }]
    })
  })
  for (const { page, box, text, top, column } of signs)
    addMarginSign(page, box, { className: 'page-sign', text, side: 'outer', top, column })
}

/** The box of the first letter after a mark, or of the upper edge of a picture. */
function whatFollows(
  mark: HTMLElement,
  page: HTMLElement,
): { readonly top: number; readonly bottom: number } | undefined {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  walker.currentNode = mark
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      const at = node.data.search(/\S/)
      if (at < 0) continue
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect()
    }
    if (node instanceof Element && /^(IMG|SVG|HR)$/i.test(node.tagName)) {
      const { top, bottom } = node.getBoundingClientRect()
      return { top, bottom: Math.min(bottom, top + 30) }
    }
  }
  return undefined
}
