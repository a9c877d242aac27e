/** Finds out from the content how the page can be read (the properties of schema.org for accessibility). */

import type { Book } from '../../book/book.ts'
import { eachElement, treesOf } from '../markup.ts'

export type Accessibility = {
  readonly accessMode: readonly string[]
  /** Sets of ways to read that are enough on their own. */
  readonly accessModeSufficient: readonly (readonly string[])[]
  readonly accessibilityFeature: readonly string[]
  readonly accessibilityHazard: readonly string[]
  readonly accessibilitySummary?: string
}

/**
 * Says only what the content bears out: pictures make the work visual, and text is enough only where each has
 * a description or is decorative.
 *
 * Vocabulary: https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/
 */
export function accessibilityOf(book: Book): Accessibility {
  const pictures = picturesOf(book)
  const isVisual = pictures.shown > 0
  const isDescribed = pictures.described === pictures.shown
  const hasContents = book.chapters.filter(({ kind }) => kind === 'chapter').length > 1
  const { hazards, summary } = book.metadata.accessibility
  return {
    accessMode: isVisual ? ['textual', 'visual'] : ['textual'],
    accessModeSufficient: [...(isVisual ? [['textual', 'visual']] : []), ...(isDescribed ? [['textual']] : [])],
    accessibilityFeature: [
      ...(isVisual && isDescribed ? ['alternativeText'] : []),
      'displayTransformability',
      'readingOrder',
      ...(hasContents ? ['structuralNavigation', 'tableOfContents'] : []),
    ],
    // Only an animated picture could flash.
    accessibilityHazard: hazards ?? (pictures.mayMove ? ['unknown'] : ['none']),
    ...(summary === undefined ? {} : { accessibilitySummary: summary }),
  }
}

function picturesOf(book: Book): { readonly shown: number; readonly described: number; readonly mayMove: boolean } {
  let shown = 0
  let described = 0
  for (const tree of treesOf(book)) {
    eachElement(tree, ({ tagName, properties }) => {
      // An empty description says that the picture is decorative.
      if (tagName !== 'img' || properties.alt === '') return
      shown += 1
      if (typeof properties.alt === 'string') described += 1
    })
  }
  const mayMove = book.assets.some(({ type, role }) => role === 'picture' && /gif|webp/.test(type))
  return { shown, described, mayMove }
}
