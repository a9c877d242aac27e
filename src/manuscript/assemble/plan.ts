/** Decides which headings are chapters, which are parts, and which one is the title. */

import type { Flow, Heading } from './flow.ts'

export type Plan = {
  /** The heading that is the book's title and is not set again above a chapter. */
  readonly title: Heading | undefined
  /** Rank of the headings that are chapters; shallower ones are parts. `undefined` where nothing is a chapter. */
  readonly rank: number | undefined
  /** A first heading above all others that is not the title, because the metadata names another. */
  readonly passedOver: Heading | undefined
}

/**
 * Chapters are the headings of the wanted rank, or of the shallowest rank used more than once. A first heading that is
 * the only one of its rank and stands above the chapters is the title, unless the metadata gives another.
 */
export function planOf({ items }: Flow, wanted: number | 'auto', givenTitle: string | undefined): Plan {
  const headings = items.filter((item) => item.kind === 'heading')
  const [first, ...others] = headings
  if (first === undefined) return { title: undefined, rank: undefined, passedOver: undefined }

  const isLone = others.every(({ rank }) => rank !== first.rank)
  const isNamed = givenTitle !== undefined && sameWords(givenTitle, first.title)
  const rank = wanted === 'auto' ? chapterRank(headings, items[0]?.kind === 'block') : wanted
  const isAbove = isLone && (rank === undefined || first.rank < rank)
  if (isAbove && (givenTitle === undefined || isNamed)) return { title: first, rank, passedOver: undefined }
  // Writers who give every heading the same rank give it to the title too.
  if (isNamed && items[0] === first && others.length > 0) {
    return {
      title: first,
      rank: wanted === 'auto' ? chapterRank([first, ...others], true, 1) : wanted,
      passedOver: undefined,
    }
  }
  return isAbove
    ? { title: undefined, rank: rank ?? first.rank, passedOver: first }
    : { title: undefined, rank, passedOver: undefined }
}

/** The shallowest rank used more than once; where none is, the one below the title. */
function chapterRank(headings: readonly Heading[], hasOpening: boolean, skipped = 0): number | undefined {
  const [first, ...others] = headings
  if (first === undefined) return undefined
  const ranks = headings.slice(skipped).map(({ rank }) => rank)
  const repeated = ranks.filter((rank, index) => ranks.indexOf(rank) !== index)
  if (repeated.length > 0) return Math.min(...repeated)
  if (skipped > 0) return Math.min(...ranks)
  // A single heading is the title, unless text stands before it.
  if (others.length === 0) return hasOpening ? first.rank : undefined
  const below = others.map(({ rank }) => rank)
  return below.every((rank) => rank > first.rank) ? Math.min(...below) : Math.min(...ranks)
}

/** Compares titles by their words: quotes may be curled and spaces unbreakable in one of them. */
function sameWords(a: string, b: string): boolean {
  const words = (title: string): string =>
    (
      title
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    ).join(' ')
  return words(a) === words(b)
}
