/** Schemas of the two dates: when the work was published, and when this text was last changed. */

import * as v from 'valibot'
import { said, wrong } from './said.ts'
import { line } from './values.ts'

const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** `2026`, `2026-11` or `2026-11-22`, and a day that exists. */
export const date = v.pipe(
  line,
  v.check(
    (given) => !day.test(given) || isDay(given),
    wrong((value) => `${value} is a day that does not exist`, 'Write the date as it stands in a calendar.'),
  ),
  v.check(
    (given) => day.test(given),
    ({ input }) => {
      const begins = moment.exec(input)?.[1]
      const note = begins
        ? `Write \`${begins}\`.`
        : 'Write the year, the month or the day: `2026`, `2026-11` or `2026-11-22`.'
      return said(`\`${input}\` is not a date`, note)
    },
  ),
)

/** A date as above or a moment of ISO 8601 (UTC where it names no offset); comes out as `2026-11-22T09:30:00Z`. */
export const modified = v.pipe(
  line,
  v.check(
    (given) => timestamp(given) !== undefined,
    wrong((value) => `${value} is not a moment in time`, 'Write `2026-11-22` or `2026-11-22T09:30:00Z`.'),
  ),
  v.transform((given) => timestamp(given) ?? given),
)

/** The first moment of a year, a month or a day, or the moment itself, in UTC to the second; `undefined` where it cannot be. */
export function timestamp(given: string): string | undefined {
  if (day.test(given)) return isDay(given) ? `${[given, '01', '01'].join('-').slice(0, 10)}T00:00:00Z` : undefined
  const [, date, hour, minute, second = '00', offset = 'Z'] = moment.exec(given) ?? []
  if (date === undefined || !isDay(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase()
  const time = Date.parse(`${date}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z')
}

function isDay(given: string): boolean {
  const [, year = '', month = '01', inMonth = '01'] = day.exec(given) ?? []
  const time = Date.parse(`${year}-${month}-${inMonth}T00:00:00Z`)
  // A day past the end of a month is moved into the next one, so it must come back as it went in.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${inMonth}`)
}
