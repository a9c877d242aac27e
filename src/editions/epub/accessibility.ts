/** What the metadata says about how the book can be read: only what the content bears out. */

import type { Book } from '../../book/book.ts'
import { readabilityOf } from '../accessibility.ts'
import type { Survey } from './survey.ts'

/** What the text has for those who do not go by its looks. */
export type Aids = Pick<Survey, 'hasMath'> & {
  /** Whether pages of the print edition are marked and listed. */
  readonly hasPages: boolean
}

export type Accessibility = {
  readonly modes: readonly string[]
  /** Each is enough on its own; several modes in one are needed together. */
  readonly sufficient: readonly string[]
  readonly features: readonly string[]
  readonly hazards: readonly string[]
  readonly summary: { readonly text: string; readonly language: string }
}

/**
 * Properties of schema.org for accessibility (EPUB Accessibility 1.1, section 2.2). A claim of conformance is never made
 * here: a machine cannot know.
 *
 * @param isAnimated whether a picture moves, of which nobody has said that it does not flash
 */
export function accessibilityOf(book: Book, { hasMath, hasPages }: Aids, isAnimated: boolean): Accessibility {
  const { isVisual, isDescribed, modes, sufficient, hazards } = readabilityOf(book, isAnimated)
  const { accessibility, language } = book.metadata
  const { summary } = accessibility
  return {
    modes,
    sufficient: sufficient.map((set) => set.join(',')),
    features: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      'ARIA',
      'unlocked',
      ...(isDescribed ? ['alternativeText'] : []),
      ...(hasMath ? ['MathML', 'describedMath'] : []),
      ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ],
    hazards,
    summary:
      summary === undefined ? { text: summaryOf(isVisual, isDescribed), language: 'en' } : { text: summary, language },
  }
}

function summaryOf(isVisual: boolean, isDescribed: boolean): string {
  const described = isVisual
    ? ' Every picture that carries meaning has a description.'
    : ' The text has no pictures; the cover is described.'
  return (
    'The text can be enlarged, set in other typefaces and colours, and read aloud. ' +
    'Headings, a table of contents and landmarks lead through it, and notes are linked both ways.' +
    (isDescribed ? described : ' Some pictures have no description.')
  )
}
