/** Lists as PDF wants them: items of a label and a body. */

import type { StructureElement, StructureKid } from './tree.ts'
import { mapElements, newElement } from './tree.ts'

/** Gives every item its body and every drawn bullet its character (7.2-17 to 7.2-20 of PDF/UA-1). */
export function completeLists(
  tree: readonly StructureElement[],
  drawings: ReadonlySet<StructureKid>,
): readonly StructureElement[] {
  return mapElements(tree, (element) => {
    if (element.type === 'Lbl') return [withCharacter(element, drawings)]
    if (element.type === 'LI') return [{ ...element, kids: itemKids(element.kids) }]
    if (element.type === 'L') return [{ ...element, kids: element.kids.map(listKid) }]
    return [element]
  })
}

/** Chromium draws discs, circles and squares as shapes. */
function withCharacter(label: StructureElement, drawings: ReadonlySet<StructureKid>): StructureElement {
  const isDrawn = label.kids.length > 0 && label.kids.every((kid) => drawings.has(kid))
  return isDrawn && !label.actualText && !label.alt ? { ...label, actualText: '•' } : label
}

/** Labels first, then one body that holds all the rest; Chromium leaves the body out. */
function itemKids(kids: readonly StructureKid[]): readonly StructureKid[] {
  const elements = kids.filter((kid) => kid.kind === 'element')
  const labels = elements.filter(({ type }) => type === 'Lbl')
  const body = elements.find(({ type }) => type === 'LBody') ?? newElement('LBody', [])
  const content = kids.flatMap((kid) => {
    if (kid.kind !== 'element') return [kid]
    if (kid.type === 'Lbl') return []
    return kid.type === 'LBody' ? kid.kids : [kid]
  })
  return content.length === 0 ? labels : [...labels, { ...body, kids: content }]
}

function listKid(kid: StructureKid): StructureKid {
  if (kid.kind === 'element' && LIST_KIDS.has(kid.type)) return kid
  return newElement('LI', [newElement('LBody', [kid])])
}

const LIST_KIDS: ReadonlySet<string> = new Set(['LI', 'L', 'Caption'])
