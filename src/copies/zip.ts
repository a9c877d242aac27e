/** Entries of a ZIP as they are packed (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16): read, and written again without unpacking them. */

import { ChapbookError } from '../errors.ts'

export type ZipEntry = {
  readonly name: string
  /** As it stands in the file. */
  readonly data: Uint8Array
  /** Bytes unpacked, and their CRC-32. */
  readonly size: number
  readonly sum: number
  readonly isDeflated: boolean
  /** Version to extract and flags, and time and date, each as four bytes of the header say them. */
  readonly flags: number
  readonly moment: number
  /** Version that made it; permissions. */
  readonly madeBy: number
  readonly permissions: number
}

/**
 * The entries in the order of the directory.
 *
 * @throws ChapbookError (usage) where the file is broken or uses more than an EPUB may (OCF 3.3, section 4.2.2)
 */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const end = file.lastIndexOf(END)
    if (end < 0) throw new RangeError('no end')
    const entries: ZipEntry[] = []
    let at = file.readUInt32LE(end + 16)
    for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
      const { entry, next } = readEntry(file, at)
      entries.push(entry)
      at = next
    }
    return entries
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ChapbookError('The EPUB is broken', {
      kind: 'usage',
      hint: 'Make the release anew; `chapbook verify` finds what is damaged.',
      cause: error,
    })
  }
}

function readEntry(file: Buffer, at: number): { readonly entry: ZipEntry; readonly next: number } {
  const method = file.readUInt16LE(at + 10)
  const [packed, nameLength] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28)]
  const place = file.readUInt32LE(at + 42)
  if (file.readUInt32LE(at) !== DIRECTORY_ENTRY || file.readUInt32LE(place) !== LOCAL_FILE)
    throw new RangeError('no entry')
  if (method !== 0 && method !== deflated) throw new RangeError('unknown packing')
  const start = place + 30 + file.readUInt16LE(place + 26) + file.readUInt16LE(place + 28)
  if (start + packed > file.length) throw new RangeError('cut off')
  const entry: ZipEntry = {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    data: file.subarray(start, start + packed),
    size: file.readUInt32LE(at + 24),
    sum: file.readUInt32LE(at + 16),
    isDeflated: method === deflated,
    flags: file.readUInt32LE(at + 6),
    moment: file.readUInt32LE(at + 12),
    madeBy: file.readUInt16LE(at + 4),
    permissions: file.readUInt32LE(at + 38),
  }
  return { entry, next: at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32) }
}

/** The file, with the entries in the order given. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const described = describe(entry, name.length)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL_FILE)
    files.push(local, described, name, entry.data)
    const head = Buffer.alloc(6)
    head.writeUInt32LE(DIRECTORY_ENTRY, 0)
    head.writeUInt16LE(entry.madeBy, 4)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(entry.permissions, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(head, described, rest, name)
    offset += 4 + described.length + name.length + entry.data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, central, END, end])
}

/** What stands in the header of a file and in the directory alike. */
function describe({ flags, isDeflated, moment, sum, data, size }: ZipEntry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt32LE(flags, 0)
  fields.writeUInt16LE(isDeflated ? deflated : 0, 4)
  fields.writeUInt32LE(moment, 6)
  fields.writeUInt32LE(sum, 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

const END = Buffer.from('PK\x05\x06', 'latin1')
const LOCAL_FILE = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const deflated = 8
