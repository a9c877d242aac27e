/** Finds out from the content how a book can be read; the editions say it in their own words. */

import type { Book } from '../book/book.ts'
import { eachElement, treesOf } from '../book/trees.ts'

/** Vocabulary: https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/ */
export type Readability = {
  /** Whether the text shows pictures that say something. */
  readonly isVisual: boolean
  /** Whether each of them has a description. */
  readonly isDescribed: boolean
  /** Whether formulas stand in the text. */
  readonly hasMath: boolean
  readonly modes: readonly string[]
  /** Sets of modes, each enough on its own. */
  readonly sufficient: readonly (readonly string[])[]
  readonly hazards: readonly string[]
}

/**
 * Says only what the content bears out: pictures make the work visual, and text is enough only where each has a
 * description or is decorative.
 *
 * @param mayFlash whether a picture moves, of which nobody has said that it does not flash
 */
export function readabilityOf(book: Book, mayFlash: boolean): Readability {
  const { descriptions, hasMath } = contentOf(book)
  const isVisual = descriptions.length > 0
  const isDescribed = descriptions.every((description) => description !== undefined)
  const { hazards = [] } = book.metadata.accessibility
  return {
    isVisual,
    isDescribed,
    hasMath,
    modes: isVisual ? ['textual', 'visual'] : ['textual'],
    sufficient: [...(isVisual ? [['textual', 'visual']] : []), ...(isDescribed ? [['textual']] : [])],
    hazards: hazards.length > 0 ? hazards : [mayFlash ? 'unknown' : 'none'],
  }
}

type Content = {
  /** One entry a picture; an empty description says that the picture is decorative, so it does not count. */
  readonly descriptions: readonly (string | undefined)[]
  readonly hasMath: boolean
}

function contentOf(book: Book): Content {
  const descriptions: (string | undefined)[] = []
  let hasMath = false
  for (const tree of treesOf(book)) {
    eachElement(tree, ({ tagName, properties: { alt } }) => {
      if (tagName === 'img' && alt !== '') descriptions.push(typeof alt === 'string' ? alt : undefined)
      hasMath ||= tagName === 'math'
    })
  }
  return { descriptions, hasMath }
}
