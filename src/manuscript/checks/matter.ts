/** Checks the pages before and behind the text: one that stands alone has no heading. */

import { isLeaf } from '../../book/matter.ts'
import type { Draft } from '../assemble/drafts.ts'
import { information } from '../messages.ts'

/** Speaks of a dedication, an epigraph or a copyright page with a heading; the heading is kept. */
export function checkMatter(drafts: readonly Draft[]): void {
  for (const { role, heading } of drafts) {
    if (role === undefined || heading === undefined || !isLeaf(role) || role === 'colophon') continue
    information(heading.file, {
      reason: `\`${heading.title}\` is set above a page that usually has no heading (\`${role}\`)`,
      note: 'Take the heading out. If the file is a chapter, write `role: chapter` between two lines `---` above it.',
      ruleId: 'heading-on-leaf',
      place: heading.node.position,
    })
  }
}
