/** Which standards a PDF says that it keeps. */

/**
 * Reads the claims from the XMP packet, which PDF/A wants in plain sight (ISO 19005-2, 6.6.2.1): `PDF/UA-1`, `PDF/A-2a`. A file that
 * claims nothing gives none.
 */
export function claimedStandards(pdf: Uint8Array): readonly string[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const start = bytes.lastIndexOf('<x:xmpmeta')
  const end = bytes.indexOf('</x:xmpmeta>', Math.max(0, start))
  if (start < 0 || end < 0) return []
  const packet = bytes.toString('utf8', start, end)
  const value = (name: string): string | undefined => new RegExp(`<${name}>([^<]+)</${name}>`).exec(packet)?.[1]
  const [universal, part, level] = ['pdfuaid:part', 'pdfaid:part', 'pdfaid:conformance'].map(value)
  return [
    ...(universal === undefined ? [] : [`PDF/UA-${universal}`]),
    ...(part === undefined ? [] : [`PDF/A-${part}${(level ?? '').toLowerCase()}`]),
  ]
}
