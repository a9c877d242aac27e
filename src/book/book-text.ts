/** The text of a book as plain data, with the pages that its blocks begin on: for comparisons, searches and other programs. */

import type { ElementContent } from 'hast'
import type { Book, Chapter, Note } from './book.ts'
import type { MatterRole } from './matter.ts'
import { oneLine } from './one-line.ts'
import { pageLabels, type PageLabels } from './page-labels.ts'
import type { PageMap } from './page-map.ts'
import { leafTexts, type LeafText } from './text-of-blocks.ts'

export type BookText = {
  readonly kind: 'text'
  /** Of the layout of this file. */
  readonly version: 1
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly subtitle?: string
  /** In the order given. */
  readonly authors: readonly string[]
  /** In reading order. */
  readonly chapters: readonly ChapterText[]
}

export type ChapterText = {
  readonly id: string
  readonly kind: Chapter['kind']
  readonly role?: MatterRole
  /** Counts the chapters from 1; `null` for all others. */
  readonly number: number | null
  /** `''` where there is no heading; it is no block. */
  readonly title: string
  /** Label of the printed page on which the chapter begins. */
  readonly page?: string
  /** In reading order, then the notes that are first called here. */
  readonly blocks: readonly BlockText[]
}

export const blockKinds = [
  'paragraph',
  'heading',
  'list-item',
  'quote',
  'verse',
  'note',
  'code',
  'cell',
  'caption',
  'formula',
  'picture',
] as const

export type BlockKind = (typeof blockKinds)[number]

/** A paragraph or its like. Of a picture the words are its description. */
export type BlockText = {
  readonly kind: BlockKind
  /** Never empty. Calls of notes are left out; lines that the writer broke end with a line feed. */
  readonly text: string
  /** Of a heading inside a chapter: 2 to 6. */
  readonly level?: number
  /** Of a note: its number; paragraphs of one note have the same. */
  readonly note?: number
  /** Label of the printed page on which the block begins; of a note, that of its first call. */
  readonly page?: string
}

/**
 * Takes the words out of a book, each once and in reading order.
 *
 * @param pageMap where the pages of the print edition begin; without it no block has a page
 */
export function bookText({ metadata, chapters, notes }: Book, pageMap?: PageMap): BookText {
  const { language, title, subtitle, authors } = metadata
  const labels = pageLabels(chapters, pageMap)
  return {
    kind: 'text',
    version: 1,
    language,
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    authors: authors.map(({ name }) => name),
    chapters: chapters.map((chapter) => chapterText(chapter, notes, labels)),
  }
}

function chapterText(chapter: Chapter, notes: readonly Note[], labels: PageLabels): ChapterText {
  const { id, kind, role, number, heading, body } = chapter
  const leaves = leafTexts(body)
  // The heading is block 0 of a chapter that has one (`positions.ts`).
  const first = heading.length > 0 ? 1 : 0
  const calls = new Map<string, string | undefined>()
  const note = (block: number, found: LeafText['calls']): void => {
    for (const { note: called, character } of found)
      if (!calls.has(called)) calls.set(called, labels(id, block, character))
  }
  if (first === 1)
    note(0, leafTexts([{ type: 'element', tagName: 'p', properties: {}, children: [...heading] }])[0]?.calls ?? [])
  const blocks = leaves.flatMap((leaf, index): readonly BlockText[] => {
    note(index + first, leaf.calls)
    return blocksOf(leaf, labels(id, index + first, 0))
  })
  const own = notes.filter((each) => each.chapter === id)
  return {
    id,
    kind,
    ...(role === undefined ? {} : { role }),
    number,
    title: titleOf(chapter),
    ...paged(labels(id, 0, 0)),
    blocks: [...blocks, ...own.flatMap((each) => noteBlocks(each, calls.get(each.id)))],
  }
}

/** The heading as the editions show it, with its typography done; the writer's own words where it is made of none. */
function titleOf({ title, heading }: { readonly title: string; readonly heading: readonly ElementContent[] }): string {
  return oneLine(heading) || title
}

function blocksOf({ kind, text, level, pictures }: LeafText, page: string | undefined): readonly BlockText[] {
  return [
    ...(text === '' ? [] : [{ kind, text, ...(level === undefined ? {} : { level }), ...paged(page) }]),
    ...pictures.map((description): BlockText => ({ kind: 'picture', text: description, ...paged(page) })),
  ]
}

function noteBlocks({ number, content }: Note, page: string | undefined): readonly BlockText[] {
  return leafTexts(content).flatMap(({ text, pictures }) =>
    [text, ...pictures]
      .filter((words) => words !== '')
      .map((words): BlockText => ({ kind: 'note', text: words, note: number, ...paged(page) })),
  )
}

function paged(page: string | undefined): { readonly page?: string } {
  return page === undefined ? {} : { page }
}
