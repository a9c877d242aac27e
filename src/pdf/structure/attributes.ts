/** Attribute objects of structure elements (ISO 32000-1, 14.7.5). */

import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFRef } from 'pdf-lib'
import { valueAt } from '../objects.ts'

/** The dictionaries of an element's `A` entry, whichever way they are written. */
export function attributeDicts(attributes: PDFObject | undefined, context: PDFContext): readonly PDFDict[] {
  const value = attributes instanceof PDFRef ? context.lookup(attributes) : attributes
  const items = value instanceof PDFArray ? value.asArray() : value ? [value] : []
  return items
    .map((item) => (item instanceof PDFRef ? context.lookup(item) : item))
    .filter((item) => item instanceof PDFDict)
}

/** The value of the first attribute object that has the key. */
export function attribute(dicts: readonly PDFDict[], key: string): PDFObject | undefined {
  return dicts.map((dict) => valueAt(dict, key)).find((value) => value !== undefined)
}
