/** Rules for headings. */

import type { Fault, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1 7.4: the first heading is an `H1`, no rank is skipped on the way down, numbered and plain ones are not mixed. */
export function* checkHeadings(subject: Subject): Generator<Fault> {
  let rank = 0
  let usesPlain = false
  let usesNumbered = false
  for (const node of subject.nodes) {
    const place = nodePlace(node, subject)
    if (node.kids.filter((kid) => kid.type === 'H').length > 1)
      yield { ua: '7.4.4-1', message: 'An element holds two `H`', place }
    usesPlain ||= node.type === 'H'
    const [, digit] = /^H([1-6])$/.exec(node.type) ?? []
    if (digit === undefined) continue
    usesNumbered = true
    const next = Number(digit)
    if (next > rank + 1)
      yield {
        ua: '7.4.2-1',
        message: rank === 0 ? `The first heading is \`H${next}\`` : `\`H${next}\` follows \`H${rank}\``,
        place,
      }
    rank = next
  }
  if (usesPlain && usesNumbered) yield { ua: '7.4.4-2', message: 'Headings with and without a rank are mixed' }
}
