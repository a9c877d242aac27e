/** The outline of a book: parts, chapters and sections as a tree, each with its heading as plain text. */

import type { Element, ElementContent } from 'hast'
import type { Chapter, OutlineEntry } from './book.ts'

/** Draws the outline from the chapters. Chapters behind a part are its children; an opening has no entry, its sections have. */
export function outlineOf(chapters: readonly Chapter[]): readonly OutlineEntry[] {
  const outline: OutlineEntry[] = []
  let part: { entry: OutlineEntry; children: OutlineEntry[] } | undefined
  for (const chapter of chapters) {
    const { id, kind, title, number } = chapter
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

/** The words of a heading on one line: without note calls, and with a space where a line is broken. */
export function plainHeading(nodes: readonly ElementContent[]): string {
  return nodes.map(wordsOf).join('').replaceAll(/ {2,}/g, ' ').trim()
}

function sectionsIn(body: readonly ElementContent[], chapter: string): readonly OutlineEntry[] {
  return body.filter(isSection).map((section) => {
    const heading = section.children.find(isHeading)
    const id = String(section.properties['id'] ?? '')
    const title = plainHeading(heading?.children ?? [])
    return { id, chapter, title, number: null, children: sectionsIn(section.children, chapter) }
  })
}

function isSection(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'section'
}

function isHeading(node: ElementContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName)
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  if (node.tagName === 'br') return ' '
  if (node.tagName === 'img') return String(node.properties['alt'] ?? '')
  return node.properties['dataNote'] === undefined ? node.children.map(wordsOf).join('') : ''
}
