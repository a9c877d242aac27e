/** What a copyright page says, in the order of the trade: rights, licence, people, publisher and edition, numbers, fonts. */

import type { Licence, Metadata } from '../book/book.ts'
import type { Words } from '../theme/theme.ts'
import { dateInWords, fill, listNames } from '../theme/words.ts'
import { aroundLicence, contributorLines, rightsLine, seriesLine } from './credits.ts'
import { provenanceLine, type Provenance } from './provenance.ts'

/** A line is made of pieces; those with an address are links, and digits are no words of any language. */
export type ImprintLine = readonly (
  | string
  | { readonly text: string; readonly href: string }
  | { readonly digits: string }
)[]

/** Lines that stand together; between groups there is room. */
export type ImprintGroup = readonly ImprintLine[]

export type ImprintOptions = {
  readonly words: Words
  /** Families that the text is set in; none are named where the list is empty. */
  readonly families: readonly string[]
  /** A file is told from others by its date and its identifier, and holds its fonts, so it names their licence. @default false */
  readonly isFile?: boolean
  /** What the book was made from, where that is told. */
  readonly provenance?: Provenance | undefined
}

/** The groups that have anything to say. */
export function imprintGroups(
  metadata: Metadata,
  { words, families, isFile = false, provenance }: ImprintOptions,
): readonly ImprintGroup[] {
  const { licence, isbn, url, date, identifier, language } = metadata
  const groups = [
    plain([rightsLine(metadata, words), ...contributorLines(metadata, words)]),
    licence === undefined ? [] : licenceLines(licence, words),
    plain([
      publishedLine(metadata, words),
      editionLine(metadata, words) ?? (isFile && date !== undefined ? dateInWords(date, language) : undefined),
      seriesLine(metadata, words),
    ]),
    [
      ...plain([isbn && `ISBN ${isbn}`]),
      ...plain([isFile ? `${fill(words, 'identifier')}: ${identifier}` : undefined]),
      ...(url === undefined ? [] : [[{ text: withoutScheme(url), href: url }]]),
    ],
    plain([families.length === 0 ? undefined : (isFile ? fontsLine : setLine)(families, language, words)]),
    provenance === undefined ? [] : [provenanceLine(provenance, words)],
  ]
  return groups.filter((group) => group.length > 0)
}

/** The words of groups, for the fonts that show them. */
export function wordsOf(groups: readonly ImprintGroup[]): readonly string[] {
  return groups
    .flat(2)
    .map((piece) => (typeof piece === 'string' ? piece : 'digits' in piece ? piece.digits : piece.text))
}

/** The fonts of a file, with the licence under which they go with it. */
export function fontsLine(families: readonly string[], language: string, words: Words): string {
  return `${setLine(families, language, words)} (SIL Open Font License 1.1).`
}

/** The fonts of pages that are printed. */
export function setLine(families: readonly string[], language: string, words: Words): string {
  return fill(words, 'set-in', { fonts: listNames(families, language) })
}

function plain(lines: readonly (string | undefined)[]): readonly ImprintLine[] {
  return lines.flatMap((line) => (line ? [[line]] : []))
}

/** `Published by Saltmarsh, Bristol` */
export function publishedLine({ publisher, place }: Metadata, words: Words): string | undefined {
  if (publisher === undefined) return undefined
  const line = fill(words, 'published-by', { publisher })
  return place === undefined ? line : `${line}, ${place}`
}

const named: readonly (string | undefined)[] = [undefined, 'edition-1', 'edition-2', 'edition-3']

/** `Second edition, March 2027`; the first three have words, later ones a number. */
export function editionLine({ edition, language }: Metadata, words: Words): string | undefined {
  if (edition === undefined) return undefined
  const { number, text, date } = edition
  const key = number === undefined ? undefined : (named[number] ?? 'edition-number')
  const parts = [
    key && fill(words, key, { number: String(number) }),
    text,
    date === undefined ? undefined : dateInWords(date, language),
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

/** The name, what the licence allows and asks, and where it stands in full. */
function licenceLines(licence: Licence, words: Words): readonly ImprintLine[] {
  const { name, url } = licence
  const [before, after] = aroundLicence(words)
  const isNamed = url === undefined || url === name
  return [
    isNamed && url !== undefined ? [before, { text: name, href: url }, after] : [`${before}${name}${after}`],
    ...licenceNotice(licence, words).map((text) => [text]),
    ...(isNamed ? [] : [[{ text: withoutScheme(url), href: url }]]),
  ]
}

/** What a licence allows and asks, in paragraphs: as the writer says it, else as we know it. */
export function licenceNotice({ notice, conditions = [] }: Licence, words: Words): readonly string[] {
  return notice?.split('\n\n') ?? conditionSentences(conditions, words)
}

/** What the licences of Creative Commons allow and ask, in a paragraph of our own words. */
function conditionSentences(conditions: NonNullable<Licence['conditions']>, words: Words): readonly string[] {
  if (conditions.length === 0) return []
  if (conditions.includes('zero')) return [fill(words, 'licence-zero')]
  const asked = conditions.flatMap((condition) => (condition === 'nd' ? [] : [`licence-${condition}`]))
  const sentences = [conditions.includes('nd') ? 'licence-share' : 'licence-adapt', ...asked].map((key) =>
    fill(words, key),
  )
  // Chinese and Japanese put no space after a full stop.
  return [sentences.join(sentences[0]?.endsWith('。') ? '' : ' ')]
}

/** Readers type what they see; `https://` is only in the way. */
function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
