/** Schema of which edition of a work this is: a number, a text, or either with its date. */

import * as v from 'valibot'
import type { Metadata } from '../book/book.ts'
import { date } from './dates.ts'
import { said } from './said.ts'
import { isGroup, line, number } from './values.ts'

type WorkEdition = NonNullable<Metadata['edition']>

export const editionKeys = {
  number: v.optional(number(1, 'The number of the edition is not a number', 'Write a number such as `2`.')),
  text: v.optional(line),
  date: v.optional(date),
}

const numberOrText = v.pipe(
  line,
  v.transform((given): WorkEdition => (/^[1-9]\d{0,2}$/.test(given) ? { number: Number(given) } : { text: given })),
)

const described = v.pipe(
  v.object(editionKeys),
  v.check(
    ({ number: count, text, date: day }) => count !== undefined || text !== undefined || day !== undefined,
    said('Nothing is said of the edition', 'Write `number`, `text` or `date` under it.'),
  ),
  v.transform(
    (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as WorkEdition,
  ),
)

export const edition = v.lazy((given) => (isGroup(given) ? described : numberOrText))
