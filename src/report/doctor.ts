/** What the machine has and lacks, as a check list with remedies. */

import type { Check } from '../doctor.ts'
import type { Colours } from './colours.ts'
import { columns, pad, wrap } from './width.ts'

export type DoctorStyle = {
  readonly colours: Colours
  readonly width: number
}

/** One line a check, with what to do under those that are not well. */
export function doctorLines(checks: readonly Check[], { colours, width }: DoctorStyle): readonly string[] {
  const nameWidth = Math.max(0, ...checks.map(({ name }) => columns(name)))
  return checks.flatMap(({ name, state, found, remedy }) => {
    const mark = {
      good: colours.green('ok     '),
      warning: colours.yellow('look   '),
      missing: colours.red('missing'),
    }[state]
    const indent = ' '.repeat(mark.length > 0 ? 9 + nameWidth + 2 : 0)
    const facts = wrap(found, Math.max(20, width - indent.length))
    const remedies = remedy === undefined ? [] : wrap(remedy, Math.max(20, width - indent.length))
    return [
      `${mark}  ${pad(name, nameWidth)}  ${facts[0] ?? ''}`,
      ...[...facts.slice(1), ...remedies].map((line) => indent + line),
    ]
  })
}
