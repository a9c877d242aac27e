/** Which elements stand in a line: the phrasing content (HTML Living Standard, section 3.2.5.2.5) that a book may hold. */

import type { ElementContent } from 'hast'

const names: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark math q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/** Tells whether a node stands in a line. */
export function isPhrasing(node: ElementContent): boolean {
  return node.type === 'text' || (node.type === 'element' && names.has(node.tagName))
}
