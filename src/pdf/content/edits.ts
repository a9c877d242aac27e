/** Changes to a run of bytes, kept as a list until all are known. */

export type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** The bytes with every range replaced by its text. Ranges must not overlap; at one place the order given holds. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(at, start), Buffer.from(text, 'latin1'))
    at = end
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}
