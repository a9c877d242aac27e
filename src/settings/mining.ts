/** Schema of what may be done with the texts by programs: text and data mining (TDMRep). */

import * as v from 'valibot'
import { address } from './identifiers.ts'
import { wrong } from './said.ts'
import { isGroup } from './values.ts'

/** Mining is reserved; `policy` is the address where terms stand. */
export type Mining = { readonly policy?: string }

export const miningKeys = { policy: v.optional(address) }

const notKnown = wrong(
  (value) => `${value} says neither that mining is reserved nor that it is allowed`,
  'Write `reserved`, `allowed`, or the address where your terms stand.',
)

const reserved: ReadonlySet<string> = new Set(['reserved', 'no', 'false', 'off'])
const allowed: ReadonlySet<string> = new Set(['allowed', 'yes', 'true', 'on'])

const plainWord = v.pipe(
  v.union([v.string(), v.boolean()], notKnown),
  v.transform((given) => String(given).trim().toLowerCase()),
  v.check((word) => reserved.has(word) || allowed.has(word), notKnown),
  v.transform((word): Mining | 'allowed' => (reserved.has(word) ? {} : 'allowed')),
)

const underTerms = v.pipe(
  address,
  v.transform((policy): Mining => ({ policy })),
)

const described = v.pipe(
  v.object(miningKeys),
  v.transform(({ policy }): Mining => (policy === undefined ? {} : { policy })),
)

/** `reserved`, `allowed`, an address of terms, or `{ policy: … }`. */
export const mining = v.lazy((given) => {
  if (isGroup(given)) return described
  return typeof given === 'string' && given.includes('://') ? underTerms : plainWord
})
