/** Columns that text takes on a terminal, and what follows from them: padding, cutting, wrapping. */

import { stripVTControlCharacters } from 'node:util'

/**
 * Counts the columns of a line on a terminal: two for wide characters (Unicode Standard Annex 11, classes W and F),
 * none for combining marks and for colour codes.
 */
export function columns(text: string): number {
  let sum = 0
  for (const character of stripVTControlCharacters(text)) {
    if (!takesNoRoom(character)) sum += isWide(character) ? 2 : 1
  }
  return sum
}

// Expressions with classes of characters take time to make, and most commands tell nothing: so they stand in functions.
function takesNoRoom(character: string): boolean {
  return /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}]$/u.test(character)
}

function isWide(character: string): boolean {
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u.test(
    character,
  )
}

/** Fills a text with spaces up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** Shortens an uncoloured text to a width in columns and marks the cut with an ellipsis. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  let used = 1
  for (const character of text) {
    used += columns(character)
    if (used > width) break
    kept += character
  }
  return kept.trimEnd() + '…'
}

/** Breaks an uncoloured text into lines of a width in columns, at spaces and between wide characters; words are kept whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(breakable) ?? []) {
    if (line !== '' && columns(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line === '' ? lines : [...lines, line.trimEnd()]
}

// A word with the spaces after it; Chinese, Japanese and Korean have no spaces, so each of their characters may end a line.
const breakable =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][\p{Punctuation}]*\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+\s*|\s+/gu
