/** The blocks of a text in a row, as they are compared. */

import type { BlockText, BookText, ChapterText } from '../book/book-text.ts'
import type { ChangePlace } from './change.ts'
import { paragraphMark, tokensOf, type Token } from './tokens.ts'

export type Passage = {
  /** Only passages of one class are ever the same. */
  readonly class: 'text' | 'heading' | 'picture' | 'note'
  /** Of a heading: 1 for that of a chapter. */
  readonly level?: number
  /** Whether it is a cell of a table, which is known by its place. */
  readonly isCell: boolean
  /** Paragraphs of one note stand apart by `¶`. */
  readonly text: string
  /** Index of its chapter. */
  readonly chapter: number
  readonly place: ChangePlace
  /** Made when they are asked for first: most passages are the same, letter by letter. */
  readonly tokens: () => readonly Token[]
  /** The keys of its tokens. */
  readonly key: () => string
  /** Its words in small letters, and how often each stands in it. */
  readonly words: () => Bag
  /** The same for every two letters that follow each other. */
  readonly letters: () => Bag
}

export type Bag = { readonly counts: ReadonlyMap<string, number>; readonly letters: number }

export type Passages = { readonly main: readonly Passage[]; readonly notes: readonly Passage[] }

/** Headings, text and pictures in reading order; the notes apart, because they go where their calls go. */
export function passagesOf({ chapters }: BookText): Passages {
  const main: Passage[] = []
  const notes: Passage[] = []
  for (const [index, chapter] of chapters.entries()) {
    const { title, page } = chapter
    if (title !== '')
      main.push(passage({ class: 'heading', level: 1, isCell: false, text: title }, index, chapter, page))
    for (const block of chapter.blocks) {
      if (block.kind !== 'note') main.push(passage(described(block), index, chapter, block.page, keepsLines(block)))
    }
    for (const block of notesOf(chapter))
      notes.push(passage({ class: 'note', isCell: false, text: block.text }, index, chapter, block.page))
  }
  return { main, notes }
}

type Description = Pick<Passage, 'class' | 'text' | 'level' | 'isCell'>

function described({ kind, text, level }: BlockText): Description {
  if (kind === 'heading') return { class: 'heading', isCell: false, text, level: level ?? 2 }
  return { class: kind === 'picture' ? 'picture' : 'text', isCell: kind === 'cell', text }
}

function keepsLines({ kind }: BlockText): boolean {
  return kind === 'verse' || kind === 'code'
}

/** The paragraphs of each note as one block. */
function notesOf({ blocks }: ChapterText): readonly Pick<BlockText, 'text' | 'page'>[] {
  const byNumber = new Map<number | BlockText, BlockText>()
  for (const block of blocks) {
    if (block.kind !== 'note') continue
    const before = byNumber.get(block.note ?? block)
    const joined = before ? { ...before, text: joinedTexts([before.text, block.text]) } : block
    byNumber.set(block.note ?? block, joined)
  }
  return [...byNumber.values()]
}

/** Several paragraphs as one text. */
export function joinedTexts(texts: readonly string[]): string {
  return texts.join(` ${paragraphMark} `)
}

function passage(
  about: Description,
  chapter: number,
  { kind, number, title }: ChapterText,
  page: string | undefined,
  hasLines = false,
): Passage {
  const tokens = once(() => tokensOf(about.text, hasLines))
  return {
    ...about,
    chapter,
    place: { chapter: { kind, number, title }, ...(page === undefined ? {} : { page }) },
    tokens,
    key: once(() =>
      tokens()
        .map(({ key }) => key)
        .join(' '),
    ),
    words: once(() => bagOf(tokens())),
    letters: once(() => pairsOfLetters(about.text)),
  }
}

function bagOf(tokens: readonly Token[]): Bag {
  const counts = new Map<string, number>()
  let letters = 0
  for (const { key, isWord } of tokens) {
    if (!isWord) continue
    const word = key.toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
    letters += word.length
  }
  return { counts, letters }
}

function pairsOfLetters(text: string): Bag {
  const letters = Array.from(
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
  )
  const counts = new Map<string, number>()
  let total = 0
  for (let index = 1; index < letters.length; index += 1) {
    const pair = `${letters[index - 1] ?? ''}${letters[index] ?? ''}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
    total += pair.length
  }
  return { counts, letters: total }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
