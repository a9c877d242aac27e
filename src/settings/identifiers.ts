/** Schemas of what a book is known by: identifier, ISBN and the address of its online edition. */

import * as v from 'valibot'
import { said, wrong } from './said.ts'
import { line } from './values.ts'

/** ISBN of ten or thirteen digits with its check digit right; comes out as thirteen digits, with the hyphens that are given. */
export const isbn = v.pipe(
  line,
  v.check(
    (given) => hasIsbnForm(given),
    wrong((value) => `${value} is not an ISBN`, 'An ISBN has thirteen digits, the first three 978 or 979, or ten.'),
  ),
  v.check(
    (given) => !hasIsbnForm(given) || hasRightCheckDigit(digits(given)),
    wrong(
      (value) => `The last digit of the ISBN ${value} does not fit the others`,
      'Compare it with the one that you were given.',
    ),
  ),
  v.transform(withHyphens),
)

/** Any identifier; one that is an ISBN by its form must have the right check digit. */
export const identifier = v.pipe(
  line,
  v.check(
    (given) => !isIsbnByForm(given) || hasRightCheckDigit(digits(given)),
    wrong(
      (value) => `The last digit of the ISBN ${value} does not fit the others`,
      'Compare it with the one that you were given.',
    ),
  ),
  v.transform((given) => (isIsbnByForm(given) ? `urn:isbn:${thirteenDigits(digits(given))}` : given)),
)

/** The name of the book's files and of its folder in a release: what is safe on every disk and in every address. */
export const slugName = v.pipe(
  line,
  v.regex(
    /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
    wrong(
      (value) => `${value} is not a name for files`,
      'Write small letters from a to z, digits, and single hyphens between them, such as `a-room-by-the-sea`.',
    ),
  ),
  v.maxLength(80, said('This name for files is too long', 'Write at most 80 characters.')),
)

/** An address of the web. */
export const address = v.pipe(
  line,
  v.check(
    (given) => /^https?:\/\/[^/\s]+/i.test(given) && URL.canParse(given),
    wrong((value) => `${value} is not an address of the web`, 'Write it whole: `https://example.org/essay`.'),
  ),
  v.transform((given) => new URL(given).href),
)

function hasIsbnForm(given: string): boolean {
  return /^(\d{9}[\dX]|97[89]\d{10})$/.test(digits(given))
}

function isIsbnByForm(given: string): boolean {
  return /^(urn:isbn:|isbn[:\s])/i.test(given) || /^97[89][-\s]?(\d[-\s]?){9}\d$/.test(given)
}

function digits(given: string): string {
  return given
    .replace(/^(urn:isbn:|isbn(-1[03])?:?\s*)/i, '')
    .replaceAll(/[-\s\u2010-\u2013]/g, '')
    .toUpperCase()
}

/** ISO 2108: thirteen digits weigh 1 and 3 by turns, modulo 10; ten weigh 10 down to 1, modulo 11, and X is ten. */
function hasRightCheckDigit(number: string): boolean {
  if (/^\d{13}$/.test(number)) return weigh(number, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0
  return /^\d{9}[\dX]$/.test(number) && weigh(number, (index) => 10 - index) % 11 === 0
}

function weigh(number: string, weight: (index: number) => number): number {
  return Array.from(number, (digit, index) => (digit === 'X' ? 10 : Number(digit)) * weight(index)).reduce(
    (a, b) => a + b,
    0,
  )
}

/** An ISBN has five parts, or four without its prefix; where other hyphens are given, they say nothing. */
function withHyphens(given: string): string {
  const number = thirteenDigits(digits(given))
  const parts = given
    .replace(/^(isbn(-1[03])?:?\s*)/i, '')
    .split(/[-\s\u2010-\u2013]+/)
    .slice(0, -1)
  const groups = parts.length === 3 ? ['978', ...parts] : parts
  if (groups.length !== 4 || groups.join('').length !== 12) return number
  return `${groups.join('-')}-${number.slice(-1)}`
}

function thirteenDigits(number: string): string {
  if (number.length === 13) return number
  const body = `978${number.slice(0, 9)}`
  return `${body}${(10 - (weigh(body, (index) => (index % 2 === 0 ? 1 : 3)) % 10)) % 10}`
}
