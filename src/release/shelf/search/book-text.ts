/** The text of a title as the search takes it in. */

export type SearchedText = {
  readonly slug: string
  /** BCP 47. */
  readonly language: string
  /** In reading order; notes may be chapters too. */
  readonly chapters: readonly {
    readonly title: string
    /** Plain text. */
    readonly text: string
    /** Of the chapter in the page for reading, so that a result can lead there. */
    readonly id?: string
  }[]
}
