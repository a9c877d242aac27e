/** Which characters a formula shows, as far as that is not what stands in it. */

import type { Element } from 'hast'

export type FormulaCharacters = {
  /** Drawn by the font for mathematics. */
  readonly signs: ReadonlySet<string>
  /** Set in the face of the text around. */
  readonly words: string
}

/** The characters of `math`: a letter that stands alone is drawn slanted, a root has its sign. */
export function formulaCharacters(math: Element): FormulaCharacters {
  const signs = new Set<string>()
  let words = ''
  const collect = ({ tagName, properties, children }: Element): void => {
    if (tagName === 'msqrt' || tagName === 'mroot') signs.add('\u221A')
    for (const child of children) {
      if (child.type === 'element') collect(child)
      if (child.type !== 'text') continue
      if (tagName === 'mtext') {
        words += child.value
        continue
      }
      for (const character of child.value) signs.add(character)
      if (tagName === 'mi' && properties['mathvariant'] !== 'normal') signs.add(slanted(child.value))
    }
  }
  collect(math)
  return { signs, words }
}

/** First letters of the slanted alphabets (Unicode, Mathematical Alphanumeric Symbols), and of those that are slanted. */
const alphabets = [
  { from: 0x41, to: 0x5a, first: 0x1d434 },
  { from: 0x61, to: 0x7a, first: 0x1d44e },
  { from: 0x391, to: 0x3a9, first: 0x1d6e2 },
  { from: 0x3b1, to: 0x3c9, first: 0x1d6fc },
]

/** Letters whose slanted forms stand elsewhere. */
const others: Readonly<Record<string, string>> = {
  h: '\u210E',
  ı: '\u{1D6A4}',
  ȷ: '\u{1D6A5}',
  ϴ: '\u{1D6F3}',
  '\u2207': '\u{1D6FB}',
  '\u2202': '\u{1D715}',
  ϵ: '\u{1D716}',
  ϑ: '\u{1D717}',
  ϰ: '\u{1D718}',
  ϕ: '\u{1D719}',
  ϱ: '\u{1D71A}',
  ϖ: '\u{1D71B}',
}

/** What `text-transform: math-auto` makes of the content of `mi` (MathML Core, section 4.2): one letter is slanted, a word is not. */
function slanted(text: string): string {
  const [letter = '', ...more] = Array.from(text.trim())
  if (more.length > 0) return ''
  const code = letter.codePointAt(0) ?? 0
  const alphabet = alphabets.find(({ from, to }) => code >= from && code <= to)
  return others[letter] ?? (alphabet ? String.fromCodePoint(alphabet.first + code - alphabet.from) : letter)
}
