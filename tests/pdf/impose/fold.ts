/** Prints, turns, folds and nests sheets of paper, and reads what comes of it. Knows nothing of how they were planned. */

/** What lies on one half of a printed side. */
export type Half = { readonly page: number; readonly isUpright: boolean } | undefined

/** A side as it lies on the desk, its print up. */
export type PrintedSide = { readonly left: Half; readonly right: Half }

export type Folding = {
  /** Edge on which the printer turned the sheet for its back. */
  readonly flip: 'short' | 'long'
  /** Where the spine is, seen from the cover. */
  readonly direction: 'ltr' | 'rtl'
  /** Sheets that are laid into one another, for each signature. */
  readonly signatures: readonly number[]
}

/** A leaf of the folded book: what its reader sees first, and what stands behind it. */
type Leaf = { readonly recto: Half; readonly verso: Half }

/** The pages in the order in which a reader turns them, blanks as `undefined`. Throws where one stands on its head. */
export function foldAndRead(sides: readonly PrintedSide[], { flip, direction, signatures }: Folding): readonly Half[] {
  const sheets = inPairs(sides).map(([front, back]) => ({ front, back: lookedThrough(back, flip) }))
  const read: Half[] = []
  let taken = 0
  for (const count of signatures) {
    const nested = sheets.slice(taken, taken + count)
    taken += count
    // Folded with the front outside, the half beside the spine's far edge is the first leaf, the other the last.
    const firstLeaves = nested.map((sheet) => leafOf(sheet, direction === 'ltr' ? 'right' : 'left'))
    const lastLeaves = nested.map((sheet) => turnedOver(leafOf(sheet, direction === 'ltr' ? 'left' : 'right')))
    for (const { recto, verso } of [...firstLeaves, ...lastLeaves.toReversed()]) read.push(recto, verso)
  }
  if (taken !== sheets.length) throw new Error(`${sheets.length} sheets, but ${taken} in signatures`)
  for (const half of read) if (half && !half.isUpright) throw new Error(`Page ${half.page} stands on its head`)
  return read
}

/** The back as it lies behind the front, seen through the paper: a turn on the short edge swaps left and right, one on the long edge
 * swaps top and bottom and so stands the print on its head. */
function lookedThrough({ left, right }: PrintedSide, flip: 'short' | 'long'): PrintedSide {
  if (flip === 'short') return { left: right, right: left }
  const onHead = (half: Half): Half => half && { ...half, isUpright: !half.isUpright }
  return { left: onHead(left), right: onHead(right) }
}

type Sheet = { readonly front: PrintedSide; readonly back: PrintedSide }

function leafOf({ front, back }: Sheet, half: 'left' | 'right'): Leaf {
  return { recto: front[half], verso: back[half] }
}

/** The far half of a sheet is folded over: its back is read first. */
function turnedOver({ recto, verso }: Leaf): Leaf {
  return { recto: verso, verso: recto }
}

function inPairs(sides: readonly PrintedSide[]): readonly (readonly [PrintedSide, PrintedSide])[] {
  const pairs: (readonly [PrintedSide, PrintedSide])[] = []
  for (let at = 0; at < sides.length; at += 2) {
    const [front, back] = [sides[at], sides[at + 1]]
    if (!front || !back) throw new Error('A sheet has no back')
    pairs.push([front, back])
  }
  return pairs
}
