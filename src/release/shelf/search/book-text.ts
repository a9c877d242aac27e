/** The text of a title as the search takes it in. */

import type { BookText } from '../../../book/book-text.ts'

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

/** Takes the words of a released text: blocks of a chapter, its notes too, one after another. */
export function searchedText(slug: string, { language, chapters }: BookText): SearchedText {
  return {
    slug,
    language,
    chapters: chapters.map(({ id, title, blocks }) => ({ id, title, text: blocks.map(({ text }) => text).join('\n') })),
  }
}
