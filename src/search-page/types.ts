/** What the search of a shelf reads: made when the site is made, read in the page. */

/** The file `search/index.js` hands this to the page. */
export type SearchIndex = {
  readonly titles: readonly SearchTitle[]
  /** How many files hold its words: `words-1.js` … */
  readonly shards: number
}

export type SearchTitle = {
  readonly title: string
  readonly authors: string
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Of its page, from the root of the site. */
  readonly href: string
  /** Of a small picture of the cover, from the root of the site. */
  readonly cover?: string
  /** Titles of its chapters in order; `''` where one has none. */
  readonly chapters: readonly string[]
  /** Ids of its chapters in the page for reading, where that is known. */
  readonly ids?: readonly string[]
  /** Of the page for reading, from the root of the site. */
  readonly read?: string
  /** Name of the file with its text, for excerpts: `text/the-angel`. */
  readonly text?: string
}

/** Texts of the chapters of a title, in order. */
export type SearchText = readonly string[]

/** The words of some titles. A document is a title (its name, its authors …) or a chapter (its name, its text). */
export type SearchShard = {
  /** Number of the title and number of the chapter, or -1 for the title itself, in turn. */
  readonly documents: readonly number[]
  /** Different words of each document in each field. */
  readonly lengths: readonly (readonly number[])[]
  /** Mean of the lengths, field by field. */
  readonly means: readonly number[]
  /** A line a word, in order: `angel|0:2|6:0,1*3`: field, then documents, each as its distance from the one before, and how often, where that is not once. */
  readonly words: string
}

export const fieldNames = ['title', 'authors', 'series', 'subjects', 'description', 'chapter', 'text'] as const

/** How much a word counts in each field. */
export const boosts: Readonly<Record<string, number>> = {
  title: 8,
  authors: 6,
  series: 3,
  subjects: 3,
  description: 2,
  chapter: 4,
  text: 1,
}
