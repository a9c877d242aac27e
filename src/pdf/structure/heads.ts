/** Heads of tables that cells refer to carry names of their own. */

import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { attribute, attributeDicts } from './attributes.ts'
import type { StructureElement } from './tree.ts'
import { elementsOf, mapElements } from './tree.ts'

/**
 * Names the heads `head-1`, `head-2` … in reading order; those that no cell names as its head lose their name. The browser counts the nodes
 * of its accessibility tree, of which there are now more and now fewer, so its names would not be the same each time.
 */
export function nameHeads(tree: readonly StructureElement[], context: PDFContext): readonly StructureElement[] {
  const elements = elementsOf(tree)
  const wanted = new Set(elements.flatMap(({ attributes }) => headersOf(attributes, context)))
  const names = new Map<string, string>()
  for (const { type, id } of elements)
    if (type === 'TH' && id !== undefined && wanted.has(id)) names.set(id, `head-${names.size + 1}`)
  return mapElements(tree, (element) => {
    const { type, id, attributes } = element
    if (type !== 'TH' && type !== 'TD') return [element]
    const hasHeaders = headersOf(attributes, context).length > 0
    return [
      {
        ...element,
        id: id === undefined || type !== 'TH' ? id : names.get(id),
        attributes: hasHeaders ? renamed(attributes, names, context) : attributes,
      },
    ]
  })
}

/** The names of the heads of a cell. */
function headersOf(attributes: PDFObject | undefined, context: PDFContext): readonly string[] {
  const headers = attribute(attributeDicts(attributes, context), 'Headers')
  return headers instanceof PDFArray ? headers.asArray().flatMap((name) => nameIn(name) ?? []) : []
}

function renamed(
  attributes: PDFObject | undefined,
  names: ReadonlyMap<string, string>,
  context: PDFContext,
): PDFObject | undefined {
  const key = PDFName.of('Headers')
  const dicts = attributeDicts(attributes, context).map((dict) => {
    const headers = dict.lookup(key)
    if (!(headers instanceof PDFArray)) return dict
    const list = PDFArray.withContext(context)
    for (const item of headers.asArray()) {
      const name = names.get(nameIn(item) ?? '')
      list.push(name === undefined ? item : PDFString.of(name))
    }
    return PDFDict.fromMapWithContext(new Map([...dict.entries(), [key, list]]), context)
  })
  const [first] = dicts
  return dicts.length === 1 ? first : context.obj(dicts)
}

function nameIn(item: PDFObject): string | undefined {
  return item instanceof PDFString || item instanceof PDFHexString ? item.decodeText() : undefined
}
