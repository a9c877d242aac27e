/** `citation.ris`: an edition for reference managers. */

import type { EditionManifest, FileToRelease } from '../manifest.ts'
import { citedOf, inverted, oneLine, type Cited } from './cited.ts'

/** From the folder of the edition. */
export const risPath = 'citation.ris'

/**
 * Writes one record: a book, or an electronic source where it is an article.
 *
 * @param url address of the page of the edition; the address in its metadata when absent
 */
export function ris(manifest: EditionManifest, url?: string): FileToRelease {
  const cited = citedOf(manifest, url)
  const { work } = manifest
  const lines: readonly (readonly [tag: string, value: string | number | undefined])[] = [
    ['TY', cited.form === 'book' ? 'BOOK' : 'ELEC'],
    ...cited.authors.map((name) => ['AU', inverted(name)] as const),
    ...cited.editors.map((name) => ['ED', inverted(name)] as const),
    ...cited.translators.map((name) => ['A4', inverted(name)] as const),
    ['TI', cited.title],
    ['T2', cited.series?.name],
    ['M1', cited.series?.position],
    ['ET', cited.edition?.number ?? cited.edition?.text],
    ['PB', cited.publisher],
    ['CY', cited.place],
    ['PY', cited.year],
    ['DA', dateOf(cited)],
    ['SN', cited.isbn],
    ['LA', cited.language],
    ['AB', work.description],
    ...work.subjects.map(({ name }) => ['KW', name] as const),
    ['UR', cited.url],
  ]
  const text = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(String(value))}\r\n`]))
  return {
    path: risPath,
    mediaType: 'application/x-research-info-systems',
    bytes: Buffer.from(`${text.join('')}ER  - \r\n`, 'utf8'),
  }
}

/** `2026/11/22/`; what is not known is empty. */
function dateOf({ year, month, day }: Cited): string | undefined {
  if (year === undefined) return undefined
  const digits = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'))
  return `${year}/${digits(month)}/${digits(day)}/`
}
