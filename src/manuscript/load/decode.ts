/** Turns the bytes of a file into text, and says what had to be assumed or taken out. */

import { isUtf8 } from 'node:buffer'
import { VFile } from 'vfile'
import { fileKind, isFullOfControls, unknownBinary } from './file-kinds.ts'
import { information, problem, warning } from '../messages.ts'
import { pointAt } from './point-at.ts'

export type DecodeOptions = {
  /** Relative to `folder`. */
  readonly path: string
  /** Folder of the command, absolute. */
  readonly folder: string
}

/**
 * Reads bytes as UTF-8, as UTF-16, or, line by line where they are neither, as Windows-1252. Line ends become LF, a byte
 * order mark and stray control characters are taken out. What is assumed or taken out is a message on the file; a file
 * that is no text gets an error and an empty value.
 */
export function decode(bytes: Uint8Array, { path, folder }: DecodeOptions): VFile {
  const file = new VFile({ path, cwd: folder, value: '' })
  const signed = fileKind(bytes)
  const encoding = signed === undefined ? utf16Encoding(bytes) : undefined
  const kind = signed ?? (encoding === undefined && isFullOfControls(bytes) ? unknownBinary : undefined)
  if (kind !== undefined) {
    problem(file, { reason: `This is ${kind.name}, not a text`, note: kind.remedy, ruleId: 'binary-file' })
    return file
  }
  const text = encoding === undefined ? withLineFeeds(decodeBytes(bytes, file)) : decodeUtf16(bytes, encoding, file)
  file.value = withoutStrays(text, file)
  return file
}

/** UTF-16 shows by its mark, or by the NUL beside almost every letter of the Latin alphabet. */
function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'

  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1)
  if (sample.length < 4) return undefined
  const nulls = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nulls.map((count) => count / (sample.length / 2))
  if (odd > 0.4 && even < 0.02) return 'utf-16le'
  return even > 0.4 && odd < 0.02 ? 'utf-16be' : undefined
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', file: VFile): string {
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes))
  information(file, {
    reason: 'The file is in UTF-16, and was read so',
    note: 'Save it as UTF-8 to be safe everywhere.',
    ruleId: 'encoding',
  })
  const lost = text.indexOf('\uFFFD')
  if (lost !== -1) {
    const reason = 'A character is cut in half here'
    warning(file, {
      reason,
      note: 'Type it anew and save the file as UTF-8.',
      ruleId: 'encoding',
      place: pointAt(text, lost),
    })
  }
  return text
}

function decodeBytes(bytes: Uint8Array, file: VFile): string {
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : decodeLines(bytes, file)
}

/** Lines that are UTF-8 stay so, since a text pasted together from two sources may hold both encodings. */
function decodeLines(bytes: Uint8Array, file: VFile): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  const lines = splitLines(bytes)
  const assumed = lines.flatMap((line, index) => (isUtf8(line) ? [] : [index]))
  const others = new Set(assumed)
  const decoded = lines.map((line, index) => (others.has(index) ? decodeWindows1252(line) : utf8.decode(line)))
  const [first = 0] = assumed
  const column = utf8.decode(lines[first]).indexOf('\uFFFD') + 1
  const shown = (decoded[first] ?? '').slice(Math.max(0, column - 12), column + 11).trim()
  const more = assumed.length > 1 ? `, as on ${assumed.length - 1} more ${assumed.length === 2 ? 'line' : 'lines'}` : ''
  warning(file, {
    reason: `This line is not in UTF-8${more}; it was read as Windows-1252 (Latin-1): \`${shown}\``,
    note: 'Save the file as UTF-8; look first whether the accented letters and quotation marks are right.',
    ruleId: 'encoding',
    place: { line: first + 1, column },
  })
  return decoded.join('\n').replace(/^\uFEFF/, '')
}

/** Splits at LF, CR LF or CR; none of their bytes occurs inside a character of UTF-8. */
function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte !== 10 && byte !== 13) continue
    lines.push(bytes.subarray(start, index))
    if (byte === 13 && bytes[index + 1] === 10) index += 1
    start = index + 1
  }
  return [...lines, bytes.subarray(start)]
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F; five places are empty there. */
const windows1252 = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ')

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replaceAll(/[\x80-\x9F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

/** Control characters that no text needs, what XML has no place for, and byte order marks where two files were joined. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const strays = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g

/** Every stray up to this number gets its own message. */
const most = 10

function withoutStrays(text: string, file: VFile): string {
  let count = 0
  const clean = text.replaceAll(strays, (stray, index: number) => {
    count += 1
    const isBreak = /[\v\f\u0085]/.test(stray)
    if (count <= most) {
      const code = stray.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      warning(file, {
        reason: `A control character (U+${code}) stands here; it was ${isBreak ? 'read as a space' : 'left out'}`,
        note: 'Delete it in the text; it often comes from copying out of another program.',
        ruleId: 'control-character',
        place: pointAt(text, index),
      })
    }
    return isBreak ? ' ' : ''
  })
  if (count > most) {
    const reason = `${count - most} more control characters were found`
    warning(file, { reason, note: 'Delete them, or paste the text anew as plain text.', ruleId: 'control-character' })
  }
  return clean
}
