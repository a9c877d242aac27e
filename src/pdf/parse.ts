/** Reads the objects of a file in the order in which they stand in it (ISO 32000-1, 7.3 and 7.5). */

import type { PDFObject } from 'pdf-lib'
import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { kindAt, skipSpace, tokenEnd } from './content/tokens.ts'
import { nameAt, nameOf, numberAt } from './objects.ts'
import { streamBytes } from './streams.ts'

/**
 * Parses a whole file, several times as fast as the parser of pdf-lib. Cross-references are not needed: of two objects with one
 * number the later counts. Words between objects are stepped over. Throws where an object is broken.
 *
 * @param context where the objects are put; the numbers of those that are there are added to theirs, so that files can be joined
 */
export function parseFile(bytes: Uint8Array, context = PDFContext.create()): PDFContext {
  const reader = newReader(bytes, context, context.largestObjectNumber)
  while ((reader.at = skipSpace(bytes, reader.at)) < bytes.length) {
    const kind = kindAt(bytes, reader.at)
    if (kind === 'number' && readIndirectObject(reader)) continue
    const [start, end] = [reader.at, tokenEnd(bytes, reader.at, kind)]
    const word = reader.bytes.toString('latin1', start, end)
    reader.at = end
    if (word === 'xref') reader.at = reader.bytes.indexOf('trailer', end)
    else if (word === 'trailer') noteTrailer(context, readValue(reader))
    if (reader.at < 0) throw new Error('The PDF has no trailer')
  }
  return context
}

type Reader = {
  readonly bytes: Buffer
  readonly context: PDFContext
  at: number
  /** Added to the number of every object. */
  readonly offset: number
  /** By object number as written, those of generation 0. */
  readonly refs: PDFRef[]
  /** As written; most of them come many times. */
  readonly numbers: Map<string, PDFNumber>
}

function newReader(bytes: Uint8Array, context: PDFContext, offset: number): Reader {
  return {
    offset,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    context,
    at: 0,
    refs: [],
    numbers: new Map(),
  }
}

/** Reads `12 0 obj …`; where something else begins with a number, nothing. */
function readIndirectObject(reader: Reader): boolean {
  const { bytes, context, at } = reader
  const ref = readTwoIntegers(reader, 'obj')
  if (!ref) {
    reader.at = at
    return false
  }
  const value = readValue(reader)
  const object = value instanceof PDFDict ? (readStream(reader, value) ?? value) : value
  const type = object instanceof PDFRawStream ? nameAt(object.dict, 'Type') : undefined
  if (object instanceof PDFRawStream && type === 'ObjStm') readObjectStream(object, reader.offset)
  else if (object instanceof PDFRawStream && type === 'XRef') noteTrailer(context, object.dict)
  else context.assign(ref, object)
  reader.at = skipSpace(bytes, reader.at)
  return true
}

/** The reference that two integers make before `obj` or `R`; `undefined` where they do not stand there. */
function readTwoIntegers(reader: Reader, word: string): PDFRef | undefined {
  const { bytes, refs, offset } = reader
  const number = readInteger(reader)
  reader.at = skipSpace(bytes, reader.at)
  const generation = readInteger(reader)
  reader.at = skipSpace(bytes, reader.at)
  if (number === undefined || generation === undefined || !isAt(bytes, reader.at, word)) return undefined
  reader.at += word.length
  return generation === 0 ? (refs[number] ??= PDFRef.of(number + offset)) : PDFRef.of(number + offset, generation)
}

function readInteger(reader: Reader): number | undefined {
  const start = reader.at
  let value = 0
  for (let digit = 0; (digit = (reader.bytes[reader.at] ?? 0) - 48) >= 0 && digit <= 9; reader.at++)
    value = value * 10 + digit
  return reader.at > start ? value : undefined
}

function readValue(reader: Reader): PDFObject {
  const { bytes } = reader
  const start = (reader.at = skipSpace(bytes, reader.at))
  const kind = kindAt(bytes, start)
  if (kind === 'dictionary') return readDictionary(reader)
  if (kind === 'array') return readArray(reader)
  if (kind === 'number') {
    const ref = readTwoIntegers(reader, 'R')
    if (ref) return ref
  }
  const end = (reader.at = tokenEnd(bytes, start, kind))
  const written = bytes.toString('latin1', start, end)
  if (kind === 'name') return nameOf(written.slice(1))
  if (kind === 'string') return PDFString.of(written.slice(1, -1))
  if (kind === 'hex') return PDFHexString.of(written.slice(1, -1))
  const constant = kind === 'number' ? readNumber(written, reader.numbers) : CONSTANTS.get(written)
  if (!constant) throw new Error(`The PDF has \`${written}\` where a value should be, at byte ${start}`)
  return constant
}

function readNumber(written: string, numbers: Map<string, PDFNumber>): PDFNumber | undefined {
  const value = Number(written)
  const number = numbers.get(written) ?? (Number.isFinite(value) ? PDFNumber.of(value) : undefined)
  if (number) numbers.set(written, number)
  return number
}

function readDictionary(reader: Reader): PDFDict {
  const { bytes, context } = reader
  const dict = PDFDict.withContext(context)
  reader.at += 2
  while (bytes[(reader.at = skipSpace(bytes, reader.at))] !== GREATER) {
    if (kindAt(bytes, reader.at) !== 'name') throw new Error(`The PDF has a broken dictionary, at byte ${reader.at}`)
    const [start, end] = [reader.at + 1, tokenEnd(bytes, reader.at, 'name')]
    reader.at = end
    dict.set(nameOf(bytes.toString('latin1', start, end)), readValue(reader))
  }
  reader.at += 2
  return dict
}

function readArray(reader: Reader): PDFArray {
  const { bytes, context } = reader
  const array = PDFArray.withContext(context)
  reader.at++
  while (bytes[(reader.at = skipSpace(bytes, reader.at))] !== RIGHT_BRACKET) array.push(readValue(reader))
  reader.at++
  return array
}

/** What follows the dictionary of a stream; its end is searched for where its length is no number or wrong. */
function readStream(reader: Reader, dict: PDFDict): PDFRawStream | undefined {
  const { bytes } = reader
  const word = skipSpace(bytes, reader.at)
  if (!isAt(bytes, word, 'stream')) return undefined
  let start = word + 'stream'.length
  if (bytes[start] === 13) start++
  if (bytes[start] === 10) start++
  const stated = start + (numberAt(dict, 'Length') ?? Number.NaN)
  const isRight = isAt(bytes, skipSpace(bytes, stated), 'endstream')
  const end = isRight ? stated : searchedEnd(bytes, start)
  reader.at = skipSpace(bytes, end)
  return PDFRawStream.of(dict, bytes.subarray(start, end))
}

function searchedEnd(bytes: Buffer, start: number): number {
  let end = bytes.indexOf('endstream', start)
  if (end < 0) throw new Error(`The PDF has a stream without an end, at byte ${start}`)
  if (bytes[end - 1] === 10) end--
  if (bytes[end - 1] === 13) end--
  return Math.max(end, start)
}

function readObjectStream(stream: PDFRawStream, offset: number): void {
  const { context } = stream.dict
  const bytes = streamBytes(stream)
  const first = numberAt(stream.dict, 'First') ?? 0
  if (!bytes) throw new Error('The PDF has packed objects that cannot be unpacked')
  const index = Buffer.from(bytes.subarray(0, first)).toString('latin1').trim().split(/\s+/).map(Number)
  const reader = newReader(bytes, context, offset)
  for (let at = 0; at + 1 < index.length; at += 2) {
    reader.at = first + (index[at + 1] ?? 0)
    context.assign(PDFRef.of((index[at] ?? 0) + offset), readValue(reader))
  }
}

function noteTrailer(context: PDFContext, dict: PDFObject): void {
  if (!(dict instanceof PDFDict)) return
  for (const key of ['Root', 'Encrypt', 'Info', 'ID'] as const) {
    const value = dict.get(nameOf(key))
    if (value) context.trailerInfo[key] = value
  }
}

function isAt(bytes: Buffer, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word.charCodeAt(index)) return false
  return true
}

const CONSTANTS: ReadonlyMap<string, PDFObject> = new Map<string, PDFObject>([
  ['true', PDFBool.True],
  ['false', PDFBool.False],
  ['null', PDFNull],
])
const [GREATER, RIGHT_BRACKET] = [0x3e, 0x5d] as const
