/** Takes out the elements that mean nothing, which are most of what Chromium writes. */

import type { StructureElement, StructureKid } from './tree.ts'
import { mapElements } from './tree.ts'

/** Replaces wrappers by their kids, makes elements of what carries a language, and drops what is empty. */
export function collapse(tree: readonly StructureElement[]): readonly StructureElement[] {
  return mapElements(tree, (element) => {
    if (isEmpty(element)) return []
    if (element.type !== 'NonStruct') return [element]
    if (!saysSomething(element)) return element.kids
    return [{ ...element, type: element.kids.some(isBlock) ? 'Div' : 'Span' }]
  })
}

function isEmpty({ kids, type, alt, actualText }: StructureElement): boolean {
  return kids.length === 0 && DROPPED_WHEN_EMPTY.has(type) && !alt && !actualText
}

function saysSomething({ language, alt, actualText, expansion, id }: StructureElement): boolean {
  return Boolean(language || alt || actualText || expansion || id)
}

function isBlock(kid: StructureKid): boolean {
  return kid.kind === 'element' && BLOCKS.has(kid.type)
}

const DROPPED_WHEN_EMPTY: ReadonlySet<string> = new Set([
  'NonStruct',
  'P',
  'Span',
  'Em',
  'Strong',
  'Div',
  'Mark',
  'Sub',
  'Code',
])
const BLOCKS: ReadonlySet<string> = new Set([
  'P',
  'L',
  'Table',
  'BlockQuote',
  'Div',
  'Sect',
  'Art',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
])
