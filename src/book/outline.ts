/** The outline of a book: parts, chapters and sections as a tree, each with its heading as plain text. */

import type { Element, ElementContent } from 'hast'
import type { Chapter, OutlineEntry } from './book.ts'
import { isLeaf, isMatter } from './matter.ts'
import { oneLine } from './one-line.ts'

/**
 * Draws the outline from the chapters. Chapters behind a part are its children; an opening has no entry, its sections have. A foreword and
 * its like stand beside the parts, a dedication and its like are not listed.
 */
export function outlineOf(chapters: readonly Chapter[]): readonly OutlineEntry[] {
  const outline: OutlineEntry[] = []
  let part: { entry: OutlineEntry; children: OutlineEntry[] } | undefined
  for (const chapter of chapters) {
    const { id, kind, title, number } = chapter
    if (isMatter(chapter)) {
      part = undefined
      if (isLeaf(chapter.role)) continue
    }
    const sections = sectionsIn(chapter.body, id)
    if (kind === 'part') {
      const children = [...sections]
      part = { entry: { id, chapter: id, title, number, children }, children }
      outline.push(part.entry)
      continue
    }
    const entries = kind === 'opening' ? sections : [{ id, chapter: id, title, number, children: sections }]
    ;(part?.children ?? outline).push(...entries)
  }
  return outline
}

function sectionsIn(body: readonly ElementContent[], chapter: string): readonly OutlineEntry[] {
  return body.filter(isSection).map((section) => {
    const heading = section.children.find(isHeading)
    const id = String(section.properties['id'] ?? '')
    const title = oneLine(heading?.children ?? [])
    return { id, chapter, title, number: null, children: sectionsIn(section.children, chapter) }
  })
}

function isSection(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'section'
}

function isHeading(node: ElementContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName)
}
