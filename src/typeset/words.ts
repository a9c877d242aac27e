/** Words as lines see them: how wide they are and where they may end a line. Each is looked at once in a typeface. */

import { hangAfter } from './hanging.ts'
import { divisions, jointsOf, type Divide, type InnerBreak } from './inner-breaks.ts'
import type { Typeface } from './measure.ts'

export type Word = {
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

/** Makes a function from a word, as it stands between two spaces, and its typeface to what lines must know. */
export function wordReader(options: WordOptions): (text: string, typeface: Typeface) => Word {
  const known = new Map<Typeface, Map<string, Word>>()
  return (text, typeface) => {
    const words = known.get(typeface) ?? new Map<string, Word>()
    if (words.size === 0) known.set(typeface, words)
    const remembered = words.get(text)
    if (remembered) return remembered
    const word = readWord(text, typeface, options)
    words.set(text, word)
    return word
  }
}

function readWord(text: string, typeface: Typeface, { divide, hanging, isEmergency }: WordOptions): Word {
  const syllables = divide ? divisions(text, divide, isEmergency) : []
  const joints = jointsOf(text)
  const inner = joints.length === 0 ? syllables : [...syllables, ...joints].toSorted((a, b) => a.offset - b.offset)
  return { width: typeface.width(text), breaks: inner.map((found) => placed(found, text, typeface, hanging)) }
}

/** Adds the widths to a place in a word. */
export function placed(found: InnerBreak, text: string, typeface: Typeface, hanging: boolean): WordBreak {
  const isHyphen = found.kind === 'hyphen'
  const last = isHyphen ? '-' : text.charAt(found.offset - 1)
  const share = hanging ? hangAfter(last.charCodeAt(0)) : 0
  return {
    ...found,
    penalty: found.penalty + (last === '-' ? hyphenPenalty : 0),
    before: typeface.width(text.slice(0, found.offset)),
    hyphen: isHyphen ? typeface.hyphen : 0,
    hang: share > 0 ? share * typeface.width(last) : 0,
    hangKern: share > 0 && !isHyphen ? typeface.kern(text, found.offset - 2) : 0,
  }
}
