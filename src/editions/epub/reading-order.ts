/** Where in the text the ways of the contents lead, so that they can be put in one order with the pages. */

import type { Book, Chapter } from '../../book/book.ts'
import { textBlocks } from '../../book/positions.ts'
import { eachElement } from '../../book/trees.ts'

/** The chapter, a leaf block of it and a character of that, each by its number; what begins a chapter stands before all its blocks. */
export type Place = readonly [chapter: number, block: number, character: number]

/** The places of the chapters and of the sections in them, by id. */
export function placesOf({ chapters }: Pick<Book, 'chapters'>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [index, chapter] of chapters.entries()) {
    places.set(chapter.id, [index, -1, 0])
    // A page that begins with the heading begins inside the section.
    for (const [id, block] of sectionsOf(chapter)) places.set(id, [index, block, -1])
  }
  return places
}

/** Whether one place comes before another: negative if it does, 0 if they are the same. */
export function comparePlaces(one: Place, other: Place): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
}

/** The sections of a chapter, each with the number of the block that is its heading. */
function sectionsOf(chapter: Chapter): readonly (readonly [id: string, block: number])[] {
  const blocks = new Map(textBlocks(chapter).map(({ nodes }, block) => [nodes[0], block]))
  const found: (readonly [string, number])[] = []
  eachElement(chapter.body, ({ tagName, properties: { id }, children }) => {
    if (tagName !== 'section' || typeof id !== 'string') return
    const heading = children.find((child) => child.type === 'element' && /^h[2-6]$/.test(child.tagName))
    const block = blocks.get(heading)
    if (block !== undefined) found.push([id, block])
  })
  return found
}
