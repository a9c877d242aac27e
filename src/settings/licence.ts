/** Schema of the licence: an SPDX identifier, a name, an address, or a name with an address. */

import * as v from 'valibot'
import type { Licence, LicenceCondition } from '../book/book.ts'
import { address } from './identifiers.ts'
import { isGroup, line, paragraphs } from './values.ts'

export const licenceKeys = { name: line, url: v.optional(address), notice: v.optional(paragraphs) }

const described = v.pipe(
  v.object(licenceKeys),
  v.transform(({ name, url, notice }): Licence => {
    const licence = url === undefined ? known(name) : { name, url }
    return notice === undefined ? licence : { ...licence, notice }
  }),
)

const named = v.pipe(line, v.transform(known))

export const licence = v.lazy((given) => (isGroup(given) ? described : named))

/** Fills in the name and the address of a licence that is known by its SPDX identifier, its short name or its address. */
function known(given: string): Licence {
  if (
    /^(CC0|CC[- ]?Zero|public[- ]domain dedication)([- ]1\.0)?$/i.test(given) ||
    /creativecommons\.org\/publicdomain\/zero/.test(given)
  ) {
    const url = 'https://creativecommons.org/publicdomain/zero/1.0/'
    return { name: 'CC0 1.0 Universal', url, conditions: ['zero'] }
  }
  return creativeCommons(given) ?? general(given)
}

const conditions: Readonly<Record<Exclude<LicenceCondition, 'zero'>, string>> = {
  by: 'Attribution',
  nc: 'NonCommercial',
  nd: 'NoDerivatives',
  sa: 'ShareAlike',
}

function creativeCommons(given: string): Licence | undefined {
  const short = /^CC[- ](BY(?:[- ](?:NC|ND|SA))*)(?:[- ]([1-4]\.[05]))?$/i.exec(given)
  const link = /^https?:\/\/creativecommons\.org\/licenses\/(by(?:-(?:nc|nd|sa))*)\/([1-4]\.[05])/i.exec(given)
  const [, written, version = '4.0'] = short ?? link ?? []
  if (written === undefined) return undefined
  const kind = written.toLowerCase().replaceAll(' ', '-')
  const asked = kind.split('-').filter(isCondition)
  const words = asked.map((part) => conditions[part])
  const name = `Creative Commons ${words.join('-')} ${version}${version === '4.0' ? ' International' : ''}`
  return { name, url: `https://creativecommons.org/licenses/${kind}/${version}/`, conditions: asked }
}

function isCondition(part: string): part is keyof typeof conditions {
  return Object.hasOwn(conditions, part)
}

const software: readonly string[] = [
  'MIT',
  'Apache-2.0',
  'GFDL-1.3-only',
  'GFDL-1.3-or-later',
  'LAL-1.3',
  'OFL-1.1',
  'Unlicense',
  '0BSD',
]

function general(given: string): Licence {
  const id = software.find((other) => other.toLowerCase() === given.toLowerCase())
  if (id !== undefined) return { name: id, url: `https://spdx.org/licenses/${id}.html` }
  return /^https?:\/\/\S+$/i.test(given) && URL.canParse(given) ? { name: given, url: given } : { name: given }
}
