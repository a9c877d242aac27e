/** Joins structure trees (ISO 32000-1, 14.7). */

import type { PDFContext } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFNumber, PDFRef, PDFStream, PDFString } from 'pdf-lib'
import { dictAt, dictOf, itemsAt, nameAt, numberAt, set, textAt, valueAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'

type Place = {
  /** Which part it is, from 0. */
  readonly part: number
  /** Added to the keys into the parent tree. */
  readonly firstKey: number
}

/**
 * Gives the objects of a part, which are all from `firstNumber` on, keys and identifiers that no other part has.
 *
 * @returns how many keys the part uses
 */
export function renumberParts(context: PDFContext, firstNumber: number, { part, firstKey }: Place): number {
  let keys = 0
  for (let number = firstNumber; number <= context.largestObjectNumber; number++) {
    const object = context.lookup(PDFRef.of(number))
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    for (const name of KEYS) {
      const key = numberAt(dict, name)
      if (key === undefined) continue
      keys = Math.max(keys, key + 1)
      set(dict, name, PDFNumber.of(firstKey + key))
    }
    if (part > 0 && nameAt(dict, 'Type') === 'StructElem') renameIdentifiers(dict, part)
  }
  return keys
}

/** Chromium counts the elements of each printing anew, and cells name their heads by these numbers. */
function renameIdentifiers(element: PDFDict, part: number): void {
  const id = textAt(element, 'ID')
  if (id !== undefined) set(element, 'ID', PDFString.of(`${id}-${part}`))
  for (const item of itemsAt(element, 'A')) {
    const attributes = dictOf(element, item)
    const heads = attributes && valueAt(attributes, 'Headers')
    if (!attributes || !(heads instanceof PDFArray)) continue
    const renamed = heads
      .asArray()
      .map((head) =>
        head instanceof PDFString || head instanceof PDFHexString ? PDFString.of(`${head.decodeText()}-${part}`) : head,
      )
    set(attributes, 'Headers', attributes.context.obj(renamed))
  }
}

/** Puts what the parts hold under the one document element of the first. */
export function joinStructure(parts: readonly OpenPdf[], nextKey: number): void {
  const [first] = parts
  const root = first && dictAt(first.catalog, 'StructTreeRoot')
  const top = root && topOf(root)
  if (!root || !top) return
  const kids = parts.flatMap(({ catalog }) => {
    const tree = dictAt(catalog, 'StructTreeRoot')
    const other = tree && topOf(tree)
    return other ? itemsAt(other.dict, 'K') : []
  })
  for (const kid of kids) {
    const element = dictOf(top.dict, kid)
    if (element && nameAt(element, 'S') !== undefined) set(element, 'P', top.ref)
  }
  set(top.dict, 'K', root.context.obj([...kids]))
  set(root, 'ParentTreeNextKey', PDFNumber.of(nextKey))
}

function topOf(root: PDFDict): { readonly ref: PDFRef; readonly dict: PDFDict } | undefined {
  const [item] = itemsAt(root, 'K')
  const dict = item && dictOf(root, item)
  return item instanceof PDFRef && dict ? { ref: item, dict } : undefined
}

const KEYS = ['StructParents', 'StructParent'] as const
