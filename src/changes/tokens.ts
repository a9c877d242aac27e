/** A text as words and signs, each with a key by which it is compared: the same key where only typography differs. */

export type Token = {
  /** Equal where nobody would call the token changed. */
  readonly key: string
  /** UTF-16 units of the text before it and up to its end. */
  readonly start: number
  readonly end: number
  readonly isWord: boolean
}

/** Stands between two paragraphs that are compared as one. */
export const paragraphMark = '¶'

/** The same between two cells of a table. */
export const cellMark = '|'

const pattern = new RegExp(
  [
    String.raw`\n[ \t]*`,
    String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200C\u200D\u2060]*(?:['’\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200C\u200D\u2060]*)*`,
    String.raw`\.(?:[ \u00A0\u202F]?\.){2,}`,
    String.raw`-{2,}`,
    String.raw`\S`,
  ].join('|'),
  'gu',
)

/** Scripts that put no space between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const closesClause = /^[.,;:?!،؛؟…]$/

/**
 * Parts a text into words and signs. Spaces are no tokens, so that their kind and number do not count; that there is none behind a
 * comma is a part of the key of the next word.
 *
 * @param keepsLines whether the ends of lines count, as in verse and code
 */
export function tokensOf(text: string, keepsLines: boolean): readonly Token[] {
  const tokens: Token[] = []
  let before: Token | undefined
  const add = (start: number, end: number): void => {
    const found = text.slice(start, end)
    const isWord = /^[\p{L}\p{N}]/u.test(found)
    const isGlued = isWord && before?.end === start && closesClause.test(text.slice(before.start, before.end))
    before = { key: (isGlued ? '\u2060' : '') + keyOf(found), start, end, isWord }
    tokens.push(before)
  }
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found.startsWith('\n') && !keepsLines) continue
    if (!unspaced.test(found)) {
      add(index, index + found.length)
      continue
    }
    for (const { segment, index: at } of segmenter().segment(found)) add(index + at, index + at + segment.length)
  }
  return tokens
}

let made: Intl.Segmenter | undefined

/** The dictionary goes by the script; the locale only has to be the same on every machine. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('ja', { granularity: 'word' })
  return made
}

const ascii = /^[A-Za-z0-9]+$/

function keyOf(found: string): string {
  if (ascii.test(found)) return found
  if (/^[-–—―−\u2010\u2011]+$/.test(found)) return '—'
  if (/^["“”„‟«»]$/.test(found)) return '"'
  if (/^['‘’‚‛‹›]$/.test(found)) return "'"
  if (/^(?:…|\..*\.)$/.test(found)) return '…'
  return (
    found
      .normalize('NFC')
      // Hints to the typesetter: soft hyphens, word joiners, the stroke that stretches Arabic words.
      .replaceAll(/[\u00AD\u2060\u0640]/g, '')
      .replaceAll('’', "'")
      .replaceAll(/[\u2010\u2011]/g, '-')
  )
}
