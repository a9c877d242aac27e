/** Writes the container of an EPUB (EPUB 3.3, section 4 "OCF"): a zip whose first entry is its type, stored as it is. */

import { once } from 'node:events'

/** What epub-gen-memory puts into its zip: a picture comes as a promise. */
export type EntryContent = string | Uint8Array | ArrayBuffer | Promise<Uint8Array | ArrayBuffer>

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml']

/**
 * Deflates the entries in a fixed order, all with the same time; folders get no entries of their own.
 * The same entries give the same bytes, as far as Node's zlib is the same.
 */
export async function writeContainer(entries: ReadonlyMap<string, EntryContent>, time: Date): Promise<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const options = { mtime: inAnyTimeZone(time), mode: 0o100644, forceDosTimestamp: true }
  for (const path of [...entries.keys()].toSorted(inOrder)) {
    const content = bytesOf((await entries.get(path)) ?? '')
    const stored = path === 'mimetype' || /\.(jpe?g|png|gif|webp)$/i.test(path)
    zip.addBuffer(content, path, { ...options, ...(stored ? { compress: false } : { compressionLevel: 9 }) })
  }
  zip.end()
  const parts: Uint8Array[] = []
  zip.outputStream.on('data', (part: Uint8Array) => parts.push(part))
  await once(zip.outputStream, 'end')
  return Buffer.concat(parts)
}

function bytesOf(content: Awaited<EntryContent>): Buffer {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

/** A zip holds local time; this one is the same in every time zone, also where clocks jump. */
function inAnyTimeZone(time: Date): Date {
  return Object.assign(new Date(time), {
    getFullYear: () => time.getUTCFullYear(),
    getMonth: () => time.getUTCMonth(),
    getDate: () => time.getUTCDate(),
    getHours: () => time.getUTCHours(),
    getMinutes: () => time.getUTCMinutes(),
    getSeconds: () => time.getUTCSeconds(),
  })
}

function inOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(path: string): number {
  const index = first.indexOf(path)
  return index < 0 ? first.length : index
}
