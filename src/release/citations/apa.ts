/** Citations as the American Psychological Association wants them (7th edition). */

import { editionAbbreviated, isEastAsian, isOwnPublisher, monthNames, type Cited, type CitedName } from './cited.ts'
import { italic, plain, sentences, type Piece } from './pieces.ts'

/** `Maren, I., & Oriel, T. (2026). *The keeper’s hours* (2nd ed.). Saltmarsh. https://…` The title keeps the capitals that it has. */
export function apa(cited: Cited): readonly Piece[] {
  const { authors, editors, form, publisher } = cited
  const people = authors.length > 0 ? authors : editors
  const names = listed(people.map(inverted))
  const role = authors.length > 0 || editors.length === 0 ? '' : editors.length === 1 ? ' (Ed.)' : ' (Eds.)'
  const title = [italic(cited.title), plain(details(cited, authors.length > 0))]
  const date = [plain(`(${dateOf(cited)})`)]
  const source = isOwnPublisher(cited) ? '' : (publisher ?? (form === 'article' ? (cited.series?.name ?? '') : ''))
  const head = names === '' ? [title, date] : [[plain(`${names}${role}`)], date, title]
  return sentences([...head, [plain(source)]], cited.url, false)
}

/** Articles are dated to the day, books to the year. */
function dateOf({ year, month, day, form }: Cited): string {
  if (year === undefined) return 'n.d.'
  const name = month === undefined ? undefined : monthNames[month - 1]
  if (form === 'book' || name === undefined) return year
  return day === undefined ? `${year}, ${name}` : `${year}, ${name} ${day}`
}

/** Behind the title, in parentheses: editors, translators, edition, volume. */
function details({ editors, translators, edition, series }: Cited, hasAuthors: boolean): string {
  const people = (given: readonly CitedName[], one: string, more: string): string =>
    given.length === 0 ? '' : `${listed(given.map(natural))}, ${given.length === 1 ? one : more}`
  const helpers = [hasAuthors ? people(editors, 'Ed.', 'Eds.') : '', people(translators, 'Trans.', 'Trans.')]
  const facts = [
    helpers.filter((part) => part !== '').join('; '),
    editionAbbreviated(edition),
    series?.position === undefined ? '' : `${series.name}, No. ${series.position}`,
  ].filter((part) => part !== '')
  return facts.length === 0 ? '' : ` (${facts.join('; ')})`
}

/** Up to twenty names; of more the first nineteen and the last. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  if (names.length > 20) return `${names.slice(0, 19).join(', ')}, . . . ${last}`
  return `${names.slice(0, -1).join(', ')}, & ${last}`
}

function inverted(name: CitedName): string {
  if (name.kind === 'whole' || isEastAsian(name)) return name.name
  return [name.family, initials(name.given), name.suffix].filter((part) => part !== undefined).join(', ')
}

function natural(name: CitedName): string {
  if (name.kind === 'whole' || isEastAsian(name)) return name.name
  const suffix = name.suffix === undefined ? '' : `, ${name.suffix}`
  return `${initials(name.given)} ${name.family}${suffix}`
}

/** `Jean-Paul Charles` → `J.-P. C.`; particles stay, and so do names in scripts without capitals. */
function initials(given: string): string {
  if (!/\p{Lu}/u.test(given)) return given
  return given
    .split(/\s+/)
    .map((word) => word.split('-').map(initial).join('-'))
    .join(' ')
}

function initial(word: string): string {
  return /^\p{Lu}/u.test(word) ? `${Array.from(word)[0] ?? ''}.` : word
}
