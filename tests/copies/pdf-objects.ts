/** Looks into the objects of a PDF. */

import { PDFDict, PDFHexString, PDFRawStream, PDFString, type PDFObject } from 'pdf-lib'
import { nameOf } from '../../src/pdf/objects.ts'
import { streamBytes } from '../../src/pdf/streams.ts'

/** An object as text, with what its stream holds. */
export function textOf(object: PDFObject | undefined): string {
  if (object instanceof PDFRawStream) return `${String(object.dict)}${Buffer.from(object.contents).toString('latin1')}`
  return String(object)
}

/** Its type: `Page`, `Catalog`; of others what they are. */
export function typeOf(object: PDFObject): string {
  const dict = object instanceof PDFRawStream ? object.dict : object
  return dict instanceof PDFDict ? String(dict.get(nameOf('Type')) ?? 'dictionary').slice(1) : 'object'
}

/** All that is written in an object: strings, names, and what streams hold. */
export function allTexts(object: PDFObject): readonly string[] {
  if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()]
  if (object instanceof PDFDict)
    return object.entries().flatMap(([key, value]) => [key.decodeText(), ...allTexts(value)])
  if (object instanceof PDFRawStream) {
    const bytes = Buffer.from(streamBytes(object) ?? object.contents)
    return [bytes.toString('latin1'), bytes.toString('utf8'), ...allTexts(object.dict)]
  }
  if ('asArray' in object && typeof object.asArray === 'function')
    return (object.asArray() as PDFObject[]).flatMap(allTexts)
  return [String(object)]
}
