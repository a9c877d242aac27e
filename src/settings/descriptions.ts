/** Schemas of what is said about a book: subjects, series, cover, accessibility. */

import * as v from 'valibot'
import type { Subject } from '../book/book.ts'
import { said } from './said.ts'
import { isGroup, line, number, oneOf, paragraphs } from './values.ts'

export const subjectKeys = { name: line, authority: v.optional(line), code: v.optional(line) }

const subjectGroup = v.pipe(
  v.object(subjectKeys),
  v.transform((given): Subject => withoutAbsent(given)),
)
const subjectName = v.pipe(
  line,
  v.transform((name): Subject => ({ name })),
)
const subject = v.lazy((given) => (isGroup(given) ? subjectGroup : subjectName))
const listedInText = v.pipe(
  line,
  v.transform((text) =>
    text
      .split(text.includes(';') ? ';' : ',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name): Subject => ({ name })),
  ),
)

/** A list, or names in one text with commas or semicolons between them. */
export const subjects = v.lazy((given) => {
  if (Array.isArray(given)) return v.array(subject)
  return isGroup(given)
    ? v.pipe(
        subjectGroup,
        v.transform((only) => [only]),
      )
    : listedInText
})

export const seriesKeys = {
  name: line,
  position: v.optional(number(0, 'The position in the series is not a number', 'Write a number such as `2`.')),
}

const seriesGroup = v.pipe(
  v.object(seriesKeys),
  v.transform((given) => withoutAbsent(given)),
)
const seriesName = v.pipe(
  line,
  v.transform((name): { name: string; position?: number } => ({ name })),
)

/** The name of the series, or `name` and `position`. */
export const series = v.lazy((given) => (isGroup(given) ? seriesGroup : seriesName))

export const coverKeys = { path: line, description: v.optional(line) }

const coverGroup = v.pipe(
  v.object(coverKeys),
  v.transform((given) => withoutAbsent(given)),
)
const coverPath = v.pipe(
  line,
  v.transform((path): { path: string; description?: string } => ({ path })),
)

/** The path of the picture, or `path` and `description`. */
export const cover = v.lazy((given) => (isGroup(given) ? coverGroup : coverPath))

/** Values of `accessibilityHazard` in the vocabulary of schema.org. */
const hazards = [
  'none',
  'unknown',
  'flashing',
  'noFlashingHazard',
  'unknownFlashingHazard',
  'motionSimulation',
  'noMotionSimulationHazard',
  'unknownMotionSimulationHazard',
  'sound',
  'noSoundHazard',
  'unknownSoundHazard',
] as const

const hazard = oneOf(hazards)

export const accessibilityKeys = {
  summary: v.optional(paragraphs),
  hazards: v.optional(
    v.lazy((given) =>
      Array.isArray(given)
        ? v.array(hazard)
        : v.pipe(
            hazard,
            v.transform((only) => [only]),
          ),
    ),
  ),
  conformsTo: v.optional(line),
  certifiedBy: v.optional(line),
}

export const accessibility = v.pipe(
  v.object(
    accessibilityKeys,
    said('This is not a group of keys', 'Write `summary`, `hazards`, `conforms-to` or `certified-by` under it.'),
  ),
  v.transform((given) => withoutAbsent(given)),
)

type Present<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> }

/** Leaves out the keys whose value is `undefined`. */
function withoutAbsent<Given extends object>(given: Given): Present<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<Given>
}
