/** Tells on which printed page a position of the text stands. */

import type { Chapter } from './book.ts'
import type { PageMap } from './page-map.ts'

/** Label of the page on which a character of a block stands; `undefined` where no page is known. */
export type PageLabels = (chapter: string, block: number, character: number) => string | undefined

/** Makes the look-up for the chapters of a book, which stand in reading order. */
export function pageLabels(chapters: readonly Pick<Chapter, 'id'>[], pageMap?: PageMap): PageLabels {
  const order = new Map(chapters.map(({ id }, index) => [id, index]))
  const beginnings = (pageMap?.pages ?? []).flatMap(({ chapter, block, character, label }) => {
    const at = order.get(chapter)
    return at === undefined ? [] : [{ position: [at, block, character] as const, label }]
  })
  return (chapter, block, character) => {
    const wanted = [order.get(chapter) ?? -1, block, character] as const
    let low = 0
    let high = beginnings.length
    while (low < high) {
      const middle = (low + high) >> 1
      const found = beginnings[middle]
      if (found !== undefined && isAfter(found.position, wanted)) high = middle
      else low = middle + 1
    }
    return beginnings[low - 1]?.label
  }
}

type Position = readonly [chapter: number, block: number, character: number]

function isAfter(one: Position, other: Position): boolean {
  const differing = one.findIndex((part, index) => part !== other[index])
  return differing >= 0 && (one[differing] ?? 0) > (other[differing] ?? 0)
}
