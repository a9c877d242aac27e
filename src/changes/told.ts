/** The words for one change: what it is, and where. */

import { directionOf } from '../manuscript/language.ts'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import type { Change, ChangedThing, ChangePlace } from './change.ts'

const keys: Readonly<Record<ChangedThing, string>> = {
  passage: 'changes-passage',
  heading: 'changes-heading-of',
  section: 'changes-section',
  chapter: 'changes-chapter-of',
  note: 'changes-note',
  picture: 'changes-picture',
  title: 'changes-title',
  subtitle: 'changes-subtitle',
  authors: 'changes-authors',
}

/** Longest heading within a line, characters. */
const longest = 80

/** `section “Summer”`, `note`; as it stands within a line. */
export function whatOf({ what, heading }: Change, words: Words): string {
  const thing = fill(words, keys[what])
  const isNamed = (what === 'section' || what === 'chapter') && heading !== undefined
  return isNamed ? fill(words, 'changes-titled', { thing, heading: shortened(heading) }) : thing
}

/** `Chapter 3, page 12`, and where it was before where it has moved or is gone; `''` where there is nothing to say. */
export function placeOf(change: Change, words: Words): string {
  const { before, here } = placesOf(change, words)
  const told = before === '' ? '' : fill(words, 'changes-before', { place: before })
  return here === '' || told === '' ? here + told : `${here} (${told})`
}

/** The same in as few words as a sentence has room for: `Chapter 1 → Chapter 3`. */
export function shortPlaceOf(change: Change, words: Words, arrow: string): string {
  const { before, here } = placesOf(change, words)
  return here === '' || before === '' ? here + before : `${before} ${arrow} ${here}`
}

/** The arrow that points to what is read next. */
export function arrowOf(language: string): string {
  return directionOf(language) === 'rtl' ? '←' : '→'
}

function placesOf(
  { old, new: now, action, what }: Change,
  words: Words,
): { readonly before: string; readonly here: string } {
  const isChapter = what === 'chapter'
  return { before: action === 'changed' ? '' : placed(old, isChapter, words), here: placed(now, isChapter, words) }
}

/** @param isChapter whether a chapter itself is told of, so that its title would be said twice */
function placed(place: ChangePlace | undefined, isChapter: boolean, words: Words): string {
  if (!place) return ''
  const chapter = isChapter && place.chapter.number === null ? '' : chapterOf(place.chapter, words)
  if (place.page === undefined) return chapter
  return chapter === ''
    ? fill(words, 'changes-page', { page: place.page })
    : fill(words, 'changes-at', { chapter, page: place.page })
}

function chapterOf({ kind, number, title }: ChangePlace['chapter'], words: Words): string {
  if (number !== null) return fill(words, 'changes-chapter', { number: String(number) })
  if (title !== '') return shortened(title)
  return kind === 'opening' ? fill(words, 'changes-opening') : ''
}

/** The first letter large; in scripts without large letters nothing happens. */
export function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

function shortened(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '))
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`
}

/** A text on one line: ends of lines of verse become strokes. */
export function onOneLine(text: string): string {
  return text.replaceAll(/ *\n\s*/g, ' / ')
}
