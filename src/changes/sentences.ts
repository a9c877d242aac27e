/** The changes in a few short sentences, for feeds and the page for readers. */

import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import { changeGroups, groupOf, type Change, type Changes } from './change.ts'
import { arrowOf, onOneLine, shortPlaceOf, whatOf } from './told.ts'

/** As many are told one by one; the others are counted. */
const most = 3

const worthTelling: ReadonlySet<Change['what']> = new Set(['chapter', 'section', 'title', 'subtitle', 'authors'])

/** Chapters, sections and what stands on the title page one by one, up to three; all others by their number. Eight sentences at most. */
export function changesSentences({ language, entries }: Changes, words: Words): readonly string[] {
  if (entries.length === 0) return [fill(words, 'changes-none')]
  const told = entries.filter(({ what, kind }) => worthTelling.has(what) && kind !== 'correction').slice(0, most)
  const others = entries.filter((entry) => !told.includes(entry))
  const counts = changeGroups.flatMap((group) => {
    const count = others.filter((entry) => groupOf(entry) === group).length
    return count === 0 ? [] : [fill(words, `changes-count-${group}`, { count: String(count) })]
  })
  return [...told.map((entry) => sentenceOf(entry, words, arrowOf(language))), ...counts]
}

function sentenceOf(entry: Change, words: Words, arrow: string): string {
  const group = fill(words, `changes-${groupOf(entry)}`)
  const what = onOneLine(whatOf(entry, words))
  const place = shortPlaceOf(entry, words, arrow)
  return place === ''
    ? fill(words, 'changes-told', { group, what })
    : fill(words, 'changes-told-at', { group, what, place: onOneLine(place) })
}
