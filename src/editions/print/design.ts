/** What makes one edition on paper differ from another: the sheet, the style that is laid over `print.css`, and how text is set. */

import type { Element } from 'hast'
import type { Book } from '../../book/book.ts'
import type { PrintSettings } from '../../settings.ts'
import type { ChapterOpening, StyleName, ThemeFonts, Words } from '../../theme/theme.ts'
import type { EditionContext } from '../edition.ts'
import { geometryOf, type Geometry } from './geometry.ts'
import type { CarriedPages } from './matter.ts'

export type Design = {
  /** Names the design: pages of one name are set once a build. It is a class of the document's body, too. */
  readonly name: string
  /** Laid over each other, the first at the bottom. */
  readonly styles: readonly StyleName[]
  readonly geometry: Geometry
  /** The settings of the print edition with what this design does otherwise. */
  readonly print: PrintSettings
  /** Which pages stand before and behind the text: what suits the book, or those that are listed. An empty list is none. */
  readonly carried: CarriedPages
  /** What it takes in place of the theme's families. @default they themselves */
  readonly fonts?: (fonts: ThemeFonts) => ThemeFonts
  /** What stands above and below the text, in place of the pages that are made from the metadata. */
  readonly frame?: (context: EditionContext, words: Words) => Promise<Frame>
  /** The head of every page. @default what the settings say */
  readonly runningHead?: string
  /** What stands at the foot of a page: its words with `{number}` and `{pages}`. @default the number alone */
  readonly folio?: (words: Words) => string
  /** Whether paragraphs stand where their space puts them, and not on the grid of lines. */
  readonly isOffGrid?: boolean
  /** Every fifth line of the text has its number in the inner margin. @default none has */
  readonly lineNumbers?: 'page' | 'continuous'
  /** Key of words that explain it to its readers; they stand on the copyright page. */
  readonly remark?: string
  /** How chapters begin. @default as the theme says */
  readonly opening?: ChapterOpening
  /** Its readers need type of so many pt, which the setting of this name gives more room. @default what others can read */
  readonly legible?: { readonly points: number; readonly setting: string }
  /** What it sets otherwise than it is marked; words stay as they are. */
  readonly adapt?: (book: Book) => Book
}

/** Blocks that are kept whole. */
export type Frame = { readonly head: Element; readonly foot: Element | undefined }

/**
 * The print edition itself.
 *
 * @param gutter least inside margin, CSS px; a page whose own is wide enough stays as it is
 */
export function bookDesign(print: PrintSettings, gutter = 0): Design {
  const geometry = geometryOf(print, gutter)
  const name = geometry.margin.inside > geometryOf(print).margin.inside ? `print-gutter-${Math.round(gutter)}` : 'print'
  return { name, styles: ['print'], geometry, print, carried: 'what-suits' }
}
