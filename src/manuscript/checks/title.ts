/** Checks where the title of the book comes from: one that nobody names, and one that two places name differently. */

import type { VFile } from 'vfile'
import type { Plan } from '../assemble/plan.ts'
import { information, warning } from '../messages.ts'

export type TitleInUse = {
  /** The title that the book has in the end. */
  readonly title: string
  /** Whether the metadata names it. */
  readonly isGiven: boolean
  readonly files: readonly VFile[]
}

/** Speaks of a title that was taken from a name on the disk, and of a first heading that is not the title. */
export function checkTitle({ title: heading, passedOver }: Plan, { title, isGiven, files }: TitleInUse): void {
  const [first, ...others] = files
  if (passedOver !== undefined) {
    information(passedOver.file, {
      reason: `\`${passedOver.title}\` is not the title that the metadata gives; it is kept as a heading`,
      note: 'Take one of the two out, or make them the same.',
      ruleId: 'two-titles',
      place: passedOver.node.position,
    })
  }
  if (first === undefined || isGiven || heading !== undefined) return
  warning(first, {
    reason: `No title is named; it is \`${title}\`, from the name of the ${others.length > 0 ? 'folder' : 'file'}`,
    note: 'Write `title: …` between two lines `---` above the text, or give `--title "…"`.',
    ruleId: 'missing-title',
  })
}
