/** `citation.bib`: an edition for BibTeX and biblatex. */

import { slug } from '../../book/slug.ts'
import type { EditionManifest, FileToRelease } from '../manifest.ts'
import { citedOf, oneLine, type Cited, type CitedName } from './cited.ts'

/** From the folder of the edition. */
export const bibtexPath = 'citation.bib'

/**
 * Writes one entry: a book, or for an article `misc`, which both programs know. Its key is the same as long as author, year and title are.
 *
 * @param url address of the page of the edition; the address in its metadata when absent
 */
export function bibtex(manifest: EditionManifest, url?: string): FileToRelease {
  const cited = citedOf(manifest, url)
  const fields = fieldsOf(cited).flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]))
  const entry = `@${cited.form === 'book' ? 'book' : 'misc'}{${keyOf(cited)},\n${fields.join(',\n')}\n}\n`
  return { path: bibtexPath, mediaType: 'application/x-bibtex', bytes: Buffer.from(entry, 'utf8') }
}

function fieldsOf(cited: Cited): readonly (readonly [name: string, value: string | undefined])[] {
  const { edition, series, month } = cited
  const text = (value: string | number | undefined): string | undefined =>
    value === undefined ? undefined : `{${escaped(String(value))}}`
  return [
    ['author', names(cited.authors)],
    ['editor', names(cited.editors)],
    ['translator', names(cited.translators)],
    // The second braces keep capitals, which styles would take away.
    ['title', `{{${escaped(cited.title)}}}`],
    ['edition', text(edition?.number ?? edition?.text)],
    ['series', text(series?.name)],
    ['number', text(series?.position)],
    ['publisher', text(cited.publisher)],
    ['address', text(cited.place)],
    ['year', text(cited.year)],
    ['month', month === undefined ? undefined : months[month - 1]],
    ['isbn', text(cited.isbn)],
    ['url', cited.url === undefined ? undefined : `{${address(cited.url)}}`],
    ['language', text(cited.language)],
  ]
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** `Maren, Ida and {Society of Keepers}`; whole names are in braces, so that nobody takes them apart. */
function names(people: readonly CitedName[]): string | undefined {
  if (people.length === 0) return undefined
  return `{${people.map(nameOf).join(' and ')}}`
}

function nameOf(name: CitedName): string {
  if (name.kind === 'whole') return `{${escaped(name.name)}}`
  const parts = name.suffix === undefined ? [name.family, name.given] : [name.family, name.suffix, name.given]
  return parts.map((part) => protectedPart(part)).join(', ')
}

/** ` and ` would divide a list of names. */
function protectedPart(part: string): string {
  return /(?:^|\s)(?:and|others)(?:\s|$)/i.test(part) ? `{${escaped(part)}}` : escaped(part)
}

/** Author, year and first word of the title in ASCII: `maren2026keepers`. */
function keyOf({ authors, editors, title, year }: Cited): string {
  const [first] = authors.length > 0 ? authors : editors
  const name = first === undefined ? '' : nameInKey(first.kind === 'person' ? first.family : first.name)
  const words = slug(title).split('-')
  const word = words[0] === 'book' && words.length === 2 ? words.join('') : words.find((one) => !articles.has(one))
  const named = word ?? words[0] ?? ''
  return name === '' ? `${named}${year ?? ''}` : `${name}${year ?? ''}${named}`
}

/** At most 24 letters; of a name in a script without a transliteration nothing is taken. */
function nameInKey(name: string): string {
  const letters = slug(name)
  return /^book-[\da-f]{8}$/.test(letters) ? '' : letters.replaceAll('-', '').slice(0, 24)
}

const articles: ReadonlySet<string> = new Set(
  'a an the der die das ein eine le la les un une el los las il lo de het een'.split(' '),
)

/** TeX takes none of its own signs literally; braces must come in pairs even for BibTeX, so that they have names. */
function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\{}$&#_%~^]/g, (sign) => signs[sign] ?? '')
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** An address is taken literally. */
function address(url: string): string {
  return oneLine(url).replaceAll(/[{}\\ ]/g, (sign) => encodeURIComponent(sign))
}
