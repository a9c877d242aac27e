/** Names the formulas of a book, so that the tags of the PDF can say each in words. */

import type { Element, ElementContent } from 'hast'
import type { Book } from '../../book/book.ts'
import type { FinishOptions } from '../../pdf/finish.ts'
import type { Words } from '../../theme/theme.ts'
import { element, rebuild } from '../markup.ts'
import { spokenFormula } from '../formulas/spoken.ts'

export type NamedFormulas = {
  /** The book with an element of the name around each formula (see `pdf/structure/marks.ts`). */
  readonly book: Book
  /** Name → what the tag says. */
  readonly marks: FinishOptions['marks']
}

/** Gives a name to each formula; the same formula has the same name wherever it stands. */
export function nameFormulas(book: Book, words: Words): NamedFormulas {
  const names = new Map<string, string>()
  const { language } = book.metadata
  const named = (nodes: readonly ElementContent[]): ElementContent[] =>
    rebuild(nodes, (node) => {
      if (node.tagName !== 'math') return node
      const alt = spokenFormula(node, words)
      const name = names.get(alt) ?? `formula${names.size + 1}`
      names.set(alt, name)
      return around(node, `${language}-x-${name}`)
    })
  const chapters = book.chapters.map((chapter) => ({
    ...chapter,
    heading: named(chapter.heading),
    body: named(chapter.body),
  }))
  const notes = book.notes.map((note) => ({ ...note, content: named(note.content) }))
  const marks = Object.fromEntries(Array.from(names, ([alt, name]) => [name, { type: 'Formula', alt }]))
  return { book: { ...book, chapters, notes }, marks }
}

/** Chromium keeps the language of an element only where it has a role. */
function around(math: Element, lang: string): Element {
  return element('span', { className: ['formula-box'], role: 'group', lang }, [math])
}
