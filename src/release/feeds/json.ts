/** Writes JSON as a file. */

import { legal } from '../../book/xml-text.ts'
import type { FileToRelease } from '../manifest.ts'

/**
 * The file, in UTF-8, with a value on each line; keys whose value is `undefined` are left out. Characters that XML has no place for are left
 * out too: of a half of a pair strict readers refuse even the escape, and control characters say nothing.
 */
export function jsonFile(path: string, mediaType: string, value: unknown): FileToRelease {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? legal(part) : part), 2)
  return { path, mediaType, bytes: Buffer.from(`${text}\n`, 'utf8') }
}
