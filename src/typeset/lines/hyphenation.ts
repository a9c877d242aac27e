/** Where words may be divided: Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983). */

import type { HyphenationPatterns, PatternTrie } from '../types.ts'

/** Fewest letters of a word that may be divided, and fewest letters before and after the hyphen. */
const shortestWord = 5
const fewestBefore = 2
const fewestAfter = 2
/**
 * Languages that want three letters after the hyphen: the `righthyphenmin` of their patterns in TeX (hyph-utf8), which npm
 * `hyphen` leaves out. No language wants more than two before it.
 */
const threeAfter = new Set(['cs', 'cy', 'en', 'et', 'ga', 'pt', 'sa', 'sk'])

/** Makes a function from a word to the offsets (UTF-16 units, ascending) where it may be divided in a language (BCP 47). */
export function hyphenator(
  [levels, trie, exceptions = {}]: HyphenationPatterns,
  language: string,
): (word: string) => readonly number[] {
  const after = threeAfter.has(language.toLowerCase().split('-')[0] ?? '') ? 3 : fewestAfter
  const known = new Map<string, readonly number[]>()
  const root = branchOf(trie, levels)
  return (word) => {
    const remembered = known.get(word)
    if (remembered) return remembered
    const hasMarks = /[^\u0000-\u02ff]/.test(word) && /\p{M}/u.test(word)
    const length = hasMarks ? lettersIn(word) : word.length
    const points = length < shortestWord ? [] : divide(word.toLowerCase(), root, levels, exceptions)
    const allowed = points.filter((point) => {
      const before = hasMarks ? lettersIn(word.slice(0, point)) : point
      return before >= fewestBefore && length - before >= after
    })
    known.set(word, allowed)
    return allowed
  }
}

/** Signs that are joined to a letter are none of their own: accents, vowel signs of Devanagari. */
function lettersIn(text: string): number {
  return text.replaceAll(/\p{M}/gu, '').length
}

function divide(
  word: string,
  root: Branch,
  levels: HyphenationPatterns[0],
  exceptions: Readonly<Record<string, readonly number[]>>,
): readonly number[] {
  const exception = Object.hasOwn(exceptions, word) ? exceptions[word] : undefined
  // Exceptions count the hyphens before a point as letters: `as-so-ciate` is 2 and 5.
  if (exception) return exception.map((point, index) => point - index)
  const text = `.${word}.`
  const strength = new Uint8Array(text.length + 1)
  for (let start = 0; start < text.length; start++) raise(strength, text, start, root, levels)
  const points: number[] = []
  // The level at index i stands before character i of `.word.`, so before character i - 1 of the word.
  for (let point = 1; point < word.length; point++) if ((strength[point + 1] ?? 0) % 2 === 1) points.push(point)
  return points
}

/** Raises the levels by every pattern that begins at `start`. */
function raise(strength: Uint8Array, text: string, start: number, root: Branch, levels: HyphenationPatterns[0]): void {
  let branch: Branch | null = root
  for (let index = start; index < text.length && branch; index++) {
    branch = next(branch, text.charCodeAt(index), levels)
    const pattern = branch?.pattern
    if (!pattern) continue
    for (let offset = 0; offset < pattern.length; offset++) {
      const value = pattern[offset] as number
      if (value > (strength[start + offset] as number)) strength[start + offset] = value
    }
  }
}

/** A node of the trie as the search wants it; branches are made where a word first goes. */
type Branch = {
  readonly pattern: readonly number[] | undefined
  readonly trie: PatternTrie | undefined
  readonly branches: Map<number, Branch | null>
}

function next({ trie, branches }: Branch, code: number, levels: HyphenationPatterns[0]): Branch | null {
  const known = branches.get(code)
  if (known !== undefined) return known
  const node = trie?.[String.fromCharCode(code)]
  const made = node === undefined ? null : branchOf(node, levels)
  branches.set(code, made)
  return made
}

function branchOf(node: PatternTrie | number | readonly [PatternTrie, number], levels: HyphenationPatterns[0]): Branch {
  const branches = new Map<number, Branch | null>()
  if (typeof node === 'number') return { pattern: levels[node], trie: undefined, branches }
  if (!Array.isArray(node)) return { pattern: undefined, trie: node as PatternTrie, branches }
  return { pattern: levels[node[1] as number], trie: node[0] as PatternTrie, branches }
}
