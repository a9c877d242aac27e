/** Which pages share a sheet when sheets are folded once and laid into one another. */

/** One side of a folded sheet: two pages by their index, `undefined` where a blank stands. */
export type FoldedSide = {
  readonly signature: number
  /** How many sheets of the signature lie round this one; 0 is the outermost. */
  readonly depth: number
  readonly sheetsInSignature: number
  readonly face: 'front' | 'back'
  readonly left: number | undefined
  readonly right: number | undefined
}

/**
 * How many sheets each signature has: as few signatures as `most` allows, and as even as can be, so that none is so thin that it
 * falls out. A sheet holds four pages, two on each side.
 *
 * @param most sheets that a fold and a staple can hold
 */
export function signaturesOf(pages: number, most: number): readonly number[] {
  const sheets = Math.max(1, Math.ceil(pages / PAGES_ON_SHEET))
  const count = Math.ceil(sheets / Math.max(1, most))
  return Array.from({ length: count }, (_, nth) => Math.ceil((sheets - nth) / count))
}

/**
 * The sides of all sheets in the order of printing: saddle stitch, outermost sheet first, front before back. Blanks fill the end.
 * Of a signature of 4n pages, the outermost front has the last page and the first, its back the second and the last but one, and
 * each sheet further in two pages later and earlier. Right-to-left books have left and right exchanged.
 */
export function foldedSides(
  pages: number,
  signatures: readonly number[],
  direction: 'ltr' | 'rtl',
): readonly FoldedSide[] {
  let first = 0
  return signatures.flatMap((sheetsInSignature, signature) => {
    const start = first
    const last = start + sheetsInSignature * PAGES_ON_SHEET - 1
    first = last + 1
    const pageAt = (index: number): number | undefined => (index < pages ? index : undefined)
    return Array.from({ length: sheetsInSignature }, (_, depth) => {
      const sheet = { signature, depth, sheetsInSignature }
      const front = pair(pageAt(last - 2 * depth), pageAt(start + 2 * depth), direction)
      const back = pair(pageAt(start + 2 * depth + 1), pageAt(last - 2 * depth - 1), direction)
      return [{ ...sheet, face: 'front', ...front } as const, { ...sheet, face: 'back', ...back } as const]
    }).flat()
  })
}

function pair(
  left: number | undefined,
  right: number | undefined,
  direction: 'ltr' | 'rtl',
): Pick<FoldedSide, 'left' | 'right'> {
  return direction === 'rtl' ? { left: right, right: left } : { left, right }
}

export const PAGES_ON_SHEET = 4
