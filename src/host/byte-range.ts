/** The range of bytes that a request asks for (RFC 9110, section 14), in the words that sirv understands. */

import type { IncomingHttpHeaders } from 'node:http'

/**
 * `bytes=10-19`, with the first and the last byte; `bytes=900-` for a beginning behind the end, which is refused with 416. `undefined`
 * where the whole file is to be given: nothing is asked, or something that a server may leave out (several ranges, other
 * units, a range only for an unchanged file).
 */
export function byteRange({ range, 'if-range': condition }: IncomingHttpHeaders, size: number): string | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if ((first === '' && last === '') || condition !== undefined || size === 0) return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? undefined : spelled(size - length, size - 1)
  }
  const start = Number(first)
  if (start >= size) return `bytes=${start}-`
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return end < start ? undefined : spelled(start, end)
}

/** sirv takes a last byte of 0 for none; the whole file is a right answer too. */
function spelled(first: number, last: number): string | undefined {
  return last === 0 ? undefined : `bytes=${first}-${last}`
}
