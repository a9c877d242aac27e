/** Citations for a bibliography as the Chicago Manual of Style wants them (18th edition, notes and bibliography). */

import { editionAbbreviated, isOwnPublisher, leadingName, monthNames, type Cited, type CitedName } from './cited.ts'
import { endedInQuotes, italic, plain, sentences, type Piece } from './pieces.ts'

/** `Maren, Ida, and Tomás Oriel. *The Keeper’s Hours*. 2nd ed. Saltmarsh, 2026. https://….` */
export function chicago(cited: Cited): readonly Piece[] {
  const { authors, editors, translators, publisher, series, form } = cited
  const people = authors.length > 0 ? authors : editors
  const role = authors.length > 0 || editors.length === 0 ? '' : editors.length === 1 ? ', ed.' : ', eds.'
  const published = [isOwnPublisher(cited) ? '' : (publisher ?? ''), dateOf(cited)]
    .filter((part) => part !== '')
    .join(', ')
  const title = form === 'article' ? [plain(endedInQuotes(cited.title))] : [italic(cited.title)]
  return sentences(
    [
      [plain(`${listed(people)}${role}`)],
      title,
      [plain(helpersOf(authors.length > 0 ? editors : [], translators))],
      [plain(editionAbbreviated(cited.edition))],
      [
        plain(
          series === undefined ? '' : [series.name, series.position].filter((part) => part !== undefined).join(' '),
        ),
      ],
      [plain(published.replace(/^n\.d\./, 'N.d.'))],
    ],
    cited.url,
    true,
  )
}

function helpersOf(editors: readonly CitedName[], translators: readonly CitedName[]): string {
  return [
    ...(editors.length > 0 ? [`Edited by ${naturalList(editors)}`] : []),
    ...(translators.length > 0 ? [`Translated by ${naturalList(translators)}`] : []),
  ].join('. ')
}

/** A book that is undated says so; an article is dated to the day. */
function dateOf({ year, month, day, form }: Cited): string {
  if (year === undefined) return 'n.d.'
  const name = month === undefined ? undefined : monthNames[month - 1]
  if (form === 'book' || name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${name} ${day}, ${year}`
}

/** Up to six names; of more the first three. Only the first is inverted. */
function listed(names: readonly CitedName[]): string {
  const [first, ...others] = names
  if (first === undefined) return ''
  const all = [leadingName(first), ...others.map(({ name }) => name)]
  if (all.length === 1) return all[0] ?? ''
  if (all.length > 6) return `${all.slice(0, 3).join(', ')}, et al.`
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1) ?? ''}`
}

function naturalList(names: readonly CitedName[]): string {
  const all = names.map(({ name }) => name)
  if (all.length > 6) return `${all.slice(0, 3).join(', ')}, et al.`
  if (all.length < 3) return all.join(' and ')
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1) ?? ''}`
}
