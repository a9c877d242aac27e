/** Walks a tree of Markdown or HTML. Every feature does, so it costs as little as it can: a plain loop, no closures made. */

import type { ElementContent, Root as HtmlRoot } from 'hast'
import type { Parents as MarkdownParent, RootContent } from 'mdast'

type HtmlParent = HtmlRoot | Extract<ElementContent, { type: 'element' }>

/** Where to go on: into the node's children (nothing), past them (`skip`), or at this index without looking at them. */
type Onward = number | 'skip' | undefined | void

type Parent<Node> = { children: Node[] }

/**
 * Calls the visitor for every node below the root, parents before children, in the order of the text. The visitor may
 * change the children of a parent, and then says at which index to go on.
 */
export function walkMarkdown(
  root: MarkdownParent,
  visitor: (node: RootContent, index: number, parent: MarkdownParent) => Onward,
): void {
  walk(
    root as Parent<RootContent>,
    visitor as (node: RootContent, index: number, parent: Parent<RootContent>) => Onward,
  )
}

/** The same for HTML. `root` may be a list of nodes with nothing around it. */
export function walkHtml(
  root: HtmlParent | { children: ElementContent[] },
  visitor: (element: Extract<ElementContent, { type: 'element' }>, index: number, parent: HtmlParent) => Onward,
): void {
  walk(root as Parent<ElementContent>, (node, index, parent) =>
    node.type === 'element' ? visitor(node, index, parent as HtmlParent) : undefined,
  )
}

function walk<Node extends { type: string }>(
  parent: Parent<Node>,
  visitor: (node: Node, index: number, parent: Parent<Node>) => Onward,
): void {
  for (let index = 0; index < parent.children.length;) {
    const node = parent.children[index]
    if (node === undefined) return
    const onward = visitor(node, index, parent)
    if (typeof onward === 'number') {
      index = onward
      continue
    }
    if (onward !== 'skip' && 'children' in node) walk(node as unknown as Parent<Node>, visitor)
    index += 1
  }
}
