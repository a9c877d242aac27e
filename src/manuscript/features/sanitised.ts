/** Sanitises what plugins of the user have made of the tree, as if it were HTML of the manuscript. */

import type { Root } from 'hast'
import type { Plugin } from 'unified'

/** `root` is the project folder, which no address may leave. */
export const sanitised: Plugin<[string], Root> = (root) => async (tree, file) => {
  const { sanitise } = await import('../sanitise.ts')
  return sanitise(tree, file, root)
}
