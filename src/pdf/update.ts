/** Adds to a file without touching a byte of it: an incremental update (ISO 32000-1, 7.5.6). */

import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFHexString, PDFRawStream, PDFStream } from 'pdf-lib'
import { set } from './objects.ts'
import { objectStream, streamBytes } from './serialise.ts'

/** What an update has to know of the file that it is added to. */
export type UpdatedFile = {
  readonly bytes: Uint8Array
  /** Its objects; new ones are made in it, and none of it is changed. */
  readonly context: PDFContext
  /** One more than the largest number of an object. */
  readonly size: number
  /** Where its cross-references begin. */
  readonly crossReferences: number
}

/** Finds what an update needs. Throws where the file ends otherwise than `serialise` ends one. */
export function updatedFile(bytes: Uint8Array, context: PDFContext): UpdatedFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const tail = file.toString('latin1', Math.max(0, file.length - 64))
  const crossReferences = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  const head = Number.isNaN(crossReferences) ? '' : file.toString('latin1', crossReferences, crossReferences + 1024)
  const size = Number(/^\d+ 0 obj\s*<<.*?\/Size (\d+)/s.exec(head)?.[1] ?? Number.NaN)
  if (Number.isNaN(size)) throw new Error('The PDF has no cross-reference stream at its end')
  return { bytes, context, size, crossReferences }
}

/**
 * The file with objects added or, where they have the numbers of others, put in their place. The same objects give the same bytes. The
 * first part of the identifier stays, and the second is the SHA-256 of what is added, cut to 16 bytes (14.4).
 *
 * @param objects by number; those of the file are below its size
 */
export function withUpdate(file: UpdatedFile, objects: ReadonlyMap<number, PDFObject>): Uint8Array {
  const { context, bytes } = file
  const sorted = [...objects].toSorted(([a], [b]) => a - b)
  const output: Uint8Array[] = []
  const places = new Map<number, readonly [kind: number, first: number, second: number]>()
  let end = bytes.length
  const append = (number: number, stream: PDFStream): void => {
    const written = streamBytes(number, stream, ITSELF)
    places.set(number, [1, end, 0])
    output.push(written)
    end += written.length
  }
  for (const [number, object] of sorted) if (object instanceof PDFStream) append(number, object)
  const packed = sorted.filter(([, object]) => !(object instanceof PDFStream))
  const last = Math.max(file.size - 1, ...sorted.map(([number]) => number))
  for (const [index, [number]] of packed.entries()) places.set(number, [2, last + 1, index])
  append(last + 1, objectStream(context, packed, ITSELF))
  places.set(last + 2, [1, end, 0])
  output.push(streamBytes(last + 2, crossReferenceStream(file, output, places), ITSELF))
  return Buffer.concat([bytes, ...output, Buffer.from(`startxref\n${end}\n%%EOF\n`)])
}

function crossReferenceStream(
  { context, crossReferences }: UpdatedFile,
  output: readonly Uint8Array[],
  places: ReadonlyMap<number, readonly [kind: number, first: number, second: number]>,
): PDFRawStream {
  const sorted = [...places].toSorted(([a], [b]) => a - b)
  const table = Buffer.alloc(sorted.length * ROW)
  const runs: [first: number, count: number][] = []
  for (const [index, [number, [kind, first, second]]] of sorted.entries()) {
    table.writeUInt8(kind, index * ROW)
    table.writeUInt32BE(first, index * ROW + 1)
    table.writeUInt16BE(second, index * ROW + 5)
    const run = runs.at(-1)
    if (run && run[0] + run[1] === number) run[1]++
    else runs.push([number, 1])
  }
  const { Root, Info, ID } = context.trailerInfo
  const hash = createHash('sha256')
  for (const part of output) hash.update(part)
  const changed = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase())
  const lasting = ID instanceof PDFArray ? ID.get(0) : changed
  const dict = context.obj({
    Type: 'XRef',
    Size: (sorted.at(-1)?.[0] ?? 0) + 1,
    W: [1, 4, 2],
    Index: runs.flat(),
    Filter: 'FlateDecode',
    Prev: crossReferences,
    ID: [lasting, changed],
  })
  if (Root) set(dict, 'Root', Root)
  if (Info) set(dict, 'Info', Info)
  return PDFRawStream.of(dict, deflateSync(table, { level: 9 }))
}

/** Numbers stay as they are. */
const ITSELF = { get: (number: number) => number }
const ROW = 7
