/** The text: chapters as sections, each with its notes at its end. */

import type { Element, ElementContent } from 'hast'
import type { Chapter, OutlineEntry } from '../../book/book.ts'
import { isLeaf, isMatter, ownPages, type MatterRole } from '../../book/matter.ts'
import { directionOf } from '../../manuscript/language.ts'
import { element, onLines, rebuild } from '../markup.ts'
import { forWeb } from './blocks.ts'
import { noteSection } from './notes.ts'
import type { Page } from './page.ts'

/**
 * One section a chapter, in reading order: dedication and epigraph before the text, what stands behind it at the end. The head of the page
 * is its title page; what a copyright page and a colophon say stands at its foot.
 */
export function chapterSections(page: Page): readonly Element[] {
  return sectionsOf(
    page.book.chapters.filter((chapter) => !isMatter(chapter) || !isElsewhere(chapter.role)),
    page,
  )
}

/** What the writer says at the foot of the page: the texts of a copyright page or a colophon. */
export function footSections(role: 'copyright' | 'colophon', page: Page): readonly Element[] {
  return sectionsOf(ownPages(page.book, role), page)
}

function isElsewhere(role: MatterRole): boolean {
  return isLeaf(role) && role !== 'dedication' && role !== 'epigraph'
}

function sectionsOf(chapters: readonly Chapter[], page: Page): readonly Element[] {
  const depths = depthsOf(page.book.outline)
  const change = forWeb(page)
  return chapters.map((chapter) => {
    // The title of the work is the page's h1, so chapters (or parts) begin with h2.
    const rank = 2 + (depths.get(chapter.id) ?? 0)
    const adapt = (nodes: readonly ElementContent[]): ElementContent[] =>
      rebuild(nodes, (node) => change(shiftHeading(node, rank - 1)))
    const notes = page.book.notes.filter((note) => note.chapter === chapter.id)
    return element(
      'section',
      sectionProperties(chapter, page),
      onLines([
        ...(page.openings.get(chapter.id) ?? []),
        chapter.heading.length === 0 ? undefined : heading(rank, adapt(chapter.heading)),
        ...adapt(chapter.body),
        noteSection(notes, adapt, page),
      ]),
    )
  })
}

function sectionProperties(chapter: Chapter, { say }: Page): Record<string, string | string[]> {
  const { id, kind, heading: own, language } = chapter
  const role = isMatter(chapter) ? chapter.role : undefined
  const isNamed = role === 'dedication' || role === 'epigraph'
  return {
    id,
    className: role === undefined ? [kind] : [isLeaf(role) ? 'leaf' : 'chapter', `${role}-page`],
    ...(isNamed && own.length === 0 ? { ariaLabel: say(role) } : {}),
    ...(language === undefined ? {} : { lang: language, dir: directionOf(language) }),
  }
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
