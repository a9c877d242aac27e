/** Puts a citation together from its parts, with a full stop after each and no sign twice. */

/** A part of a line; titles of books are in italics. */
export type Piece = { readonly text: string; readonly isItalic?: true }

/** Joins parts that each end a sentence, with spaces between them: `Title.` `Publisher.`; addresses get no full stop when they end the line. */
export function sentences(
  parts: readonly (readonly Piece[])[],
  url: string | undefined,
  stopsUrl: boolean,
): readonly Piece[] {
  const spoken = parts.map((part) => part.filter(({ text }) => text !== '')).filter((part) => part.length > 0)
  const pieces = spoken.flatMap((part, index) => [...(index === 0 ? [] : [plain(' ')]), ...stopped(part)])
  const address = url === undefined ? [] : [plain(`${pieces.length > 0 ? ' ' : ''}${url}${stopsUrl ? '.' : ''}`)]
  return joined([...pieces, ...address])
}

export function plain(text: string): Piece {
  return { text }
}

export function italic(text: string): Piece {
  return { text, isItalic: true }
}

/** In quotes the full stop stands before the closing one, unless the title ends with a sign of its own. */
export function endedInQuotes(title: string): string {
  return /[.?!…。？！؟]$/u.test(title) ? `“${title}”` : `“${title}.”`
}

/** Neighbours of one kind are one piece. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (piece.text === '') continue
    if (last !== undefined && last.isItalic === piece.isItalic)
      found[found.length - 1] = { ...last, text: last.text + piece.text }
    else found.push(piece)
  }
  return found
}

/** `Who is there?` and `et al.` end a sentence already, also before a closing quote; `(2nd ed.)` does not. */
function stopped(part: readonly Piece[]): readonly Piece[] {
  const last = part.at(-1)?.text ?? ''
  return /[.?!…。？！؟]["”’]*$/u.test(last) ? part : [...part, plain('.')]
}
