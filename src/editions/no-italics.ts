/** Warns where a theme has no italics for words that the writer emphasises. */

import { toString } from 'hast-util-to-string'
import type { ElementContent } from 'hast'
import type { Book, Place } from '../book/book.ts'
import { hasItalics } from '../theme/fonts.ts'
import type { FontFamily, ThemeFonts } from '../theme/theme.ts'
import type { EditionWarning } from './edition.ts'

const emphasis = new Set(['em', 'i', 'cite', 'dfn', 'var'])
const sections = new Set(['h2', 'h3'])

/** One warning at the first emphasised words that are slanted by the computer, or none: in other scripts emphasis is bold. */
export function noItalics(
  book: Book,
  { text, heading }: Pick<ThemeFonts, 'text' | 'heading'>,
): readonly EditionWarning[] {
  if (hasItalics(text) && hasItalics(heading)) return []
  const texts = book.chapters.flatMap((chapter) => [
    { nodes: chapter.heading, family: heading, place: chapter.place },
    { nodes: chapter.body, family: text, place: chapter.place },
  ])
  const notes = book.notes.map(({ content, place }) => ({ nodes: content, family: text, place }))
  for (const { nodes, family, place } of [...texts, ...notes]) {
    const found = firstSlanted(nodes, { family, place }, heading)
    if (found) return [slanted(found)]
  }
  return []
}

type Around = { readonly family: FontFamily; readonly place: Place }

function firstSlanted(nodes: readonly ElementContent[], around: Around, heading: FontFamily): Around | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const start = node.position?.start
    const inside: Around = {
      family: sections.has(node.tagName) ? heading : around.family,
      place: start ? { path: around.place.path, line: start.line, column: start.column } : around.place,
    }
    const isSlanted = emphasis.has(node.tagName) && !hasItalics(inside.family) && isSlantedScript(toString(node))
    const found = isSlanted ? inside : firstSlanted(node.children, inside, heading)
    if (found) return found
  }
  return undefined
}

function isSlantedScript(words: string): boolean {
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(words)
}

function slanted({ family: { family }, place }: Around): EditionWarning {
  return {
    reason: `The theme has no italics of \`${family}\`; emphasised words are its upright letters, slanted`,
    note: "Name an italic face in the theme, as in `faces: ['400', '400 italic']`, or choose a family that has one.",
    ruleId: 'no-italics',
    place,
  }
}
