/** The parent tree: from the keys of pages, forms and annotations to what they hold. */

import type { PDFDict, PDFObject } from 'pdf-lib'
import { PDFNumber } from 'pdf-lib'
import { arrayAt, dictAt, dictOf } from '../objects.ts'

/** Key → array of elements by MCID (references not followed), or the reference to the one element. */
export function parentTree(root: PDFDict): ReadonlyMap<number, PDFObject> {
  const entries = new Map<number, PDFObject>()
  const top = dictAt(root, 'ParentTree')
  if (top) readNode(top, entries, 0)
  return entries
}

function readNode(node: PDFDict, entries: Map<number, PDFObject>, depth: number): void {
  const numbers = arrayAt(node, 'Nums')
  for (let index = 0; numbers && index + 1 < numbers.size(); index += 2) {
    const key = numbers.get(index)
    const value = numbers.lookup(index + 1)
    if (key instanceof PDFNumber && value) entries.set(key.asNumber(), value)
  }
  if (depth > DEEPEST) return
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) {
    const inner = dictOf(node, kid)
    if (inner) readNode(inner, entries, depth + 1)
  }
}

const DEEPEST = 20
