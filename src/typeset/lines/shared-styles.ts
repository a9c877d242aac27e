/** Styles that many elements share, as classes of one style sheet. */

const known = new Map<string, string>()
let sheet: CSSStyleSheet | undefined

/**
 * Gives an element a declaration through a class. Chromium looks a style up among all that it has made for the same rules, and takes
 * declarations in the `style` of many elements for the same rules with different parents: the search grows with the text.
 *
 * @param declaration of CSS; one of few
 */
export function addSharedStyle(element: HTMLElement, declaration: string): void {
  const name = known.get(declaration) ?? addRule(declaration)
  element.classList.add(name)
}

function addRule(declaration: string): string {
  const name = `shared-${known.size + 1}`
  known.set(declaration, name)
  sheet ??= document.head.appendChild(document.createElement('style')).sheet ?? undefined
  sheet?.insertRule(`.${name} { ${declaration} }`, sheet.cssRules.length)
  return name
}
