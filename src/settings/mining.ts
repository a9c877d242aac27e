/** Schema of the reservation of text and data mining: `reserved`, or the address of the terms. */

import * as v from 'valibot'
import { address } from './identifiers.ts'
import { wrong } from './said.ts'
import { isGroup } from './values.ts'

export const miningKeys = { policy: v.optional(address) }

const neither = wrong(
  (value) => `${value} says nothing of text and data mining`,
  'Write `reserved`, or `policy` with the address of your terms under it; leave the key out to reserve nothing.',
)

const word = v.pipe(
  v.union([v.string(), v.boolean()], neither),
  v.check((given) => given === false || /^\s*(reserved|false|no|off)\s*$/i.test(String(given)), neither),
  v.transform((given): Mining | false => (/reserved/i.test(String(given)) ? {} : false)),
)

const described = v.pipe(
  v.object(miningKeys),
  v.transform(({ policy }): Mining | false => (policy === undefined ? {} : { policy })),
)

/** `policy` is the address of the terms. */
export type Mining = { readonly policy?: string }

/** `false` takes back what a weaker layer says. */
export const mining = v.lazy((given) => (isGroup(given) ? described : word))
