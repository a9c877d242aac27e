/** Nests the blocks of a chapter in sections under their headings. */

import type { Element, ElementContent } from 'hast'
import type { Draft } from './drafts.ts'

/** Returns the body of a chapter: `<section id><h2>…` down to `h6`, no rank skipped, whatever the writer skipped. */
export function nestSections({ items, file: own }: Draft): readonly ElementContent[] {
  const body: ElementContent[] = []
  const open: { readonly rank: number; readonly section: Element }[] = []
  for (const item of items) {
    const { node, file } = item
    // A chapter may run on in another file; its blocks tell which.
    if (file !== own) node.data = { ...node.data, path: file.path } as Element['data'] & object
    if (item.kind === 'block') {
      ;(open.at(-1)?.section.children ?? body).push(node)
      continue
    }
    while (item.rank <= (open.at(-1)?.rank ?? 0)) open.pop()
    const siblings = open.at(-1)?.section.children ?? body
    const section = sectionOf(node, open.length + 2)
    siblings.push(section)
    open.push({ rank: item.rank, section })
  }
  return body
}

/** A section takes the attributes that the writer gave its heading, so that its language holds for all of it. */
function sectionOf(heading: Element, rank: number): Element {
  const { properties, position, data } = heading
  const title: Element = { ...heading, tagName: `h${Math.min(rank, 6)}`, properties: {} }
  return {
    type: 'element',
    tagName: 'section',
    properties,
    children: [title],
    ...(position === undefined ? {} : { position }),
    ...(data === undefined ? {} : { data }),
  }
}
