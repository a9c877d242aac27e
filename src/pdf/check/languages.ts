/** Rules for natural languages. */

import { textAt } from '../objects.ts'
import type { Fault, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1 7.2; ISO 19005-2 6.7.4. */
export function* checkLanguages(subject: Subject): Generator<Fault> {
  const language = textAt(subject.pdf.catalog, 'Lang')
  if (!language) yield { ua: '7.2-34', message: 'The document does not name its language' }
  else yield* checkTag(language, 'the document')
  for (const node of subject.nodes) {
    const { language: own } = node.element
    if (own !== undefined) yield* checkTag(own, nodePlace(node, subject))
  }
}

function* checkTag(tag: string, place: string): Generator<Fault> {
  if (!TAG.test(tag)) yield { ua: '7.2-29', archive: '6.7.4-1', message: `\`${tag}\` is no language tag`, place }
  else if (/(^|-)x-/i.test(tag))
    yield { advice: 'private-language', message: `\`${tag}\` means nothing to others`, place }
}

const TAG = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/
