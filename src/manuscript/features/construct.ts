/** A part of the book that Markdown has no node for: an element that `remark-rehype` writes as it is named here. */

import type { Properties } from 'hast'
import type { Parent, PhrasingContent, RootContent } from 'mdast'
import type { Position } from 'unist'

// Modules can only be widened with interfaces.
export interface Construct extends Parent {
  type: 'construct'
  children: (PhrasingContent | RootContent)[]
  data: { hName: string; hProperties: Properties }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    construct: Construct
  }
  interface BlockContentMap {
    construct: Construct
  }
  interface RootContentMap {
    construct: Construct
  }
}

/** Makes the node for an element with the given name, attributes and content. */
export function construct(
  name: string,
  properties: Properties,
  children: readonly (PhrasingContent | RootContent)[],
  position: Position | undefined,
): Construct {
  return {
    type: 'construct',
    data: { hName: name, hProperties: properties },
    children: [...children],
    ...(position === undefined ? {} : { position }),
  }
}
