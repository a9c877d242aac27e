/** Changes to a run of bytes, kept as a list until all are known. */

export type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** The bytes with every range replaced by its text. Ranges must not overlap; at one place the order given holds. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const growth = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0)
  const edited = Buffer.allocUnsafe(bytes.length + growth)
  let [from, to] = [0, 0]
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    edited.set(bytes.subarray(from, start), to)
    to += start - from
    if (text !== '') to += edited.write(text, to, 'latin1')
    from = end
  }
  edited.set(bytes.subarray(from), to)
  return edited
}
