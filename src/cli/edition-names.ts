/** Names of editions as people type them. */

import { InvalidArgumentError } from 'commander'
import { editionNames as known, type EditionName } from '../editions/edition.ts'

/** Reads `web, epub`; a name that is none throws with the one that was meant. For commander, which gives what it has read before. */
export function editionNames(value: string, before: readonly EditionName[] = []): readonly EditionName[] {
  const given = value
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  if (given.length === 0) throw new InvalidArgumentError(`Name one or more of ${known.join(', ')}.`)
  return [...new Set([...before, ...given.map(editionName)])]
}

const otherNames: Readonly<Record<string, EditionName>> = {
  html: 'web', page: 'web', webpage: 'web', site: 'web',
  ebook: 'epub', 'e-book': 'epub', epub3: 'epub', kindle: 'epub',
  pdf: 'print', paper: 'print', book: 'print', pages: 'print',
  handouts: 'handout', 'hand-out': 'handout', worksheet: 'handout', brochure: 'booklet', zine: 'booklet',
  '2-up': 'n-up', '3-up': 'n-up', '4-up': 'n-up', nup: 'n-up', large: 'large-print', largeprint: 'large-print', 'large-type': 'large-print',
} // prettier-ignore

function editionName(name: string): EditionName {
  const edition = known.find((candidate) => candidate === name)
  if (edition !== undefined) return edition
  const meant = otherNames[name] ?? known.find((candidate) => candidate.startsWith(name) || name.startsWith(candidate))
  const suggestion =
    meant === undefined ? `There are ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.` : `Did you mean ${meant}?`
  throw new InvalidArgumentError(`There is no edition \`${name}\`. ${suggestion}`)
}
