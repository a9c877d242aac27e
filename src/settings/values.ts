/** Schemas of plain values: a line of text, a longer text, yes or no, one of several words. */

import * as v from 'valibot'
import { nearest } from './nearest.ts'
import { choices, quoted, said, wrong } from './said.ts'

const written = v.union(
  [v.string(), v.pipe(v.number(), v.transform(String))],
  wrong(
    (value) => `${value} stands where text is expected`,
    'Write one text, between quotation marks if it holds a colon.',
  ),
)

// No XML document can hold these, so no EPUB could.
const forbidden = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/u

/** Text on one line; line ends in it become spaces. */
export const line = v.pipe(
  written,
  v.check((text) => !forbidden.test(text), said('The text holds a control character', 'Type the text anew.')),
  v.transform((text) => text.replaceAll(/\s+/g, ' ').trim()),
  v.check((text) => text !== '', said('The text is empty', 'Write something, or leave the key out.')),
)

/** More than any title has; one that is longer has swallowed text. */
const longestTitle = 500

/** Text on one line that has to find its place on a cover. */
export const titleLine = v.pipe(
  line,
  v.check(
    (text) => text.length <= longestTitle,
    ({ input }) => said(`The text is ${input.length} characters long`, `Write at most ${longestTitle}.`),
  ),
)

/** Text of one or more paragraphs; empty lines between them stay. */
export const paragraphs = v.pipe(
  written,
  v.check((text) => !forbidden.test(text), said('The text holds a control character', 'Type the text anew.')),
  v.transform((text) =>
    text
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
  ),
  v.check((text) => text !== '', said('The text is empty', 'Write something, or leave the key out.')),
)

/** Text in Markdown, its lines as they are written. */
export const prose = v.pipe(
  written,
  v.check((text) => !forbidden.test(text), said('The text holds a control character', 'Type the text anew.')),
  v.transform((text) => text.replaceAll(/\r\n?/g, '\n').trim()),
  v.check((text) => text !== '', said('The text is empty', 'Write something, or leave the key out.')),
)

const neitherYesNorNo = wrong((value) => `${value} is neither yes nor no`, 'Write `true` or `false`.')

/** Yes or no, also as the words of YAML. */
export const flag = v.pipe(
  v.union([v.boolean(), v.string()], neitherYesNorNo),
  v.check((given) => typeof given === 'boolean' || /^(true|false|yes|no|on|off)$/i.test(given), neitherYesNorNo),
  v.transform((given) => (typeof given === 'boolean' ? given : /^(true|yes|on)$/i.test(given))),
)

/** A number, also written as text. */
export function number(least: number, reason: string, note: string) {
  return v.pipe(
    v.union([v.number(), v.string()], said(reason, note)),
    v.check((given) => typeof given === 'number' || /^\s*\d+(\.\d+)?\s*$/.test(given), said(reason, note)),
    v.transform(Number),
    v.check((given) => Number.isFinite(given) && given >= least, said(reason, note)),
  )
}

/** One of several words, in any case; the message names the nearest. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  const meant = (given: unknown): Word | undefined =>
    words.find((word) => typeof given === 'string' && word.toLowerCase() === given.trim().toLowerCase())
  return v.pipe(
    v.custom<string>(
      (given) => meant(given) !== undefined,
      (issue) => {
        const guess = typeof issue.input === 'string' ? nearest(issue.input, words) : undefined
        return said(
          `${quoted(issue.input)} is not known here`,
          guess ? `Write \`${guess}\`.` : `Write ${choices(words)}.`,
        )
      },
    ),
    v.transform((given): Word => meant(given) ?? (given as Word)),
  )
}

/** Whether a value is a group of keys, `{ … }`. */
export function isGroup(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
