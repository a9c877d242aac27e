/** Tells dates, which stand above letters, in diaries and under titles, from numbered headings. */

import { monthWords } from './words.ts'

/** Whether a line holds a whole date: in digits, or a day and a year with the name of a month. */
export function isDate(text: string): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false
  const words = text.match(/[\p{L}\p{M}.]+/gu) ?? []
  const isNumeric = /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\d{4}\s*年\s*\d{1,2}\s*月/u.test(text)
  const isWritten =
    /\b\d{1,2}\D/.test(`${text} `) && /\b(?:1[5-9]|20)\d{2}\b/.test(text) && words.some((word) => monthWords.test(word))
  return isNumeric || isWritten
}
