/** Warns of characters that no font has, where they first stand, and of fonts that could not be fetched for them. */

import type { ElementContent } from 'hast'
import type { Book, Place } from '../book/book.ts'
import type { FontResult } from '../theme/fonts.ts'
import type { EditionWarning } from './edition.ts'

/** Characters that are named one by one; a text in a script without a font would bury all other messages. */
const named = 5

/**
 * One warning for each script whose fonts cannot be had, then one for each of the first characters that no font has; it
 * names the block in which the character stands first, where it came from the manuscript. The others are counted.
 */
export function missingGlyphs(
  book: Book,
  { missing, unavailable }: Pick<FontResult, 'missing' | 'unavailable'>,
): readonly EditionWarning[] {
  if (missing.length === 0) return []
  const places = placesOf(book, new Set(missing))
  // What the editions add differs, what stands in the text does not: only this can be counted alike in all of them.
  const standing = missing.filter((character) => places.has(character))
  const added = missing.filter((character) => !places.has(character))
  return [
    ...unavailable.map(unavailableFonts),
    ...standing.slice(0, named).map((character) => missingGlyph(character, places.get(character))),
    ...others(standing.slice(named), places),
    ...added.slice(0, Math.max(0, named - standing.length)).map((character) => missingGlyph(character, undefined)),
    ...(added.length > Math.max(0, named - standing.length) ? [addedGlyphs] : []),
  ]
}

const addedGlyphs: EditionWarning = {
  reason: 'No font has some characters of the title, the names or the words that Chapbook adds',
  ruleId: 'missing-glyph',
}

function unavailableFonts({ family, script, reason, hint }: FontResult['unavailable'][number]): EditionWarning {
  return {
    reason: `The fonts for ${script} (${family}) could not be fetched: ${reason}`,
    note:
      hint ??
      'Build again with a network; `npm ping` shows whether npm reaches its registry. What was fetched once is kept.',
    ruleId: 'missing-fonts',
  }
}

function missingGlyph(character: string, place: Place | undefined): EditionWarning {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return {
    reason: `No font has the character \`${character}\` (U+${code})`,
    note: 'Write it in other characters, or choose a theme whose fonts have it.',
    ruleId: 'missing-glyph',
    ...(place ? { place } : {}),
  }
}

function others(characters: readonly string[], places: ReadonlyMap<string, Place>): readonly EditionWarning[] {
  const [first] = characters
  if (first === undefined) return []
  const place = places.get(first)
  const count = characters.length === 1 ? 'one more character' : `${characters.length} more characters`
  return [{ reason: `No font has ${count}`, ruleId: 'missing-glyph', ...(place ? { place } : {}) }]
}

/** Where each character stands first. */
function placesOf({ chapters, notes }: Book, characters: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { heading, body, place } of chapters) collect(places, characters, [...heading, ...body], place)
  for (const { content, place } of notes) collect(places, characters, content, place)
  return places
}

/** Notes the innermost block with a position around each character. */
function collect(
  places: Map<string, Place>,
  characters: ReadonlySet<string>,
  content: readonly ElementContent[],
  around: Place,
): void {
  for (const node of content) {
    const start = node.position?.start
    const place = start ? { path: around.path, line: start.line, column: start.column } : around
    if (node.type === 'element') collect(places, characters, node.children, place)
    if (node.type !== 'text') continue
    for (const character of node.value) {
      if (characters.has(character) && !places.has(character)) places.set(character, place)
    }
  }
}
