/** The bytes of streams: taken out, and put in again as small as they go. */

import { promisify } from 'node:util'
import { deflate, deflateSync, inflateSync } from 'node:zlib'
import type { PDFContext, PDFDict } from 'pdf-lib'
import { PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import { itemsAt, nameAt, valueAt } from './objects.ts'

/** What a stream holds, decoded; `undefined` for filters other than Flate without a predictor. */
export function streamBytes(stream: PDFRawStream): Uint8Array | undefined {
  const filters = filterNames(stream.dict)
  if (filters.length === 0) return stream.contents
  if (filters.length > 1 || filters[0] !== 'FlateDecode' || valueAt(stream.dict, 'DecodeParms')) return undefined
  return inflateSync(stream.contents, { chunkSize: INFLATED_AT_ONCE })
}

/** Names of the filters in the order in which a reader undoes them. */
export function filterNames(dict: PDFDict): readonly string[] {
  return itemsAt(dict, 'Filter').map((filter) => (filter instanceof PDFName ? filter.decodeText() : String(filter)))
}

/** A deflated stream; zlib builds may differ in their bytes, one machine gives the same every time. */
export function flateStream(
  context: PDFContext,
  bytes: Uint8Array,
  { level = 9, ...entries }: Readonly<Record<string, string | number>> & { readonly level?: number } = {},
): PDFRawStream {
  return packedStream(context, deflateSync(bytes, { level }), entries)
}

/** The same, deflated in another thread. */
export async function flateStreamAside(
  context: PDFContext,
  bytes: Uint8Array,
  { level = 9, ...entries }: Readonly<Record<string, string | number>> & { readonly level?: number } = {},
): Promise<PDFRawStream> {
  return packedStream(context, await promisify(deflate)(bytes, { level }), entries)
}

function packedStream(
  context: PDFContext,
  contents: Uint8Array,
  entries: Readonly<Record<string, string | number>>,
): PDFRawStream {
  const stream = PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode' }), contents)
  PACKED.add(stream)
  return stream
}

/** Says of a stream that it is packed as small as it goes: `repackedStream` leaves it alone. */
export function keepPacked(stream: PDFRawStream): void {
  PACKED.add(stream)
}

/** The same stream deflated harder, or the stream itself where that gains nothing, and metadata, which stay readable. */
export function repackedStream(stream: PDFRawStream): PDFRawStream {
  if (nameAt(stream.dict, 'Type') === 'Metadata') return stream
  if (PACKED.has(stream) || filterNames(stream.dict).length > 1 || stream.contents.length > LARGEST_REPACKED)
    return stream
  const bytes = streamBytes(stream)
  if (bytes === undefined) return stream
  const contents = deflateSync(bytes, { level: 9 })
  if (contents.length >= stream.contents.length) return stream
  const dict = stream.dict.clone()
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  dict.set(PDFName.of('Length'), PDFNumber.of(contents.length))
  return PDFRawStream.of(dict, contents)
}

// The content of most pages fits; zlib's usual 16 kB take twice as long.
const INFLATED_AT_ONCE = 1 << 16

/** Streams that cannot be made smaller, because they were packed here or by an earlier finishing. */
const PACKED = new WeakSet<PDFRawStream>()

// Above it are pictures, which gain a percent or two for seconds of work.
const LARGEST_REPACKED = 1 << 20
