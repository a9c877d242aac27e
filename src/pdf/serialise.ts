/** Writes a document: numbers without gaps, packed objects, a cross-reference stream, an identifier made from the content. */

import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'
import { type Numbers, objectText } from './serialise/text.ts'
import { repackedStream } from './streams.ts'

/**
 * Writes the objects that the trailer reaches, in the order of their numbers, which close up (ISO 32000-1, 7.5.7 and 7.5.8). The
 * same objects give the same bytes; the identifier is the SHA-256 of everything else, cut to 16 bytes.
 */
export function serialise(context: PDFContext): Uint8Array {
  const { Root, Info } = context.trailerInfo
  const found = reachable(context, [Root, Info])
  const numbers: Numbers = new Map(found.map(([old], index) => [old, index + 1]))
  const objects = found.map(([, object], index) => [index + 1, object] as const)
  const file: Output = { parts: [], size: 0 }
  append(file, HEADER)
  const places = new Map<number, Place>()
  const packable: (readonly [number, PDFObject])[] = []
  for (const [number, object] of objects) {
    if (!(object instanceof PDFStream)) {
      packable.push([number, object])
      continue
    }
    places.set(number, { kind: 1, first: file.size, second: 0 })
    append(file, streamBytes(number, object instanceof PDFRawStream ? repackedStream(object) : object, numbers))
  }
  let next = objects.length + 1
  for (let at = 0; at < packable.length; at += OBJECTS_IN_STREAM) {
    const packed = packable.slice(at, at + OBJECTS_IN_STREAM)
    const number = next++
    for (const [index, [member]] of packed.entries()) places.set(member, { kind: 2, first: number, second: index })
    places.set(number, { kind: 1, first: file.size, second: 0 })
    append(file, streamBytes(number, objectStream(context, packed, numbers), numbers))
  }
  places.set(next, { kind: 1, first: file.size, second: 0 })
  appendCrossReferences(file, context, places, { number: next, numbers })
  return Buffer.concat(file.parts)
}

type Output = { readonly parts: Uint8Array[]; size: number }

/** An entry of the cross-reference stream: at an offset (1), or the nth object of an object stream (2). */
type Place = { readonly kind: 1 | 2; readonly first: number; readonly second: number }

function reachable(
  context: PDFContext,
  roots: readonly (PDFObject | undefined)[],
): readonly (readonly [number, PDFObject])[] {
  const found = new Map<number, PDFObject>()
  const waiting: PDFObject[] = roots.filter((root) => root !== undefined)
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    if (value instanceof PDFRef) {
      const target = found.has(value.objectNumber) ? undefined : context.lookup(value)
      if (!target) continue
      found.set(value.objectNumber, target)
      waiting.push(target)
    } else if (value instanceof PDFArray)
      for (let index = 0; index < value.size(); index++) waiting.push(value.get(index))
    else if (value instanceof PDFDict) waiting.push(...value.values())
    else if (value instanceof PDFStream) waiting.push(...value.dict.values())
  }
  return [...found].toSorted(([a], [b]) => a - b)
}

function append(file: Output, bytes: Uint8Array): void {
  file.parts.push(bytes)
  file.size += bytes.length
}

/** A stream as an indirect object. */
export function streamBytes(number: number, stream: PDFStream, numbers: Numbers): Uint8Array {
  const { dict } = stream
  const contents = stream.getContents()
  const entries = dict.entries().filter(([key]) => key !== LENGTH)
  const text = objectText(PDFDict.fromMapWithContext(new Map(entries), dict.context), numbers).slice(0, -2)
  const head = `${number} 0 obj\n${text}/Length ${contents.length}>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), contents, Buffer.from('\nendstream\nendobj\n')])
}

/** A stream that holds objects, which must be no streams (ISO 32000-1, 7.5.7). */
export function objectStream(
  context: PDFContext,
  objects: readonly (readonly [number, PDFObject])[],
  numbers: Numbers,
): PDFRawStream {
  const bodies = objects.map(([, object]) => `${objectText(object, numbers)}\n`)
  const offsets: number[] = []
  let size = 0
  for (const body of bodies) {
    offsets.push(size)
    size += body.length
  }
  const index = `${objects.map(([number], nth) => `${number} ${offsets[nth]}`).join(' ')}\n`
  const contents = deflateSync(Buffer.from([index, ...bodies].join(''), 'latin1'), { level: 9 })
  const dict = context.obj({ Type: 'ObjStm', N: objects.length, First: index.length, Filter: 'FlateDecode' })
  return PDFRawStream.of(dict, contents)
}

function appendCrossReferences(
  file: Output,
  context: PDFContext,
  places: ReadonlyMap<number, Place>,
  { number, numbers }: { readonly number: number; readonly numbers: Numbers },
): void {
  const start = file.size
  const table = Buffer.alloc((number + 1) * ROW)
  table.writeUInt16BE(65535, 5)
  for (const [object, { kind, first, second }] of places) {
    table.writeUInt8(kind, object * ROW)
    table.writeUInt32BE(first, object * ROW + 1)
    table.writeUInt16BE(second, object * ROW + 5)
  }
  const { Root, Info } = context.trailerInfo
  const hash = createHash('sha256')
  for (const part of file.parts) hash.update(part)
  const identifier = PDFHexString.of(hash.update(table).digest('hex').slice(0, 32).toUpperCase())
  const dict = context.obj({ Type: 'XRef', Size: number + 1, W: [1, 4, 2], Filter: 'FlateDecode' })
  const rows = context.obj({ Columns: ROW, Predictor: 12 })
  for (const [key, value] of Object.entries({
    DecodeParms: rows,
    Root,
    Info,
    ID: context.obj([identifier, identifier]),
  }))
    if (value) dict.set(context.obj(key), value)
  append(file, streamBytes(number, PDFRawStream.of(dict, deflateSync(differences(table), { level: 9 })), numbers))
  append(file, Buffer.from(`startxref\n${start}\n%%EOF\n`))
}

/** Each row as its difference from the row above: the Up predictor of PNG, with its number before each row. */
function differences(table: Uint8Array): Uint8Array {
  const rows = table.length / ROW
  const bytes = new Uint8Array(rows * (ROW + 1))
  for (let row = 0; row < rows; row++) {
    bytes[row * (ROW + 1)] = 2
    for (let column = 0; column < ROW; column++) {
      const at = row * ROW + column
      bytes[row * (ROW + 1) + 1 + column] = (table[at] ?? 0) - (row > 0 ? (table[at - ROW] ?? 0) : 0)
    }
  }
  return bytes
}

// The bytes above 127 tell transfer programs that the file is binary (ISO 19005-2, 6.1.2).
const HEADER = Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3]), Buffer.from('\n')])
const LENGTH = PDFName.of('Length')
const ROW = 7
const OBJECTS_IN_STREAM = 200
