/** Tables without what goes without saying. */

import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { attribute, attributeDicts } from './attributes.ts'
import type { StructureElement } from './tree.ts'
import { elementsOf, mapElements } from './tree.ts'

/**
 * Drops spans of one and empty lists of heads. In a table whose cells span nothing and whose heads all have a scope, the lists of
 * heads go too: the scopes say the same (7.5-1 of PDF/UA-1), also of the rows after a page break, whose own heads are not read.
 */
export function tidyTables(tree: readonly StructureElement[], context: PDFContext): readonly StructureElement[] {
  return mapElements(tree, (element) => {
    if (element.type !== 'Table') return [element]
    const dropped = isPlain(element, context) ? [...SPANS, 'Headers'] : []
    return mapElements([element], (cell) => [
      CELLS.has(cell.type) ? { ...cell, attributes: tidied(cell.attributes, dropped, context) } : cell,
    ])
  })
}

function isPlain(table: StructureElement, context: PDFContext): boolean {
  return elementsOf([table])
    .filter(({ type }) => CELLS.has(type))
    .every(({ type, attributes }) => {
      const dicts = attributeDicts(attributes, context)
      const hasNoSpan = SPANS.every((key) => isOne(attribute(dicts, key)))
      return hasNoSpan && (type === 'TD' || attribute(dicts, 'Scope') !== undefined)
    })
}

/** One attribute object with the entries that say something. */
function tidied(
  attributes: PDFObject | undefined,
  dropped: readonly string[],
  context: PDFContext,
): PDFObject | undefined {
  const dicts = attributeDicts(attributes, context)
  if (dicts.some((dict) => dict.get(PDFName.of('O')) !== PDFName.of('Table'))) return attributes
  const entries = dicts
    .flatMap((dict) => dict.entries())
    .filter(([key, value]) => !dropped.includes(key.decodeText()) && !(value instanceof PDFArray && value.size() === 0))
    .filter(([key, value]) => !(SPANS.includes(key.decodeText()) && isOne(value)))
  if (entries.every(([key]) => key === PDFName.of('O'))) return undefined
  return PDFDict.fromMapWithContext(new Map(entries), context)
}

function isOne(value: PDFObject | undefined): boolean {
  return value === undefined || (value instanceof PDFNumber && value.asNumber() === 1)
}

const SPANS: readonly string[] = ['RowSpan', 'ColSpan']
const CELLS: ReadonlySet<string> = new Set(['TH', 'TD'])
