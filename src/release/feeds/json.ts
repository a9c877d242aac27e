/** Writes JSON as a file. */

import type { FileToRelease } from '../manifest.ts'

/** The file, in UTF-8, with a value on each line; keys whose value is `undefined` are left out. */
export function jsonFile(path: string, mediaType: string, value: unknown): FileToRelease {
  return { path, mediaType, bytes: Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`, 'utf8') }
}
