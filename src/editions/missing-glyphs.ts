/** Warns of characters that no font has, where they first stand. */

import type { ElementContent } from 'hast'
import type { Book, Place } from '../book/book.ts'
import type { EditionWarning } from './edition.ts'

/** One warning a character; it names the block in which the character stands first, where it came from the manuscript. */
export function missingGlyphs(book: Book, missing: readonly string[]): readonly EditionWarning[] {
  return missing.map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const place = placeOf(book, character)
    return {
      reason: `No font has the character \`${character}\` (U+${code})`,
      note: 'Write it in other characters, or choose a theme whose fonts have it.',
      ruleId: 'missing-glyph',
      ...(place ? { place } : {}),
    }
  })
}

function placeOf({ chapters, notes }: Book, character: string): Place | undefined {
  for (const { heading, body, place } of chapters) {
    const found = find(heading, character, place) ?? find(body, character, place)
    if (found) return found
  }
  for (const { content, place } of notes) {
    const found = find(content, character, place)
    if (found) return found
  }
  return undefined
}

/** The innermost block with a position around the character. */
function find(content: readonly ElementContent[], character: string, around: Place): Place | undefined {
  for (const node of content) {
    const start = node.position?.start
    const place = start ? { path: around.path, line: start.line, column: start.column } : around
    if (node.type === 'text' && node.value.includes(character)) return place
    const inner = node.type === 'element' ? find(node.children, character, place) : undefined
    if (inner) return inner
  }
  return undefined
}
