/** Reads values out of PDF dictionaries by their key, with references followed, and makes text strings. */

import type { PDFObject } from 'pdf-lib'
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'

/** The value of a key with its reference followed; `undefined` where the key is missing or null. */
export function valueAt(dict: PDFDict, key: string): PDFObject | undefined {
  const value = dict.get(nameOf(key))
  return value instanceof PDFRef ? dict.context.lookup(value) : value
}

/** A dictionary; of a stream, the stream's dictionary. */
export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  const value = valueAt(dict, key)
  if (value instanceof PDFStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function arrayAt(dict: PDFDict, key: string): PDFArray | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFArray ? value : undefined
}

export function streamAt(dict: PDFDict, key: string): PDFRawStream | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFRawStream ? value : undefined
}

/** A name without its slash. */
export function nameAt(dict: PDFDict, key: string): string | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFName ? nameText(value) : undefined
}

/** Decoding is slow, and few names are written with `#`. */
export function nameText(name: PDFName): string {
  const written = name.asString()
  return written.includes('#') ? name.decodeText() : written.slice(1)
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function booleanAt(dict: PDFDict, key: string): boolean | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFBool ? value.asBoolean() : undefined
}

/** A text string, decoded. */
export function textAt(dict: PDFDict, key: string): string | undefined {
  const value = valueAt(dict, key)
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

export function refAt(dict: PDFDict, key: string): PDFRef | undefined {
  const value = dict.get(nameOf(key))
  return value instanceof PDFRef ? value : undefined
}

/** The items of an array, or the one value that stands where an array may stand; references are not followed. */
export function itemsAt(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = valueAt(dict, key)
  if (value === undefined) return []
  return value instanceof PDFArray ? value.asArray() : [dict.get(nameOf(key)) ?? value]
}

/** The dictionary that an array item is or refers to. */
export function dictOf(holder: PDFDict, item: PDFObject): PDFDict | undefined {
  const value = item instanceof PDFRef ? holder.context.lookup(item) : item
  if (value instanceof PDFStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function set(dict: PDFDict, key: string, value: PDFObject): void {
  dict.set(nameOf(key), value)
}

export function remove(dict: PDFDict, key: string): void {
  dict.delete(nameOf(key))
}

/** `PDFName.of` searches its text with a pattern every time. */
export function nameOf(key: string): PDFName {
  const known = NAMES.get(key)
  if (known) return known
  const name = PDFName.of(key)
  NAMES.set(key, name)
  return name
}

const NAMES = new Map<string, PDFName>()

/** A text string: readable where it is ASCII, else UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): PDFString | PDFHexString {
  if (/^[\x20-\x7e]*$/.test(text)) return PDFString.of(text.replaceAll(/[\\()]/g, String.raw`\$&`))
  return PDFHexString.fromText(text)
}

/** The numbers in an array of numbers. */
export function numbersOf(array: PDFArray | undefined): readonly number[] {
  return array?.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN)) ?? []
}
