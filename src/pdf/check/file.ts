/** Rules that only the bytes of the file and its trailer show. */

import type { PDFContext } from 'pdf-lib'
import { PDFArray } from 'pdf-lib'
import type { Fault } from './subject.ts'

/** ISO 14289-1 6.1; ISO 19005-2 6.1.2. Nothing else is worth asking where the header is missing. */
export function* checkHeader(bytes: Uint8Array): Generator<Fault> {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (!/^%PDF-1\.[0-7][\r\n]/.test(start))
    yield { ua: '6.1-1', archive: '6.1.2-1', message: 'The file does not begin as a PDF' }
  const comment = bytes.indexOf(0x25, 1)
  if (comment < 0 || comment > 12 || [1, 2, 3, 4].some((step) => (bytes[comment + step] ?? 0) < 128))
    yield { archive: '6.1.2-2', message: 'The header is not followed by four bytes above 127' }
  const end = Buffer.from(bytes.subarray(-16)).toString('latin1')
  if (!/%%EOF\r?\n?$/.test(end)) yield { archive: '6.1.3-3', message: 'Something follows the end of the file' }
}

/** ISO 19005-2 6.1.3. */
export function* checkTrailer({ trailerInfo: { Encrypt, ID } }: PDFContext): Generator<Fault> {
  if (Encrypt) yield { archive: '6.1.3-2', message: 'The file is encrypted' }
  if (!(ID instanceof PDFArray) || ID.size() !== 2) yield { archive: '6.1.3-1', message: 'The file has no identifier' }
}
