/** What the typesetter is told and what it tells. It runs inside the browser page, so everything here is JSON. */

/** Patterns of npm `hyphen`: digit levels, a trie of letters that points to them, and words with their own points. */
export type HyphenationPatterns = readonly [
  levels: readonly (readonly number[])[],
  trie: PatternTrie,
  exceptions?: Readonly<Record<string, readonly number[]>>,
]

export type PatternTrie = { readonly [letter: string]: PatternTrie | number | readonly [PatternTrie, number] }

export type TypesetOptions = {
  /** Height of the text block, px; a multiple of the leading. */
  readonly height: number
  /** Distance between baselines of the text, px. */
  readonly leading: number
  /** Room between the text and the notes at the foot, rule included, px. */
  readonly noteGap: number
  /** Lines are fitted and set flush where the paragraph's style says `justify`. */
  readonly justify: boolean
  /** Punctuation at the ends of flush lines reaches into the margins. */
  readonly hanging: boolean
  /** By BCP 47 tag as it stands in `lang` (lower case); empty where words are not divided. */
  readonly patterns: Readonly<Record<string, HyphenationPatterns>>
  /** Running head of versos. */
  readonly versoHead: string
  /** What the heads of rectos say; `dictionary`: the first and the last heading or term of each page; `title`: as versos. */
  readonly heads: 'chapter' | 'section' | 'dictionary' | 'title' | 'none'
  /** Notes stand in the outer margin, not at the foot. */
  readonly notesBeside: boolean
  /** Notes are counted on each page, as numbers or with these marks; absent where the document has their labels. */
  readonly noteLabels?: 'numbers' | readonly string[] | undefined
  /** Lines of the text stand on one grid, so that those on both sides of a leaf fall together. */
  readonly grid: boolean
  /** Columns of a page, and from the left edge of one to that of the next, px. @default one column */
  readonly columns?: { readonly count: number; readonly step: number }
  /** What stands at the foot of a page, with `{number}` and `{pages}`. @default the number alone */
  readonly folio?: string
  /** Every fifth line of the text is numbered: anew on each page, or through all. @default none is */
  readonly lineNumbers?: 'page' | 'continuous'
  /** Pages that are printed at a time, as near as chapters allow. @default what is quickest */
  readonly batchSize?: number
}

export type TypesetResult = {
  /** All pages in order, blank ones included. */
  readonly pages: readonly PageDetail[]
  /** Pages that are printed together, in order: all of them, or those of some chapters each. */
  readonly batches: readonly PageRange[]
  /** Physical page, from 1, of every element that has an id. */
  readonly pageOf: Readonly<Record<string, number>>
  /** Lists and tables that go over pages. */
  readonly joined: readonly JoinedPieces[]
  readonly lines: LineReport
  /** Facing pages of running text, and those of them that end on the same line. */
  readonly spreads: { readonly all: number; readonly alike: number }
  /** The lines that are counted, in order, where lines are numbered; every fifth bears its number. */
  readonly numberedLines?: readonly NumberedLine[]
  /** Blocks that were made smaller because they are wider than their column or higher than a page, and pictures that became strips. */
  readonly reduced: readonly ReducedBlock[]
  /** By the id of the note, where notes are counted on each page. */
  readonly noteLabels?: Readonly<Record<string, string>>
  /** Notes that are longer than three pages. */
  readonly longNotes: readonly LongNote[]
  /** Pages whose text goes beyond the text block, and by how many px; a defect. */
  readonly overfull: readonly { readonly page: number; readonly down: number; readonly across: number }[]
  /** Time spent, ms, by step. */
  readonly timings: Readonly<Record<string, number>>
}

/** Indexes of pages from 0; `to` is the first that no longer belongs to it. */
export type PageRange = { readonly from: number; readonly to: number }

/** A line of the text as it stands on a page. */
export type NumberedLine = {
  /** Physical page, from 1. */
  readonly page: number
  readonly number: number
  /** As it stands in the document: a word that the line divides is without its hyphen. */
  readonly text: string
}

/** Roman figures (i, ii) or arabic ones (1, 2); each kind counts from 1 and goes on where it comes again. */
export type Numbering = 'roman' | 'arabic'

export type PageDetail = {
  readonly numbering: Numbering
  readonly number: number
  /** The number as the page shows it: `iv`, `12`. */
  readonly label: string
  /** Where the text on the page begins, in the numbering of `data-at`; absent where no text of a chapter stands on it. */
  readonly beginning?: TextPosition
}

/** A block that was set smaller. */
export type ReducedBlock = {
  readonly kind: 'table' | 'block' | 'formula' | 'picture'
  /** Absent where it has no text of a chapter. */
  readonly position?: TextPosition
  /** The id of the note that it stands in. */
  readonly note?: string
  /** Size of its type, or width of a picture, px; absent where it has no text. */
  readonly size?: number | undefined
}

/** The id of a note, and how many pages it would fill by itself. */
export type LongNote = { readonly note: string; readonly pages: number }

/** A chapter's id, the number of a leaf block of it, and UTF-16 units of the block's text. */
export type TextPosition = { readonly chapter: string; readonly block: number; readonly character: number }

/** Names that stand in the `lang` of the pieces (`en-x-piece1`), and the structure type that stood there before. */
export type JoinedPieces = { readonly first: string; readonly rest: string; readonly type?: string }

/** How even the lines are that were fitted. Lines that are not set flush, as the last of a paragraph, count only as lines. */
export type LineReport = {
  /** Paragraphs whose lines were fitted as a whole. */
  readonly fitted: number
  /** Paragraphs left to the browser: no good set of lines, or the page showed another number of lines. */
  readonly unfitted: number
  readonly lines: number
  readonly hyphens: number
  /** Lines by the classes of D. E. Knuth: spaces shrunk by more than half of what they may; stretched by half; by all they like. */
  readonly tight: number
  readonly loose: number
  readonly veryLoose: number
  /** Mean and standard deviation of the word spaces, px. */
  readonly wordSpace: { readonly mean: number; readonly deviation: number }
  /** The loosest line: its word space, px, its first words, and the id of what it stands in. */
  readonly worst?: { readonly wordSpace: number; readonly words: string; readonly place?: string }
}

/** A large letter that stands in the text block; lengths in px. */
export type Initial = {
  /** UTF-16 units of the text that it shows. */
  readonly length: number
  /** Lines beside it. */
  readonly lines: number
  readonly width: number
  readonly height: number
  /** How far it reaches into the margin, so that its edge looks straight with those of the lines. */
  readonly overhang: number
  /** SVG path; 0, 0 is the upper left corner. */
  readonly path: string
}
