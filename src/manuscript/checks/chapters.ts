/** Checks the chapters as they came out: none empty, no heading twice in one chapter. */

import type { VFile } from 'vfile'
import type { Draft } from '../assemble/drafts.ts'
import type { Plan } from '../assemble/plan.ts'
import { information, warning } from '../messages.ts'

/** Speaks of chapters without text, of headings that cannot be told apart, and of a text without headings. */
export function checkChapters(drafts: readonly Draft[], { title, rank }: Plan, files: readonly VFile[]): void {
  const [first] = files
  if (
    first !== undefined &&
    title === undefined &&
    !drafts.some(({ heading, items }) => heading !== undefined || items.some(({ kind }) => kind === 'heading'))
  ) {
    information(first, {
      reason:
        drafts.length === 0
          ? 'There is no text'
          : 'There is no heading; the whole text is one chapter without a number',
      note: 'Begin a line with `# ` to make it a heading.',
      ruleId: 'no-headings',
    })
  }
  for (const draft of drafts) checkChapter(draft, rank)
}

function checkChapter({ kind, heading, items }: Draft, rank: number | undefined): void {
  if (kind === 'chapter' && heading !== undefined && items.length === 0) {
    warning(heading.file, {
      reason: `Nothing stands under \`${heading.title}\``,
      note: rank === 1 ? 'Write its text, or take the heading out.' : 'Write its text, or raise the heading to a part.',
      ruleId: 'empty-chapter',
      place: heading.node.position,
    })
  }
  const seen = new Map<string, number | undefined>()
  for (const item of items) {
    if (item.kind !== 'heading') continue
    const { title, node, file } = item
    if (seen.has(title)) {
      information(file, {
        reason: `\`${title}\` is a heading twice in this chapter (first at line ${seen.get(title) ?? '?'})`,
        note: 'Readers cannot tell the two apart in the contents.',
        ruleId: 'duplicate-heading',
        place: node.position,
      })
    } else seen.set(title, node.position?.start.line)
  }
}
