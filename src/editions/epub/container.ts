/** Writes the container of an EPUB (EPUB 3.3, section 4 "OCF"): a zip whose first entry is its type, stored as it is. */

import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'

/** What epub-gen-memory puts into its zip: a picture comes as a promise. */
export type EntryContent = string | Uint8Array | ArrayBuffer | Promise<Uint8Array | ArrayBuffer>

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml']

/**
 * Deflates the entries in a fixed order, all with the same time; folders get no entries of their own.
 * The same entries give the same bytes, as far as Node's zlib is the same.
 *
 * Local file headers, central directory and its end are those of APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16, in version 2.0,
 * which is all that OCF allows (section 4.2.2): no encryption, one volume. A library would deflate each entry through streams of its
 * own, and take as long as everything else that an essay needs.
 *
 * @throws RangeError where the container would be larger than 4 GB
 */
export async function writeContainer(entries: ReadonlyMap<string, EntryContent>, time: Date): Promise<Uint8Array> {
  const paths = [...entries.keys()].toSorted(inOrder)
  const packed = await Promise.all(paths.map(async (path) => pack(path, bytesOf((await entries.get(path)) ?? ''))))
  const moment = dosTime(time)
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of packed) {
    const described = describe(entry, moment)
    files.push(LOCAL_FILE, described, entry.name, entry.data)
    directory.push(DIRECTORY_ENTRY, described, placeOf(offset), entry.name)
    offset += LOCAL_FILE.length + described.length + entry.name.length + entry.data.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...files, central, endOf(packed.length, central.length, offset)])
}

type Entry = {
  readonly name: Uint8Array
  readonly data: Uint8Array
  /** Bytes before they were packed, and their CRC-32. */
  readonly size: number
  readonly sum: number
  readonly isDeflated: boolean
}

const deflateAside = promisify(deflateRaw)
/** Up to this size (bytes) a thread of its own takes longer than the deflating; zlib's window need not be larger either. */
const small = 8192

async function pack(path: string, content: Buffer): Promise<Entry> {
  const entry = { name: Buffer.from(path), size: content.length, sum: crc32(content) }
  // The type must be readable in the bytes of the container; pictures have been packed.
  if (path === 'mimetype' || /\.(jpe?g|png|gif|webp)$/i.test(path))
    return { ...entry, data: content, isDeflated: false }
  const data =
    content.length <= small
      ? deflateRawSync(content, { level: 9, windowBits: 13 })
      : await deflateAside(content, { level: 9 })
  return { ...entry, data, isDeflated: true }
}

const LOCAL_FILE = Buffer.from('PK\x03\x04', 'latin1')
/** With the version that wrote it: 2.0, on a system with permissions as Unix has them. */
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02\x14\x03', 'latin1')
const END = Buffer.from('PK\x05\x06', 'latin1')
const version = 20
const namesAreUtf8 = 0x0800
const deflated = 8
const readableFile = 0o100644

/** What stands in the header of a file and in the directory alike. */
function describe({ name, data, size, sum, isDeflated }: Entry, moment: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(version, 0)
  fields.writeUInt16LE(namesAreUtf8, 2)
  fields.writeUInt16LE(isDeflated ? deflated : 0, 4)
  fields.writeUInt32LE(moment, 6)
  fields.writeUInt32LE(sum, 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

/** The rest of an entry of the directory: no comment, volume 0, permissions, where the file begins. */
function placeOf(offset: number): Buffer {
  const fields = Buffer.alloc(14)
  fields.writeUInt16LE(readableFile, 8)
  fields.writeUInt32LE(offset, 10)
  return fields
}

function endOf(count: number, length: number, offset: number): Buffer {
  const fields = Buffer.alloc(18)
  fields.writeUInt16LE(count, 4)
  fields.writeUInt16LE(count, 6)
  fields.writeUInt32LE(length, 8)
  fields.writeUInt32LE(offset, 12)
  return Buffer.concat([END, fields])
}

/**
 * Date and time as MS-DOS counts them, from 1980 to 2107, in steps of two seconds; what lies outside becomes the nearest. A zip holds
 * local time; this one is the same everywhere.
 */
function dosTime(time: Date): number {
  const [first, last] = [Date.UTC(1980, 0, 1), Date.UTC(2107, 11, 31, 23, 59, 58)]
  const near = new Date(Math.min(Math.max(time.getTime(), first), last))
  const date = ((near.getUTCFullYear() - 1980) << 9) | ((near.getUTCMonth() + 1) << 5) | near.getUTCDate()
  const clock = (near.getUTCHours() << 11) | (near.getUTCMinutes() << 5) | (near.getUTCSeconds() >> 1)
  return date * 0x10000 + clock
}

function bytesOf(content: Awaited<EntryContent>): Buffer {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

function inOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(path: string): number {
  const index = first.indexOf(path)
  return index < 0 ? first.length : index
}
