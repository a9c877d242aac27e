/** The text: chapters as sections, each with its notes at its end. */

import type { Element, ElementContent } from 'hast'
import type { Chapter, OutlineEntry } from '../../book/book.ts'
import { directionOf } from '../../manuscript/language.ts'
import { element, onLines, rebuild } from '../markup.ts'
import { forWeb } from './blocks.ts'
import { noteSection } from './notes.ts'
import type { Page } from './page.ts'

/** One section a chapter, in reading order. */
export function chapterSections(page: Page): readonly Element[] {
  const depths = depthsOf(page.book.outline)
  const change = forWeb(page)
  return page.book.chapters.map((chapter) => {
    // The title of the work is the page's h1, so chapters (or parts) begin with h2.
    const rank = 2 + (depths.get(chapter.id) ?? 0)
    const adapt = (nodes: readonly ElementContent[]): ElementContent[] =>
      rebuild(nodes, (node) => change(shiftHeading(node, rank - 1)))
    const notes = page.book.notes.filter((note) => note.chapter === chapter.id)
    return element(
      'section',
      sectionProperties(chapter),
      onLines([
        ...(page.openings.get(chapter.id) ?? []),
        chapter.kind === 'opening' ? undefined : heading(rank, adapt(chapter.heading)),
        ...adapt(chapter.body),
        noteSection(notes, adapt, page),
      ]),
    )
  })
}

function sectionProperties({ id, kind, language }: Chapter): Record<string, string | string[]> {
  return { id, className: [kind], ...(language === undefined ? {} : { lang: language, dir: directionOf(language) }) }
}

/** The chapter's own heading counts as rank 1 in the book, so the ranks inside it sink with it. */
function shiftHeading(node: Element, by: number): Element {
  const rank = /^h([1-6])$/.exec(node.tagName)?.[1]
  if (rank === undefined) return node
  const { tagName, properties } = heading(Number(rank) + by, [])
  return { ...node, tagName, properties: { ...node.properties, ...properties } }
}

function heading(rank: number, children: readonly ElementContent[]): Element {
  // HTML ends at h6; deeper ranks are told to assistive technology.
  return rank > 6 ? element('h6', { ariaLevel: rank }, children) : element(`h${rank}`, {}, children)
}

function depthsOf(entries: readonly OutlineEntry[], depth = 0): ReadonlyMap<string, number> {
  return new Map(entries.flatMap(({ id, children }) => [[id, depth], ...depthsOf(children, depth + 1)] as const))
}
