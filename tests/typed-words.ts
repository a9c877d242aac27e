/** Compares what comes out of a PDF with what was typed: the words, with every sign that stands at them. */

import type { Nodes } from 'hast'
import type { Book } from '../src/book/book.ts'

export type TypedWords = { readonly flow: readonly string[]; readonly notes: readonly string[] }

/** What stands between white space in the book, in reading order. The number of a note stands at the word that calls it. */
export function typedWords({ chapters, notes }: Book): TypedWords {
  return {
    flow: chapters.flatMap(({ heading, body }) => [...wordsOf(heading), ...wordsOf(body)]),
    notes: notes.flatMap(({ content }) => wordsOf(content)),
  }
}

/**
 * Text between white space, composed (NFC), without hyphens: programs that take text out of a PDF join words at every hyphen that
 * ends a line (Poppler by itself, pdf.js when it searches), since they cannot know which of them was typed.
 */
export function splitWords(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replaceAll(/[-\u00ad] *\n/g, '')
    .replaceAll(/[-\u00ad]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')
}

/**
 * Where the words stop coming out in order, with a few words around, or `undefined` where all of them do. Other words may stand
 * between them: heads, folios, notes, the contents.
 */
export function firstLost(typed: readonly string[], extracted: readonly string[]): string | undefined {
  let from = 0
  for (const [index, word] of typed.entries()) {
    const found = extracted.indexOf(word, from)
    if (found < 0) return `${typed.slice(Math.max(0, index - 4), index + 4).join(' ')} (lost: ${word})`
    from = found + 1
  }
  return undefined
}

function wordsOf(nodes: readonly Nodes[]): readonly string[] {
  return splitWords(nodes.map(textOf).join(' '))
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join('')
  if (node.type === 'element' && node.tagName === 'br') return ' '
  return node.type === 'element' && !inline.has(node.tagName) ? ` ${text} ` : text
}

const inline: ReadonlySet<string> = new Set(
  'a abbr b cite code del em i kbd mark q s small span strong sub sup u'.split(' '),
)
