/** The sheet that lies in the office printers of those who will print a book. */

import type { PageSize } from '../../settings/page-size.ts'

const a4: PageSize = { name: 'A4', width: 210, height: 297 }
const letter: PageSize = { name: 'Letter', width: 215.9, height: 279.4 }

/** Where ISO 216 is not in use: `paperSize` "US-Letter" of Unicode CLDR. */
const letterRegions = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '))
/** Sizes of North America that are not written in inches. */
const americanPages = /^(letter|legal|half-letter|executive|digest|us trade)$/i

/**
 * Letter where the print edition has a page of North America (by name, or given in inches) or the language is of a place that prints
 * on Letter (`en-US`); A4 everywhere else.
 *
 * @param page of the print edition
 * @param language BCP 47
 */
export function officeSheet(page: PageSize, language: string): PageSize {
  const region = language.split('-').find((subtag, index) => index > 0 && /^[A-Z]{2}$/.test(subtag))
  if (region !== undefined && letterRegions.has(region)) return letter
  return americanPages.test(page.name) || /\d\s*(in|"|″)/i.test(page.name) ? letter : a4
}
