/** Schema of the publisher: a name, or a name and a place. */

import * as v from 'valibot'
import { isGroup, line } from './values.ts'

export type Publisher = { readonly name: string; readonly place?: string }

export const publisherKeys = { name: line, place: v.optional(line) }

const named = v.pipe(
  line,
  v.transform((name): Publisher => ({ name })),
)
const described = v.pipe(
  v.object(publisherKeys),
  v.transform(({ name, place }): Publisher => (place === undefined ? { name } : { name, place })),
)

export const publisher = v.lazy((given) => (isGroup(given) ? described : named))
