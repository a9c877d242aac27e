/** Checks a PDF against the rules of PDF/UA-1 and PDF/A-2a that a program can decide, without Java. */

import type { PdfFinding } from './finding.ts'

export type { PdfFinding } from './finding.ts'

/**
 * Reads a file and says which rules it breaks: those of ISO 14289-1 (PDF/UA-1) and ISO 19005-2 level A, numbered as veraPDF
 * numbers them, and a few of our own as warnings. Not all rules are covered; veraPDF has the last word (`tests/conformance`).
 * An empty list means that nothing was found. A file that is no PDF, or is encrypted, is one finding. Throws where a file that
 * begins as a PDF cannot be parsed.
 */
export async function checkPdf(bytes: Uint8Array): Promise<readonly PdfFinding[]> {
  const [{ openPdf }, { checkDocument, gather }, { checkHeader, checkTrailer }] = await Promise.all([
    import('./open.ts'),
    import('./check/document.ts'),
    import('./check/file.ts'),
  ])
  const headerFaults = [...checkHeader(bytes)]
  if (headerFaults.some(({ ua }) => ua)) return gather(headerFaults)
  const pdf = await openPdf(bytes)
  const faults = [...headerFaults, ...checkTrailer(pdf.context)]
  return pdf.context.trailerInfo.Encrypt ? gather(faults) : [...gather(faults), ...checkDocument(pdf)]
}
