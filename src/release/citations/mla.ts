/** Citations as the Modern Language Association wants them (9th edition). */

import { editionAbbreviated, isOwnPublisher, leadingName, type Cited, type CitedName } from './cited.ts'
import { endedInQuotes, italic, plain, sentences, type Piece } from './pieces.ts'

const months = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** `Maren, Ida, and Tomás Oriel. *The Keeper’s Hours*. 2nd ed., Saltmarsh, 2026, https://….` */
export function mla(cited: Cited): readonly Piece[] {
  const { authors, editors, translators, publisher, series, form } = cited
  const people = authors.length > 0 ? authors : editors
  const role = authors.length > 0 || editors.length === 0 ? '' : editors.length === 1 ? ', editor' : ', editors'
  const isOfSeries = form === 'article' && series !== undefined
  const facts = [
    authors.length > 0 && editors.length > 0 ? `edited by ${naturalList(editors)}` : '',
    translators.length > 0 ? `translated by ${naturalList(translators)}` : '',
    editionAbbreviated(cited.edition),
    isOfSeries && series.position !== undefined ? `no. ${series.position}` : '',
    isOwnPublisher(cited) ? '' : (publisher ?? ''),
    dateOf(cited),
    cited.url ?? '',
  ].filter((fact) => fact !== '')
  const line = facts.join(', ')
  const container: readonly Piece[] = isOfSeries
    ? [italic(series.name), ...(line === '' ? [] : [plain(`, ${line}`)])]
    : [plain(capitalised(line))]
  const behind = !isOfSeries && series !== undefined ? [plain(seriesOf(series))] : []
  const title = isOfSeries ? [plain(endedInQuotes(cited.title))] : [italic(cited.title)]
  return sentences([[plain(`${listed(people)}${role}`)], title, container, behind], undefined, false)
}

/** Only a sentence has a capital at its start, an address or a name keeps what it has. */
function capitalised(line: string): string {
  return /^(?:edited|translated) by/.test(line) ? line.charAt(0).toUpperCase() + line.slice(1) : line
}

function seriesOf({ name, position }: NonNullable<Cited['series']>): string {
  return position === undefined ? name : `${name} ${position}`
}

function dateOf({ year, month, day, form }: Cited): string {
  if (year === undefined) return ''
  const name = month === undefined ? undefined : months[month - 1]
  if (form === 'book' || name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${day} ${name} ${year}`
}

/** One or two names; of more the first. Only the first is inverted. */
function listed(names: readonly CitedName[]): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (second === undefined) return leadingName(first)
  return names.length === 2 ? `${leadingName(first)}, and ${second.name}` : `${leadingName(first)}, et al.`
}

function naturalList(names: readonly CitedName[]): string {
  const [first, second] = names.map(({ name }) => name)
  if (names.length > 2) return `${first ?? ''} et al.`
  return second === undefined ? (first ?? '') : `${first ?? ''} and ${second}`
}
