/** The list of checksums that goes with a release, as `sha256sum` of GNU writes and reads it. */

import { createHash } from 'node:crypto'

export type Checksum = {
  /** With `/` between folders. */
  readonly name: string
  /** Hexadecimal, in small letters. */
  readonly sha256: string
}

export type FileToSum = { readonly name: string; readonly bytes: Uint8Array }

/** SHA-256 of bytes, hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Text of `SHA256SUMS`: a line for each file, sorted by the code points of the names. `sha256sum -c` takes it. */
export function checksumsFile(files: readonly (FileToSum | Checksum)[]): string {
  return files
    .map((file) => ({ name: file.name, sha256: 'bytes' in file ? sha256(file.bytes) : file.sha256 }))
    .toSorted((a, b) => byCodePoint(a.name, b.name))
    .map(checksumLine)
    .join('')
}

/** A name that would break the line is escaped, and a backslash before the line says so (GNU coreutils, `md5sum` invocation). */
function checksumLine({ name, sha256: hash }: Checksum): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `${escaped === name ? '' : '\\'}${hash}  ${escaped}\n`
}

export type Checksums = {
  readonly entries: readonly Checksum[]
  /** Numbers, from 1, of the lines that say nothing of a file. */
  readonly wrongLines: readonly number[]
}

/** Reads such a list; for binary files some programs put `*` before the name. Names are taken as they are: judge them before use. */
export function readChecksums(text: string): Checksums {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const read = lines.map(readLine)
  return {
    entries: read.flatMap((entry) => entry ?? []),
    wrongLines: read.flatMap((entry, index) => (entry === undefined ? [index + 1] : [])),
  }
}

function readLine(line: string): Checksum | undefined {
  const [, mark, hash = '', written = ''] = /^(\\?)([0-9a-f]{64}) [ *]([^\r\n]+)$/i.exec(line) ?? []
  if (written === '') return undefined
  const name = mark === '\\' ? unescaped(written) : written
  return name === undefined ? undefined : { name, sha256: hash.toLowerCase() }
}

const signs: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

function unescaped(written: string): string | undefined {
  if (!/^(?:[^\\]|\\[\\nr])*$/.test(written)) return undefined
  return written.replaceAll(/\\[\\nr]/g, (sign) => signs[sign] ?? sign)
}

/** UTF-8 keeps the order of code points; UTF-16, which `sort` goes by, does not. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
