/** Compares two editions of a text. */

import type { BookText } from '../book/book-text.ts'
import { align, type Alignment } from './align.ts'
import { changeOfLine } from './change-of-line.ts'
import { countChanges, type Change, type Changes } from './change.ts'
import { entriesOf, type PlacedChange } from './entries.ts'
import { passagesOf, type Passage } from './passages.ts'

/**
 * Says what has changed: first about the book, then in the reading order of the new text; notes behind the text of the chapter of their
 * first call. Where the words are the same there is no entry, whatever has become of pages, typography and markup.
 */
export function compareTexts(old: BookText, now: BookText): Changes {
  const [before, after] = [passagesOf(old), passagesOf(now)]
  const alignment = align(before.main, after.main)
  const main = entriesOf(before.main, after.main, alignment)
  const whole = new Set(
    main.flatMap(({ change, own }) => (change.what === 'chapter' ? [`${change.action} ${own}`] : [])),
  )
  // With a chapter its notes come and go; they are not told one by one.
  const notes = entriesOf(before.notes, after.notes, align(before.notes, after.notes)).filter(
    ({ change, own }) => !whole.has(`${change.action} ${own}`),
  )
  const ends = endsOfChapters(before.main, after.main, alignment)
  const placed = [...main, ...notes.map((note) => ({ ...note, position: ends(note) }))]
  const entries = [
    ...aboutTheBook(old, now),
    ...placed.toSorted((a, b) => a.position - b.position).map(({ change }) => change),
  ]
  return { language: now.language, title: now.title, counts: countChanges(entries), entries }
}

/** Where the notes of a chapter are told: behind its last passage. For what is removed, the chapter is an old one. */
function endsOfChapters(
  old: readonly Passage[],
  now: readonly Passage[],
  { groups }: Alignment,
): (entry: PlacedChange) => number {
  const last = new Map(now.map(({ chapter }, index) => [chapter, index]))
  const newChapters = new Map<number, number>()
  for (const { old: olds, new: news } of groups) {
    const [before, after] = [old[olds[0] ?? -1], now[news[0] ?? -1]]
    if (before && after && !newChapters.has(before.chapter)) newChapters.set(before.chapter, after.chapter)
  }
  return ({ change, own }) => {
    const chapter = change.action === 'removed' ? newChapters.get(own) : own
    return (last.get(chapter ?? -1) ?? now.length) + 0.75
  }
}

function aboutTheBook(old: BookText, now: BookText): readonly Change[] {
  return [
    ...changeOfLine('title', old.title, now.title),
    ...changeOfLine('subtitle', old.subtitle ?? '', now.subtitle ?? ''),
    ...changeOfLine('authors', old.authors.join(', '), now.authors.join(', ')),
  ]
}
