/** Reads HTML as the trees of a book. */

import { raw } from 'hast-util-raw'
import type { ElementContent, Root } from 'hast'

export function fromHtml(html: string): readonly ElementContent[] {
  const source = { type: 'root', children: [{ type: 'raw', value: html }] } satisfies Root
  const tree = raw(source)
  if (tree.type !== 'root') throw new Error('No tree')
  return tree.children.filter((node): node is ElementContent => node.type !== 'doctype')
}
