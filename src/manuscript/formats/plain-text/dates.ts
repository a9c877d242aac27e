/** Tells dates, which stand above letters, in diaries and under titles, from numbered headings. */

import { monthWords } from './words.ts'

/** Whether a line holds a whole date: in digits, or a day and a year with the name of a month. */
export function isDate(text: string): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false
  if (/\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\d{4}\s*年\s*\d{1,2}\s*月/u.test(text)) return true
  return /\b(?:1[5-9]|20)\d{2}\b/.test(text) && /\b\d{1,2}(?:\D|$)/.test(text) && namesMonth(text)
}

function namesMonth(text: string): boolean {
  return text.match(/[\p{L}\p{M}.]+/gu)?.some((word) => monthWords.test(word)) ?? false
}

/** Whether a line holds nothing but a date, with or without a year: `Monday, 4 May`. */
export function isDay(text: string): boolean {
  if (isDate(text)) return true
  if (text.length > 40 || !/\d/.test(text)) return false
  const [, after = '', before = ''] = day.exec(text) ?? []
  return monthWords.test(after || before)
}

const day =
  /^(?:\p{L}+[,.]?\s+)?(?:\d{1,2}(?:\.|º|st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?(\p{L}+)|(\p{L}+)\s+\d{1,2}(?:st|nd|rd|th)?)\.?$/u
