/** The shape of a line: how it ends, how its words are capitalised, how many there are. */

import { word } from '../../../book/count-words.ts'

export type Ending = 'none' | 'stop' | 'pause' | 'colon' | 'question' | 'exclamation' | 'ellipsis' | 'dash'

/** `caps`: all capitals. `title`: the longer words capitalised. `word`: one word. `none`: a script without case. */
export type Capitals = 'caps' | 'title' | 'sentence' | 'lower' | 'word' | 'none'

export type Shape = {
  readonly ending: Ending
  readonly capitals: Capitals
  readonly words: number
  /** Share of the longer words after the first one that start with a capital, 0 to 1. */
  readonly titleShare: number
}

/** Looks at a line. `capitalRate`: share of the longer words that start with a capital in the prose of the same text. */
export function shapeOf(text: string, capitalRate: number): Shape {
  const words = wordsOf(text)
  const titleShare = shareOfCapitals(words)
  return {
    ending: endingOf(text),
    capitals: capitalsOf(text, words, titleShare, capitalRate),
    words: words.length,
    titleShare,
  }
}

/** How a line ends; quotation marks, brackets and calls of notes behind the sign do not count. */
export function endingOf(text: string): Ending {
  const bare = text.replace(/(?:\s*(?:\[\d+\]|[¹²³⁴-⁹⁰*†‡]+)|["'”’»«›‹“)\]」』）】》]|\s)+$/u, '')
  if (/(?:…|\.{2,})$/.test(bare)) return 'ellipsis'
  if (/[.。．।॥။።۔]$/u.test(bare)) return abbreviationAtEnd.test(bare) ? 'none' : 'stop'
  if (/[,，、،;；､﹐]$/u.test(bare)) return 'pause'
  if (/[:：]$/u.test(bare)) return 'colon'
  if (/[?？؟⁇‽]$/u.test(bare)) return 'question'
  if (/[!！]$/u.test(bare)) return 'exclamation'
  return /[-–—]$/u.test(bare) ? 'dash' : 'none'
}

/** Initials (`U.S.A.`) and the few short forms that names and titles end with. */
const abbreviationAtEnd = /(?:(?:^|[\s.])\p{Lu}\.\p{Lu}\.|\b(?:Jr|Sr|Inc|Ltd|Co|St|etc|usw|bzw|Bros)\.)$/u

/** Words with a letter in them; every character of a script written without spaces counts half a word. */
export function wordsOf(text: string): readonly string[] {
  const words = text.match(word) ?? []
  if (!mayBeUnspaced.test(text) || !unspaced.test(text)) return words
  return words.flatMap((word) => (unspaced.test(word) ? (word.match(/.{1,2}/gsu) ?? []) : [word]))
}

/** Where such scripts lie; most texts have nothing there. */
const mayBeUnspaced = /[\u2e80-\uffff]/
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Share of the words of four letters or more, not first in their sentence, that start with a capital. */
export function capitalRateOf(paragraphs: readonly string[]): number {
  let capitals = 0
  let all = 0
  for (const paragraph of paragraphs) {
    for (const [, word = ''] of paragraph.matchAll(/[\p{L},;]\s(\p{L}{4,})/gu)) {
      all += 1
      if (isCapital(word)) capitals += 1
    }
  }
  return all === 0 ? 0 : capitals / all
}

function shareOfCapitals(words: readonly string[]): number {
  const later = words.slice(1).filter((word) => hasCase(word))
  const long = later.filter((word) => word.length >= 4)
  const counted = long.length > 0 ? long : later
  return counted.length === 0 ? 0 : counted.filter(isCapital).length / counted.length
}

function capitalsOf(text: string, words: readonly string[], titleShare: number, capitalRate: number): Capitals {
  const hasLower = text !== text.toUpperCase()
  if (!hasLower && text === text.toLowerCase()) return 'none'
  if (!hasLower && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2) return 'caps'
  if (/^[^\p{L}]*\p{Ll}/u.test(text)) return 'lower'
  if (words.filter((word) => /\p{L}/u.test(word)).length === 1) return 'word'
  if (capitalRate >= capitalisedNouns) return 'sentence'
  // The last word of a title is capitalised, whatever stands between.
  return titleShare >= 0.6 || (titleShare >= 0.5 && isCapital(words.at(-1) ?? '')) ? 'title' : 'sentence'
}

/** From this rate on nouns are capitalised anyway, as in German, and capitals do not tell a title from a sentence. */
const capitalisedNouns = 0.15

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function hasCase(word: string): boolean {
  return /^(?:\p{Lu}|\p{Ll})/u.test(word)
}
