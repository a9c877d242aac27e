/** Writes objects in as few bytes as ISO 32000-1, 7.2.2 and 7.3 allow. */

import type { PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'

/** New numbers by old ones; what is not in it is written as `null`, which is what a missing object means. */
export type Numbers = Pick<ReadonlyMap<number, number>, 'get'>

/** An object as it stands in a file; of a stream, only its dictionary can be written so. One letter is one byte. */
export function objectText(object: PDFObject, numbers: Numbers): string {
  if (object instanceof PDFRef) {
    const number = numbers.get(object.objectNumber)
    return number === undefined ? 'null' : `${number} 0 R`
  }
  if (object instanceof PDFName) return object.asString()
  if (object instanceof PDFDict) {
    let text = '<<'
    for (const [key, value] of object.entries()) text += key.asString() + spaced(objectText(value, numbers))
    return `${text}>>`
  }
  if (object instanceof PDFArray) return arrayText(object, numbers)
  return object.toString()
}

/** A word after a word needs a space between. */
function spaced(text: string): string {
  return DELIMITERS.has(text[0] ?? '') ? text : ` ${text}`
}

function arrayText(array: PDFArray, numbers: Numbers): string {
  let text = '['
  let needsSpace = false
  for (let index = 0; index < array.size(); index++) {
    const item = array.get(index)
    const written = objectText(item, numbers)
    text += needsSpace ? spaced(written) : written
    needsSpace = item instanceof PDFName || !ENDS.has(written.at(-1) ?? '')
  }
  return `${text}]`
}

const DELIMITERS: ReadonlySet<string> = new Set(['/', '(', '<', '['])
const ENDS: ReadonlySet<string> = new Set([')', '>', ']'])
