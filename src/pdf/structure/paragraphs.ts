/** Text that stands in no paragraph gets one. */

import type { StructureElement, StructureKid } from './tree.ts'
import { mapElements, newElement } from './tree.ts'

/** Wraps each run of bare text and inline elements in a grouping element into a `P` (ISO 32000-1, 14.8.4.2). */
export function wrapLooseText(tree: readonly StructureElement[]): readonly StructureElement[] {
  return mapElements(tree, (element) => {
    if (!GROUPS.has(element.type) || !element.kids.some(isInline)) return [element]
    return [{ ...element, kids: runsWrapped(element.kids) }]
  })
}

function runsWrapped(kids: readonly StructureKid[]): readonly StructureKid[] {
  const wrapped: StructureKid[] = []
  let run: StructureKid[] = []
  const close = (): void => {
    if (run.length > 0) wrapped.push(newElement('P', run))
    run = []
  }
  for (const kid of kids) {
    if (isInline(kid)) run.push(kid)
    else {
      close()
      wrapped.push(kid)
    }
  }
  close()
  return wrapped
}

function isInline(kid: StructureKid): boolean {
  return kid.kind !== 'element' || INLINES.has(kid.type)
}

const GROUPS: ReadonlySet<string> = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Aside'])
const INLINES: ReadonlySet<string> = new Set([
  ...['Span', 'Em', 'Strong', 'Mark', 'Ins', 'Del', 'Sub', 'Sup', 'Quote', 'Code', 'Link', 'Reference'],
])
