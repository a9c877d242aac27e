/** The book: plain, readonly, serialisable data between reading the manuscript and rendering the editions. */

import type { ElementContent } from 'hast'
import type { MatterRole } from './matter.ts'

export type Book = {
  readonly metadata: Metadata
  /** In reading order: the writer's parts before the text, the opening when there is one, parts and chapters, what stands behind. */
  readonly chapters: readonly Chapter[]
  /** Every note once, in the order of the first calls. */
  readonly notes: readonly Note[]
  /** Parts, chapters and the sections inside them, as a tree, forewords and appendices too. The opening is not in it, nor a dedication. */
  readonly outline: readonly OutlineEntry[]
  /** The pictures that the text uses, each once, and the cover when the writer gives one. */
  readonly assets: readonly Asset[]
}

export type Chapter = {
  /**
   * `opening`: text before the first heading. `part`: a heading above the chapters, with its own text. `matter`: a dedication, a foreword,
   * an appendix, or what else stands before or behind the text; `role` says what.
   */
  readonly kind: 'opening' | 'part' | 'chapter' | 'matter'
  /** What the part is, where `kind` is `matter`. */
  readonly role?: MatterRole
  /** Unique in the book; ASCII; used for file names and anchors: `opening`, `part-1`, `chapter-3`, `dedication`. */
  readonly id: string
  /** Counts the chapters from 1; `null` for all others. */
  readonly number: number | null
  /** The heading as plain text, exactly as written; `''` where there is none. */
  readonly title: string
  /** The heading as phrasing content (emphasis, small capitals, note calls); empty where there is none. */
  readonly heading: readonly ElementContent[]
  /**
   * The blocks under the heading. Deeper headings nest: `<section id="…"><h2>…</h2>…</section>` with `h2` to `h6`,
   * never skipping a rank, where the chapter's own heading counts as `h1`. ARCHITECTURE.md lists the markup.
   */
  readonly body: readonly ElementContent[]
  /** Language of this chapter where it differs from the book's. BCP 47. */
  readonly language?: string
  /** Where the chapter begins. */
  readonly place: Place
}

export type Note = {
  /** `note-1`, `note-2`, … */
  readonly id: string
  /** Counts through the book from 1. */
  readonly number: number
  /** Ids of the calls, in order: `call-1`, and `call-1-2` where the note is called again. */
  readonly calls: readonly string[]
  /** Id of the chapter of the first call. */
  readonly chapter: string
  /** Blocks; never a call of itself. */
  readonly content: readonly ElementContent[]
  readonly place: Place
}

export type OutlineEntry = {
  /** Id of the chapter or of the section. */
  readonly id: string
  /** Id of the chapter that holds it. */
  readonly chapter: string
  /** Exactly as written. */
  readonly title: string
  readonly number: number | null
  readonly children: readonly OutlineEntry[]
}

export type Asset = {
  /** File name that is safe in every edition: ASCII, unique in the book (`skyline.svg`). In the text: `src="asset:skyline.svg"`. */
  readonly id: string
  /** Absolute path on disk, inside the project folder. */
  readonly path: string
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/svg+xml' | 'image/webp'
  /** Natural size, CSS px. */
  readonly width: number
  readonly height: number
  readonly role: 'picture' | 'cover'
}

/** A place in a manuscript file; line and column count from 1. */
export type Place = { readonly path: string; readonly line: number; readonly column: number }

export type Metadata = {
  readonly title: string
  readonly subtitle?: string
  /** Title as it is filed: `Angel in the Desert, The`. */
  readonly titleSort: string
  /** Output name, ASCII: `the-angel-in-the-desert`. */
  readonly slug: string
  /** Role `aut`; in the order given. Empty when nobody is named. */
  readonly authors: readonly Contributor[]
  /** Everybody else, with their roles. */
  readonly contributors: readonly Contributor[]
  /** BCP 47, canonical: `en`, `fr-CA`, `zh-Hant`. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** `urn:uuid:…` (version 5 of a stable key) or what the writer gives. */
  readonly identifier: string
  /** Thirteen digits, with hyphens between its parts where the writer gives them. */
  readonly isbn?: string
  /** When the work was published: `2026`, `2026-11` or `2026-11-22`. */
  readonly date?: string
  /** `2026-11-22T00:00:00Z`: from the metadata or `SOURCE_DATE_EPOCH`; never the clock. */
  readonly modified: string
  /** Which edition of the work this is, as a number or in the writer's words, and when it appeared: `2026`, `2026-11`, `2026-11-22`. */
  readonly edition?: { readonly number?: number; readonly text?: string; readonly date?: string }
  readonly publisher?: string
  /** Town of the publisher. */
  readonly place?: string
  readonly rights?: string
  readonly licence?: Licence
  /** Text and data mining is reserved; `policy` is where terms stand. Absent where nothing is reserved. */
  readonly mining?: { readonly policy?: string }
  readonly description?: string
  readonly subjects: readonly Subject[]
  readonly series?: { readonly name: string; readonly position?: number }
  /** Id of the cover's asset. */
  readonly cover?: string
  /** What the given cover shows, for those who do not see it. */
  readonly coverDescription?: string
  /** Address of the online edition. */
  readonly url?: string
  readonly accessibility: {
    readonly summary?: string
    readonly hazards?: readonly string[]
    readonly conformsTo?: string
    readonly certifiedBy?: string
  }
}

export type Licence = {
  readonly name: string
  readonly url?: string
  /** What it allows and asks, in the writer's words; paragraphs stand apart by an empty line. */
  readonly notice?: string
  /** What a licence of Creative Commons asks: `by`, `nc`, `nd`, `sa`; `zero` where all rights are waived. */
  readonly conditions?: readonly LicenceCondition[]
}

export type LicenceCondition = 'by' | 'nc' | 'nd' | 'sa' | 'zero'

export type Contributor = {
  readonly name: string
  /** MARC relator code: `aut`, `edt`, `trl`, `ill`, … */
  readonly role: string
  /** `Shue, Elisabeth` */
  readonly fileAs: string
}

export type Subject = { readonly name: string; readonly authority?: string; readonly code?: string }
