/** Where the lines of fitted paragraphs begin, for those who cut them at the end of a page. */

/** A place in the text where a line begins: behind a mark, or at a character. */
export type LinePlace = (
  | { readonly kind: 'mark'; readonly mark: Element }
  | { readonly kind: 'character'; readonly node: Text; readonly offset: number }
) & {
  /** Whether the line above ends with a part of a word. */
  readonly divided: boolean
}

/** Where a line of a fitted paragraph begins. */
export type FittedLineStart = LinePlace & {
  /** Whether the line above ends with a forced break, so that it is not set flush. */
  readonly isForced: boolean
}

const startsOf = new WeakMap<Element, readonly FittedLineStart[]>()

/** Where the second line of a fitted paragraph and those after it begin; `undefined` where the browser chose the lines. */
export function lineStartsOf(element: Element): readonly FittedLineStart[] | undefined {
  return startsOf.get(element)
}

/** Keeps the starts, or forgets them. */
export function rememberStarts(element: Element, starts: readonly FittedLineStart[] | undefined): void {
  if (starts) startsOf.set(element, starts)
  else startsOf.delete(element)
}
