/** What is known about a content stream once it was read. */

import type { FontUse } from './fonts.ts'

export type StreamFacts = {
  /** Sequences that belong to the structure tree, in order. */
  readonly sequences: readonly MarkedSequence[]
  /** Ranges of bytes that paint outside every marked sequence: path, picture, or the shows of one text object. */
  readonly unmarked: readonly { readonly start: number; readonly end: number }[]
  /** Spans whose `ActualText` stands over exactly one glyph. */
  readonly spans: readonly GlyphSpan[]
  /** Whether it, or a form that it draws, has sequences. */
  readonly hasMarks: boolean
  readonly faults: ReadonlySet<ContentFault>
}

export type ContentFault = 'unbalanced' | 'artifact-in-text' | 'text-in-artifact' | 'deep-graphics-state'

export type MarkedSequence = {
  readonly mcid: number
  /** Structure type, as it was when the content was drawn. */
  readonly tag: string
  /** Of `/Tag <<…>> BDC`. */
  readonly start: number
  readonly end: number
  readonly showsText: boolean
  readonly paints: boolean
}

export type GlyphSpan = {
  readonly start: number
  /** One past `BDC`. */
  readonly bodyStart: number
  /** Where `EMC` begins. */
  readonly bodyEnd: number
  readonly end: number
  readonly font: FontUse
  readonly code: number
  readonly text: string
  /** Whether the structure tree owns it. */
  readonly isTagged: boolean
}
