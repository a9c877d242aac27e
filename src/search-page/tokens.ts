/** Cuts texts and questions into words, the same in Node as in every browser. */

// Neither Intl.Segmenter nor a language is asked: engines cut Japanese or Thai in different places, and a word of the index
// that the page cuts otherwise is never found. Scripts without spaces are taken in pairs of letters, which meet in any engine.

/** Letters of scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u

/** Words, and runs of letters of scripts without spaces. */
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\p{M}]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ״׳"][\p{L}\p{M}]+)*/gu

const plain = /^[a-z\d]+$/

/** No word that anybody looks for is longer. */
const longest = 40

/** The words of a text in order: `L’Été à Łódź` → `l`, `ete`, `a`, `lodz`; `黒猫が` → `黒猫`, `猫が`, `が`. */
export function tokensOf(text: string): string[] {
  const found: string[] = []
  for (const [piece] of fold(text).matchAll(pieces)) {
    // Most words, on which the rules below would change nothing.
    if (plain.test(piece)) found.push(piece.slice(0, longest))
    else if (unspaced.test(piece)) found.push(...pairs(piece))
    else found.push(...piece.split(/['’ʼ]/).flatMap((part) => (part === '' ? [] : [bare(part).slice(0, longest)])))
  }
  return found
}

/** The words of a question. Of a run without spaces only whole pairs count, because its last letter alone is found nearly everywhere. */
export function questionOf(text: string): string[] {
  const found: string[] = []
  for (const [piece] of fold(text).matchAll(pieces)) {
    const cut = tokensOf(piece)
    found.push(...(isUnspaced(piece) && cut.length > 1 ? cut.slice(0, -1) : cut))
  }
  return found
}

/** Whether a token is a pair of letters, or one letter, of a script without spaces: it has no misspellings. */
export function isUnspaced(token: string): boolean {
  return unspaced.test(token)
}

const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŋ: 'n', ς: 'σ',
  // Letters that Arabic, Persian and Urdu write in two ways.
  ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ٱ: 'ا',
} // prettier-ignore

/**
 * Without case, without the marks that people leave out when they type (accents, points of Hebrew, vowels and lengthening of Arabic), and with one form for
 * letters that look alike. Marks of other scripts are part of their letters and stay.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(
      /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200c-\u200f]/g,
      '',
    )
    .normalize('NFC')
    .replaceAll(/[ßøłđðþæœıħŋςىیکةہٱ]/g, (letter) => otherLetters[letter] ?? letter)
}

/** Without the Arabic article, which is written in one word with its noun, and what may stand before it. */
function bare(word: string): string {
  return word.replace(/^[وفبك]?ال(?=.{3})/u, '').replaceAll(/[״׳"]/g, '')
}

function pairs(run: string): string[] {
  const letters = run.match(/\P{M}\p{M}*/gu) ?? []
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}
