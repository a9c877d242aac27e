/** The structure tree as plain values, read from a file (ISO 32000-1, 14.7). */

import type { PDFObject } from 'pdf-lib'
import { PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { dictAt, itemsAt, nameAt, numberAt, refAt, textAt } from '../objects.ts'

export type StructureElement = {
  readonly kind: 'element'
  /** Its object in the file; `undefined` for an element that was added. */
  readonly ref: PDFRef | undefined
  /** `P`, `H1`, `Table`, …; mapped through the role map where it is no standard type. */
  readonly type: string
  readonly language?: string | undefined
  readonly alt?: string | undefined
  readonly actualText?: string | undefined
  readonly expansion?: string | undefined
  readonly id?: string | undefined
  /** Name of the mark that named the element, so that a later one can continue it. */
  readonly mark?: string | undefined
  /** Name of the mark whose element takes the kids of this one. */
  readonly continues?: string | undefined
  /** Attribute objects as they stand in the file. */
  readonly attributes?: PDFObject | undefined
  readonly kids: readonly StructureKid[]
}

export type StructureKid = StructureElement | MarkedKid | ObjectKid

/** A marked sequence of a page, or of a form that the page draws. */
export type MarkedKid = {
  readonly kind: 'marked'
  readonly page: PDFRef
  readonly mcid: number
  readonly stream?: PDFRef
}

/** An annotation. */
export type ObjectKid = { readonly kind: 'object'; readonly page: PDFRef | undefined; readonly ref: PDFRef }

/** Reads the elements under the root. `undefined` where the file has no structure tree. */
export function readStructureTree(catalog: PDFDict): readonly StructureElement[] | undefined {
  const root = dictAt(catalog, 'StructTreeRoot')
  return root && readKids(root, undefined).filter((kid) => kid.kind === 'element')
}

/** Every element in reading order, parents before their kids. */
export function elementsOf(kids: readonly StructureKid[], found: StructureElement[] = []): readonly StructureElement[] {
  for (const kid of kids) {
    if (kid.kind !== 'element') continue
    found.push(kid)
    elementsOf(kid.kids, found)
  }
  return found
}

/** A new tree: kids are changed first, then their parent; one element may become any number of kids. */
export function mapElements(
  elements: readonly StructureElement[],
  change: (element: StructureElement) => readonly StructureKid[],
): readonly StructureElement[] {
  return mapKids(elements, change).filter((kid) => kid.kind === 'element')
}

export function newElement(type: string, kids: readonly StructureKid[]): StructureElement {
  return { kind: 'element', ref: undefined, type, kids }
}

function mapKids(
  kids: readonly StructureKid[],
  change: (element: StructureElement) => readonly StructureKid[],
): readonly StructureKid[] {
  const mapped: StructureKid[] = []
  for (const kid of kids)
    if (kid.kind === 'element') mapped.push(...change({ ...kid, kids: mapKids(kid.kids, change) }))
    else mapped.push(kid)
  return mapped
}

function readKids(dict: PDFDict, inheritedPage: PDFRef | undefined): readonly StructureKid[] {
  const page = refAt(dict, 'Pg') ?? inheritedPage
  return itemsAt(dict, 'K').flatMap((item) => readKid(dict, item, page))
}

function readKid(parent: PDFDict, item: PDFObject, page: PDFRef | undefined): readonly StructureKid[] {
  const value = item instanceof PDFRef ? parent.context.lookup(item) : item
  if (value instanceof PDFNumber) return page ? [{ kind: 'marked', page, mcid: value.asNumber() }] : []
  if (!(value instanceof PDFDict)) return []
  const type = nameAt(value, 'Type')
  if (type === 'MCR') {
    const [markedPage, stream] = [refAt(value, 'Pg') ?? page, refAt(value, 'Stm')]
    const mcid = numberAt(value, 'MCID')
    return markedPage && mcid !== undefined
      ? [{ kind: 'marked', page: markedPage, mcid, ...(stream && { stream }) }]
      : []
  }
  if (type === 'OBJR') {
    const ref = refAt(value, 'Obj')
    return ref ? [{ kind: 'object', page: refAt(value, 'Pg') ?? page, ref }] : []
  }
  return [readElement(value, item, page)]
}

function readElement(dict: PDFDict, item: PDFObject, page: PDFRef | undefined): StructureElement {
  return {
    kind: 'element',
    ref: item instanceof PDFRef ? item : undefined,
    type: nameAt(dict, 'S') ?? '',
    language: textAt(dict, 'Lang'),
    alt: textAt(dict, 'Alt'),
    actualText: textAt(dict, 'ActualText'),
    expansion: textAt(dict, 'E'),
    id: textAt(dict, 'ID'),
    attributes: dict.get(PDFName.of('A')),
    kids: readKids(dict, page),
  }
}
