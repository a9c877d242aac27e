/** The words that editions add, in the nearest known language, and how they are filled. */

import type { Words } from './theme.ts'

/** Language tag → words. */
export type WordLists = Readonly<Record<string, Words>>

/**
 * Chooses the words for a language: each key from the longest known prefix of the tag that has it, English at last
 * (the lookup of RFC 4647, section 3.4, key by key).
 *
 * @param lists lists of the themes, the most basic first; later ones win
 * @param language BCP 47
 */
export function wordsFor(lists: readonly WordLists[], language: string): Words {
  return Object.assign({}, ...languagesFor(language).flatMap((tag) => lists.map((list) => list[tag] ?? {})))
}

/**
 * The languages whose words are laid over each other, the nearest last: `zh-TW` → `en`, `zh`, `zh-Hant`, `zh-Hant-TW`.
 * Chinese of a place that writes traditional characters is `zh-Hant`.
 */
export function languagesFor(language: string): readonly string[] {
  const traditional = /^zh-(TW|HK|MO)$/.test(language) ? language.replace('zh', 'zh-Hant') : language
  const subtags = traditional.split('-')
  return ['en', ...subtags.map((_, index) => subtags.slice(0, index + 1).join('-'))]
}

/**
 * The text of a key with its `{places}` filled: `fill(words, 'note', { number: '3' })` is `Note 3`.
 * An unknown key or an empty place is our own mistake and throws.
 */
export function fill(words: Words, key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = words[key]
  if (text === undefined) throw new Error(`No words for \`${key}\``)
  return text.replace(/\{([a-z]+)\}/g, (_, place: string) => {
    const value = values[place]
    if (value === undefined) throw new Error(`Nothing to fill {${place}} of \`${key}\` with`)
    return value
  })
}

/** The words that may stand on a page; those that only say a formula are heard, and where a book comes from is told by few editions. */
export function shownWords(words: Words): readonly string[] {
  return Object.entries(words).flatMap(([key, text]) => (key.startsWith('math-') || key === 'provenance' ? [] : [text]))
}

/** Joins names as the language does: `Ann, Ben and Cleo`. */
export function listNames(names: readonly string[], language: string): string {
  if (names.length < 2) return names[0] ?? ''
  const joiners = plainJoiners[language]
  if (!joiners) return new Intl.ListFormat(language, { type: 'conjunction', style: 'long' }).format(names)
  return `${names.slice(0, -1).join(', ')}${joiners[names.length === 2 ? 0 : 1]}${names.at(-1) ?? ''}`
}

/**
 * What stands before the last of two names and of more, in languages where it never depends on the names: the rules of Unicode
 * CLDR, without the 15 ms that Intl needs to load them.
 */
const plainJoiners: Readonly<Record<string, readonly [ofTwo: string, ofMore: string]>> = {
  en: [' and ', ', and '],
  'en-GB': [' and ', ' and '],
  de: [' und ', ' und '],
  fr: [' et ', ' et '],
  it: [' e ', ' e '],
  pt: [' e ', ' e '],
  nl: [' en ', ' en '],
  sv: [' och ', ' och '],
  pl: [' i ', ' i '],
  ru: [' и ', ' и '],
  uk: [' і ', ' і '],
  el: [' και ', ' και '],
}

/**
 * Writes a date as the language does, as exactly as it is known: `22 November 2026`, `November 2026`, `2026`.
 *
 * @param date `2026`, `2026-11` or `2026-11-22`
 */
export function dateInWords(date: string, language: string): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  const name = englishMonths[Number(month) - 1]
  if (name !== undefined && language === 'en')
    return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`
  if (name !== undefined && language === 'en-GB')
    return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day)))
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(language, day === undefined ? parts : { ...parts, day: 'numeric' }).format(moment)
}

/** Another 15 ms that Intl needs for what most essays want. */
const englishMonths = 'January February March April May June July August September October November December'.split(' ')
