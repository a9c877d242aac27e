/** Where a line may end inside a word: between its syllables, after its dashes, in the parts of an address. */

/** From a word to the offsets where it may be divided. */
export type Divide = (word: string) => readonly number[]

export type InnerBreak = {
  readonly offset: number
  /** `hyphen`: the line end gets one; `joint`: it does not. */
  readonly kind: 'hyphen' | 'joint'
  /** What it costs beyond others of its kind. */
  readonly penalty: number
}

/** Words shorter than this are never divided. */
const word = /[\p{L}\p{M}]{5,}/gu
/** A line may end after these without a hyphen being added. */
const joints = /[-\u2010\u2013\u2014/]/
const addressJoints = /[-/.?&=#_:~]/
/** Dearer than a line whose spaces are stretched three times as much as they like; and, in a word that has other places, four times. */
const unknownWord = 2_700
const besidesPatterns = 6_400
const anywhere = 50_000
/** A word of this many letters that no pattern divides is a name or a coinage; one of less may be a single syllable. */
export const longUnknown = 9
const vowels =
  'aeiouy\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u00f9\u00fa\u00fb\u00fc\u0153'
/** Before a consonant, or a pair that is spoken as one, that a vowel follows. */
const onset = `(?=(?:[cpst]h|[b-df-gj-np-tv-z])[${vowels}])`
const openSyllable = new RegExp(`(?<=[${vowels}])${onset}|(?<=[${vowels}][b-df-hj-np-tv-z])${onset}`, 'gi')

/** An address of the web or of mail: it is divided after its signs, and never with a hyphen. */
function isAddress(text: string): boolean {
  return /:\/\/|^www\.|[^@\s]@[^@\s]+\./.test(text)
}

/** Syllables by the patterns; `emergency` also divides long words that they do not know, before a consonant with a vowel. */
export function divisions(text: string, divide: Divide, emergency: boolean): readonly InnerBreak[] {
  // A word with an apostrophe reads badly when it is divided.
  if (text.length < 5 || /['\u2019@]|:\/\/|^www\./.test(text)) return []
  const found: InnerBreak[] = []
  for (const { letters, index } of runsOfLetters(text)) {
    const points = divide(letters)
    for (const point of points) found.push({ offset: index + point, kind: 'hyphen', penalty: 0 })
    if (!emergency || letters.length < longUnknown) continue
    const penalty = points.length === 0 ? unknownWord : besidesPatterns
    for (const { index: point } of letters.matchAll(openSyllable))
      if (point >= 3 && point <= letters.length - 4 && !points.includes(point))
        found.push({ offset: index + point, kind: 'hyphen', penalty })
  }
  return found
}

type RunOfLetters = { readonly letters: string; readonly index: number }

/** Runs of five letters and more. Nearly all words are one, with a sign behind it at most. */
function runsOfLetters(text: string): readonly RunOfLetters[] {
  const length = lettersBefore(text)
  const isOne = length === text.length || (length === text.length - 1 && isNoLetter(text.charCodeAt(length)))
  if (length >= 5 && isOne) return [{ letters: text.slice(0, length), index: 0 }]
  return [...text.matchAll(word)].map(({ 0: letters, index }) => ({ letters, index }))
}

/** So many letters of the Latin alphabet stand at the beginning. */
function lettersBefore(text: string): number {
  let length = 0
  while (isLatinLetter(text.charCodeAt(length))) length++
  return length
}

function isLatinLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

/** Of a character that is none of the Latin alphabet: a sign of ASCII, a dash or a quotation mark; others may be a letter or belong to one. */
function isNoLetter(code: number): boolean {
  return code < 0x80 || (code >= 0x2010 && code <= 0x2026)
}

/** After hyphens, dashes and strokes; in an address after any of its signs. */
export function jointsOf(text: string): readonly InnerBreak[] {
  if (lettersBefore(text) >= text.length - 1) return []
  const signs = isAddress(text) ? addressJoints : joints
  if (!signs.test(text)) return []
  const found: InnerBreak[] = []
  for (let offset = 2; offset < text.length; offset++)
    if (signs.test(text.charAt(offset - 1)) && /[\p{L}\p{N}\u201c\u2018"']/u.test(text.charAt(offset)))
      found.push({ offset, kind: 'joint', penalty: 0 })
  return found
}

/** Between any two letters: for a word that is wider than the line. */
export function everyLetter(text: string): readonly InnerBreak[] {
  const letters = [...new Intl.Segmenter('en').segment(text)]
  const isLetter = (index: number): boolean => /\p{L}/u.test(text.charAt(index))
  return letters.slice(1).map(({ index }) => ({
    offset: index,
    kind: isLetter(index - 1) && isLetter(index) ? 'hyphen' : 'joint',
    penalty: anywhere,
  }))
}
