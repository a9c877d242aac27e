/** Excerpts: what has changed, with some words around it. */

import type { Piece } from './change.ts'
import type { Hunk, Wording } from './hunks.ts'

/** Tokens that are shown on either side of a change. */
const around = 8

/** Words of a passage that are shown, and characters, where words are very long or stand without spaces. */
const longest = { words: 60, characters: 600 }

const leftOut: Piece = { kind: 'left-out', text: '…' }

/** Changes of one passage that stand near each other, in a wording before and after. */
export type Cluster = {
  readonly hunks: readonly Hunk[]
  /** Tokens of the new wording that are the same in the old one, before the first and after the last change. */
  readonly before: number
  readonly after: number
}

/** The changes in groups: those with three tokens or fewer between them are one. */
export function clustersOf(hunks: readonly Hunk[], now: Wording): readonly Cluster[] {
  const rows: Hunk[][] = []
  for (const hunk of hunks) {
    const last = rows.at(-1)?.at(-1)
    if (last && hunk.newFrom - last.newTo <= 3) rows.at(-1)?.push(hunk)
    else rows.push([hunk])
  }
  return rows.map((row, index) => ({
    hunks: row,
    before: (row[0]?.newFrom ?? 0) - (rows[index - 1]?.at(-1)?.newTo ?? 0),
    after: (rows[index + 1]?.[0]?.newFrom ?? now.tokens.length) - (row.at(-1)?.newTo ?? 0),
  }))
}

/** A cluster with up to eight tokens on either side. */
export function excerptOf({ hunks: given, before, after }: Cluster, old: Wording, now: Wording): readonly Piece[] {
  const hunks = given.map((hunk) => (saysTheSame(hunk, old, now) ? withSignBefore(hunk) : hunk))
  const [first, last] = [hunks[0], hunks.at(-1)]
  if (!first || !last) return []
  let from = Math.max(0, first.newFrom - Math.min(before, around))
  // An excerpt begins with a word.
  while (from > 0 && from < first.newFrom && now.tokens[from]?.isWord === false) from += 1
  const to = Math.min(now.tokens.length, last.newTo + Math.min(after, around))
  const pieces: Piece[] = from > 0 ? [leftOut] : []
  let shown = from
  for (const hunk of hunks) {
    pieces.push(...same(now, shown, hunk.newFrom, shown === from), ...space(hunk, old, now, hunk.newFrom === from))
    pieces.push(...cut('gone', old, hunk.oldFrom, hunk.oldTo), ...cut('new', now, hunk.newFrom, hunk.newTo))
    shown = hunk.newTo
  }
  pieces.push(...same(now, shown, to, false))
  if (to < now.tokens.length) pieces.push(leftOut)
  return joinSame(pieces)
}

/** Whether only the space before a word has changed, which would not be seen. */
function saysTheSame({ oldFrom, oldTo, newFrom, newTo }: Hunk, old: Wording, now: Wording): boolean {
  const text = (wording: Wording, from: number, to: number): string =>
    wording.text.slice(wording.tokens[from]?.start, wording.tokens[to - 1]?.end)
  return oldFrom > 0 && newFrom > 0 && oldFrom < oldTo && text(old, oldFrom, oldTo) === text(now, newFrom, newTo)
}

function withSignBefore({ oldFrom, newFrom, ...hunk }: Hunk): Hunk {
  return { ...hunk, oldFrom: oldFrom - 1, newFrom: newFrom - 1 }
}

/** The beginning of a wording, all of one kind. */
export function beginningOf(kind: Piece['kind'], wording: Wording): readonly Piece[] {
  return cut(kind, wording, 0, wording.tokens.length)
}

/** Tokens that are the same, with the space before them. */
function same({ text, tokens }: Wording, from: number, to: number, isFirst: boolean): readonly Piece[] {
  if (from >= to) return []
  const start = isFirst ? (tokens[from]?.start ?? 0) : (tokens[from - 1]?.end ?? 0)
  return [{ kind: 'same', text: text.slice(start, tokens[to - 1]?.end) }]
}

/** The space before a change stands outside of it. */
function space(hunk: Hunk, old: Wording, now: Wording, isFirst: boolean): readonly Piece[] {
  if (isFirst) return []
  const [{ text, tokens }, from] = hunk.newFrom < hunk.newTo ? [now, hunk.newFrom] : [old, hunk.oldFrom]
  const found = text.slice(tokens[from - 1]?.end ?? 0, tokens[from]?.start)
  return found === '' ? [] : [{ kind: 'same', text: found }]
}

function cut(kind: Piece['kind'], { text, tokens }: Wording, from: number, to: number): readonly Piece[] {
  const start = tokens[from]?.start ?? 0
  let [words, end] = [0, from]
  while (end < to && words < longest.words && (tokens[end]?.end ?? 0) - start <= longest.characters) {
    if (tokens[end]?.isWord) words += 1
    end += 1
  }
  if (from >= to) return []
  // A single token that is too long for an excerpt is cut within.
  const found = end > from ? text.slice(start, tokens[end - 1]?.end) : wholeCharacters(text, start)
  return end < to ? [{ kind, text: found }, leftOut] : [{ kind, text: found }]
}

function wholeCharacters(text: string, start: number): string {
  return Array.from(text.slice(start, start + 2 * longest.characters))
    .slice(0, longest.characters)
    .join('')
}

function joinSame(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    if (before?.kind === 'same' && piece.kind === 'same')
      joined[joined.length - 1] = { kind: 'same', text: before.text + piece.text }
    else joined.push(piece)
  }
  return joined
}
