/** The lines of a plain text with their places, and how wide they are. */

export type Line = {
  /** Counts from 1 at the top of the file. */
  readonly number: number
  /** Index of the first character of the line in the file. */
  readonly offset: number
  /** Characters of white space before the text. */
  readonly indent: number
  /** The line without white space at either end; `''` for a blank line. */
  readonly text: string
}

/** Splits the text from the index `start` on; lines and offsets count from the top of the file. */
export function splitLines(text: string, start = 0): readonly Line[] {
  const lines: Line[] = []
  let number = countLines(text, start)
  let offset = start
  while (offset <= text.length) {
    const found = text.indexOf('\n', offset)
    const end = found === -1 ? text.length : found
    const raw = text.slice(offset, end)
    const fromText = raw.trimStart()
    lines.push({ number, offset, indent: fromText === '' ? 0 : raw.length - fromText.length, text: fromText.trimEnd() })
    number += 1
    offset = end + 1
  }
  return lines
}

/** Width in columns, where a character of Chinese, Japanese or Korean takes two. */
export function displayWidth(text: string): number {
  if (!wide.test(text)) return text.length
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Whether the lines meet between two characters of a script that is written without spaces. */
export function joinsWithoutSpace(before: string, after: string): boolean {
  return unspacedEnd.test(before) && unspacedStart.test(after)
}

const unspacedEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fc\uff01-\uff60]$/u
const unspacedStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fc\uff01-\uff60]/u

function countLines(text: string, end: number): number {
  let number = 1
  for (let index = text.indexOf('\n'); index !== -1 && index < end; index = text.indexOf('\n', index + 1)) number += 1
  return number
}
