/** How the page can be read, as properties of schema.org. */

import type { Book } from '../../book/book.ts'
import { readabilityOf } from '../accessibility.ts'

export type Accessibility = {
  readonly accessMode: readonly string[]
  /** Sets of ways to read that are enough on their own. */
  readonly accessModeSufficient: readonly (readonly string[])[]
  readonly accessibilityFeature: readonly string[]
  readonly accessibilityHazard: readonly string[]
  readonly accessibilitySummary?: string
}

/** What the content bears out, and what every page of this edition offers. */
export function accessibilityOf(book: Book): Accessibility {
  const mayMove = book.assets.some(({ type, role }) => role === 'picture' && /gif|webp/.test(type))
  const { isVisual, isDescribed, hasMath, modes, sufficient, hazards } = readabilityOf(book, mayMove)
  const hasContents = book.chapters.filter(({ kind }) => kind === 'chapter').length > 1
  const { summary } = book.metadata.accessibility
  return {
    accessMode: modes,
    accessModeSufficient: sufficient,
    accessibilityFeature: [
      ...(isVisual && isDescribed ? ['alternativeText'] : []),
      ...(hasMath ? ['MathML', 'describedMath'] : []),
      'displayTransformability',
      'readingOrder',
      ...(hasContents ? ['structuralNavigation', 'tableOfContents'] : []),
    ],
    accessibilityHazard: hazards,
    ...(summary === undefined ? {} : { accessibilitySummary: summary }),
  }
}
