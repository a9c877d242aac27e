/** What has changed between two editions of a text, as plain data in the reading order of the new one. */

import type { Chapter } from '../book/book.ts'

export type Changes = {
  /** Of the new text. BCP 47. */
  readonly language: string
  readonly title: string
  readonly counts: ChangeCounts
  /** Empty where the words are the same. */
  readonly entries: readonly Change[]
}

/** Entries by the group in which readers find them. */
export type ChangeCounts = Readonly<Record<ChangeGroup, number>>

/** In the order in which they are told. */
export const changeGroups = ['added', 'changed', 'removed', 'moved', 'corrections'] as const

export type ChangeGroup = (typeof changeGroups)[number]

export type Change = {
  /** `correction`: a slip of the pen, a comma, the spelling of a word. `substance`: something else is said. `moved`: the same elsewhere. */
  readonly kind: 'correction' | 'substance' | 'moved'
  readonly action: 'changed' | 'added' | 'removed' | 'moved'
  readonly what: ChangedThing
  /** Of a section or a chapter: its heading, in the new text where it is there. */
  readonly heading?: string
  /** Where it stood; absent of what is added. */
  readonly old?: ChangePlace
  /** Where it stands; absent of what is removed. */
  readonly new?: ChangePlace
  /** An excerpt: without `new` it is the text before, without `gone` the text now. */
  readonly pieces: readonly Piece[]
  /** Words that are gone and words that are new; of what has moved, both are the words of it. */
  readonly words: { readonly gone: number; readonly new: number }
}

export type ChangedThing =
  | 'passage'
  | 'heading'
  | 'section'
  | 'chapter'
  | 'note'
  | 'picture'
  | 'title'
  | 'subtitle'
  | 'authors'

export type ChangePlace = {
  readonly chapter: Pick<Chapter, 'kind' | 'number' | 'title'>
  /** Label of the printed page. */
  readonly page?: string
}

/** `left-out` stands where the excerpt is cut; its text is `…`. The mark of a paragraph that begins is `¶`. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new' | 'left-out'; readonly text: string }

/** The group of an entry. */
export function groupOf({ kind, action }: Pick<Change, 'kind' | 'action'>): ChangeGroup {
  return kind === 'correction' ? 'corrections' : action
}

export function countChanges(entries: readonly Change[]): ChangeCounts {
  const counts = { added: 0, changed: 0, removed: 0, moved: 0, corrections: 0 }
  for (const entry of entries) counts[groupOf(entry)] += 1
  return counts
}

/** What has changed in what is said: without the corrections. */
export function substanceOf(changes: Changes): Changes {
  const entries = changes.entries.filter(({ kind }) => kind !== 'correction')
  return { ...changes, entries, counts: countChanges(entries) }
}
