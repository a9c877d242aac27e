/** Cuts the flow into an opening, parts and chapters. */

import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Chapter } from '../../book/book.ts'
import type { Block, Flow, Heading } from './flow.ts'
import type { Plan } from './plan.ts'

/** A chapter before its sections are nested and its notes are numbered. */
export type Draft = Pick<Chapter, 'kind' | 'role' | 'id' | 'number'> & {
  readonly heading: Heading | undefined
  readonly items: (Block | Heading)[]
  readonly file: VFile
}

/** Opening, parts and chapters in reading order; text on both sides of the title is one opening. */
export function draftsOf({ items }: Flow, { title, rank = Infinity }: Plan): readonly Draft[] {
  const drafts: Draft[] = []
  const counts = { part: 0, chapter: 0 }
  for (const item of items) {
    if (item === title) continue
    if (item.kind === 'heading' && item.rank <= rank) {
      const kind = item.rank === rank ? 'chapter' : 'part'
      counts[kind] += 1
      const number = kind === 'chapter' ? counts.chapter : null
      drafts.push({ kind, id: `${kind}-${counts[kind]}`, number, heading: item, items: [], file: item.file })
      continue
    }
    if (drafts.length === 0) {
      drafts.push({ kind: 'opening', id: 'opening', number: null, heading: undefined, items: [], file: item.file })
    }
    drafts.at(-1)?.items.push(item)
  }
  if (title !== undefined) keepCalls(title.node, drafts)
  return drafts
}

/** A title on a cover cannot call a note; its calls go to the end of the first paragraph. */
function keepCalls(title: Element, drafts: readonly Draft[]): void {
  const calls = title.children.filter((node) => node.type === 'element' && node.properties['dataNote'] !== undefined)
  const paragraph = drafts
    .flatMap(({ items }) => items)
    .find(({ kind, node }) => kind === 'block' && node.tagName === 'p')
  paragraph?.node.children.push(...calls)
}
