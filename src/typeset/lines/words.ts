/** Words as lines see them: how wide they are and where they may end a line. Each is looked at once in a typeface. */

import { hangAfter } from './hanging.ts'
import { divisions, jointsOf, type Divide, type InnerBreak } from './inner-breaks.ts'
import type { Typeface } from './measure.ts'

export type Word = {
  readonly text: string
  /** px. */
  readonly width: number
  readonly breaks: readonly WordBreak[]
}

export type WordBreak = InnerBreak & {
  /** Width of what stands before, px, without a hyphen that is added. */
  readonly before: number
  /** Width of the hyphen that is added, px. */
  readonly hyphen: number
  /** What the sign before the break reaches into the margin, and what the font moves it by after the letter before it, px. */
  readonly hang: number
  readonly hangKern: number
}

export type WordOptions = {
  readonly divide: Divide | undefined
  readonly hanging: boolean
  /** Long words that the patterns do not know are divided, too. */
  readonly isEmergency: boolean
}

const hyphenPenalty = 80

/** Reads the word from `from` to `to` in a text; `hash` is what `hashOf` makes of its characters. */
export type WordReader = (data: string, from: number, to: number, hash: number, typeface: Typeface) => Word

/** Takes one more character (UTF-16 unit) into a hash, after that of the Java language: 0 is the hash of no character. */
export function hashOf(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

/** Makes a function from a word, as it stands between two spaces, and its typeface to what lines must know. */
export function wordReader(options: WordOptions): WordReader {
  const tables = new Map<Typeface, WordTable>()
  let typefaceBefore: Typeface | undefined
  let table = wordTable()
  return (data, from, to, hash, typeface) => {
    if (typeface !== typefaceBefore) {
      table = tables.get(typeface) ?? wordTable()
      tables.set(typeface, table)
      typefaceBefore = typeface
    }
    const known = table.find(data, from, to, hash)
    if (known) return known
    const word = readWord(data.slice(from, to), typeface, options)
    table.add(word, hash)
    return word
  }
}

/** Words that are found where they stand in a text: to cut out each would take longer than to find it. */
type WordTable = {
  find(data: string, from: number, to: number, hash: number): Word | undefined
  add(word: Word, hash: number): void
}

/** A table with open addresses (D. E. Knuth, "The Art of Computer Programming" 3, 6.4, algorithm L), at most half full. */
function wordTable(): WordTable {
  const words: Word[] = []
  const hashes: number[] = []
  let slots = new Int32Array(1024)
  const put = (hash: number, number: number): void => {
    let slot = placeIn(slots, hash)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number
  }
  return {
    find(data, from, to, hash) {
      const last = slots.length - 1
      for (let slot = placeIn(slots, hash); ; slot = (slot + 1) & last) {
        const number = slots[slot] as number
        if (number === 0) return undefined
        if (hashes[number - 1] !== hash) continue
        const word = words[number - 1]
        if (word && word.text.length === to - from && data.startsWith(word.text, from)) return word
      }
    },
    add(word, hash) {
      words.push(word)
      hashes.push(hash)
      if (words.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2)
        for (const [index, known] of hashes.entries()) put(known, index + 1)
      } else put(hash, words.length)
    },
  }
}

function placeIn(slots: Int32Array, hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots.length - 1)
}

function readWord(text: string, typeface: Typeface, { divide, hanging, isEmergency }: WordOptions): Word {
  const syllables = divide ? divisions(text, divide, isEmergency) : []
  const joints = jointsOf(text)
  const inner = joints.length === 0 ? syllables : [...syllables, ...joints].toSorted((a, b) => a.offset - b.offset)
  const widths = typeface.widths(
    text,
    inner.map(({ offset }) => offset),
  )
  const breaks = inner.map((found, index) => placedAt(found, widths[index] ?? 0, text, typeface, hanging))
  return { text, width: widths[inner.length] ?? 0, breaks }
}

/** Adds the widths to a place in a word. */
export function placed(found: InnerBreak, text: string, typeface: Typeface, hanging: boolean): WordBreak {
  return placedAt(found, typeface.width(text.slice(0, found.offset)), text, typeface, hanging)
}

function placedAt(
  { offset, kind, penalty }: InnerBreak,
  before: number,
  text: string,
  typeface: Typeface,
  hanging: boolean,
): WordBreak {
  const isHyphen = kind === 'hyphen'
  const last = isHyphen ? '-' : text.charAt(offset - 1)
  const share = hanging ? hangAfter(last.charCodeAt(0)) : 0
  return {
    offset,
    kind,
    penalty: penalty + (last === '-' ? hyphenPenalty : 0),
    before,
    hyphen: isHyphen ? typeface.hyphen : 0,
    hang: share > 0 ? share * (isHyphen ? typeface.hyphen : typeface.width(last)) : 0,
    hangKern: share > 0 && !isHyphen ? typeface.kern(text, offset - 2) : 0,
  }
}
