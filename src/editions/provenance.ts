/** The line that says by what and from what an edition was made, so that anybody who has the manuscript can see whether it is the same. */

import type { Element } from 'hast'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import { version } from '../version.ts'
import type { ImprintLine } from './imprint.ts'
import { element } from './markup.ts'

export type Provenance = {
  /** Of the manuscript, hexadecimal (`release/trust/source.ts`). */
  readonly sha256: string
}

/** `Made with Chapbook 0.1.0 from a manuscript whose SHA-256 is 3f2a 91bc …` */
export function provenanceLine({ sha256 }: Provenance, words: Words): ImprintLine {
  const mark = '\u0000'
  const [before = '', after = ''] = fill(words, 'provenance', { version, hash: mark }).split(mark)
  return [before, { digits: inGroups(sha256) }, ...(after === '' ? [] : [after])]
}

/**
 * Digits run from left to right in every script, no program may translate them, and each has a shape of its own: an old figure 1 looks like
 * an i, and letters that are joined cannot be counted.
 */
export const digitsAttributes = {
  dir: 'ltr',
  translate: 'no',
  style: 'font-variant: lining-nums no-common-ligatures',
} as const

export function digitsElement(digits: string): Element {
  return element('span', digitsAttributes, [digits])
}

/** In fours, as people compare long numbers; a line may end between two of them. */
function inGroups(digits: string): string {
  return digits.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
