/** Which characters each file of a font package can show. */

import { basename, join } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import { installedFolder } from '../../host/package-root.ts'
import { rememberedValue } from '../../host/remembered.ts'
import type { FontFamily, FontStyle } from '../theme.ts'
import table from './coverage.json' with { type: 'json' }
import { charactersOf } from './woff2.ts'

/** Ranges of code points, ascending, as pairs of first and last. */
export type Ranges = readonly number[]

/** The ranges of one subset, read when somebody first asks: a text in English asks for one of eight. */
export type Coverage = () => Ranges

/**
 * The coverage of each subset (`latin`, `greek-ext`, …) of a family in one style, in the order in which they should be asked.
 *
 * It comes from the committed table where that knows the package, else from the files themselves, because what a
 * package says about itself (`unicode.json`) is what its subsets were cut to, not what the font has.
 */
export async function coverageOf(
  family: FontFamily,
  style: FontStyle['style'],
  host: Host,
): Promise<ReadonlyMap<string, Coverage>> {
  const known = (table as Readonly<Record<string, Readonly<Record<string, string>>>>)[family.package]
  if (known) return fromTable(known, style)
  const face = family.faces.find((face) => face.style === style)
  if (!face) return new Map()
  return family.folder === undefined
    ? readCoverage(family, face, host)
    : rememberedCoverage(family.folder, family, face, host)
}

/** The hundred files of a fetched family are opened once on a machine; each host asks its cache once. */
async function rememberedCoverage(
  folder: string,
  family: FontFamily,
  face: FontStyle,
  host: Host,
): Promise<ReadonlyMap<string, Coverage>> {
  const known = coverages.get(host.cache) ?? new Map<string, Promise<ReadonlyMap<string, Coverage>>>()
  coverages.set(host.cache, known)
  const found =
    known.get(folder) ?? recall(`font-coverage-1-${basename(folder)}-${face.weight}-${face.style}`, family, face, host)
  known.set(folder, found)
  return found
}

const coverages = new WeakMap<Host['cache'], Map<string, Promise<ReadonlyMap<string, Coverage>>>>()

async function recall(
  key: string,
  family: FontFamily,
  face: FontStyle,
  host: Host,
): Promise<ReadonlyMap<string, Coverage>> {
  const entries = await rememberedValue(key, host, async () =>
    Array.from(await readCoverage(family, face, host), ([subset, ranges]) => [subset, ranges()] as const),
  )
  return asCoverages(entries)
}

function fromTable(known: Readonly<Record<string, string>>, style: FontStyle['style']): ReadonlyMap<string, Coverage> {
  const subsets = Object.keys(known).filter((key) => !key.endsWith(' italic'))
  return new Map(
    subsets.map((subset) => {
      const upright = known[subset] ?? ''
      const text = style === 'italic' ? (known[`${subset} italic`] ?? upright) : upright
      let ranges: Ranges | undefined
      return [subset, () => (ranges ??= parseRanges(text))]
    }),
  )
}

/** The same from the files of one face, for packages that the table does not know. */
export async function readCoverage(
  family: FontFamily,
  face: FontStyle,
  host: Host,
): Promise<ReadonlyMap<string, Coverage>> {
  const ending = `-${face.weight}-${face.style}.woff2`
  const names = await host.disk.list(join(packageFolder(family), 'files'))
  const start = fontName(family.package, '', face).length - ending.length + '.woff2'.length
  const subsets = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(start, -ending.length))
  const entries = subsets.toSorted(inAskingOrder).map(async (subset): Promise<[string, Ranges]> => {
    const bytes = await host.disk.read(fontPath(family, subset, face))
    return [subset, ranges(charactersOf(bytes))]
  })
  return asCoverages(await Promise.all(entries))
}

function asCoverages(entries: readonly (readonly [string, Ranges])[]): ReadonlyMap<string, Coverage> {
  return new Map(entries.map(([subset, ranges]) => [subset, () => ranges]))
}

/** Whether a code point lies in one of the ranges. */
export function covers(coverage: Coverage, codePoint: number): boolean {
  const known = coverage()
  let low = 0
  let high = known.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < (known[middle * 2] ?? 0)) high = middle - 1
    else if (codePoint > (known[middle * 2 + 1] ?? 0)) low = middle + 1
    else return true
  }
  return false
}

/** Absolute path of one file of a font package. */
export function fontPath(family: FontFamily, subset: string, face: FontStyle): string {
  return join(packageFolder(family), 'files', `${fontName(family.package, subset, face)}.woff2`)
}

/** `alegreya-latin-400-normal` */
export function fontName(name: string, subset: string, { weight, style }: FontStyle): string {
  return `${name.slice(name.indexOf('/') + 1)}-${subset}-${weight}-${style}`
}

/** Latin first: it holds the spaces, the digits and the punctuation that every text has. */
export function inAskingOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

/** Ascending code points as pairs of first and last. */
export function ranges(codePoints: readonly number[]): Ranges {
  const pairs: number[] = []
  for (const codePoint of codePoints) {
    if (pairs.at(-1) === codePoint - 1) pairs[pairs.length - 1] = codePoint
    else pairs.push(codePoint, codePoint)
  }
  return pairs
}

/** `20-7e a0` as pairs of first and last. */
function parseRanges(text: string): Ranges {
  return text.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-')
    return [parseInt(first, 16), parseInt(last, 16)]
  })
}

function rank(subset: string): number {
  return subset === 'latin' ? 0 : subset === 'latin-ext' ? 1 : 2
}

/** Absolute path of the package of a family: where it was fetched to, or where it is installed. */
export function packageFolder({ package: name, folder }: FontFamily): string {
  if (folder !== undefined) return folder
  const known = folders.get(name)
  if (known !== undefined) return known
  try {
    const installed = installedFolder(name)
    folders.set(name, installed)
    return installed
  } catch (cause) {
    throw new ChapbookError(`The font package \`${name}\` is not installed`, {
      hint: `Run \`npm install ${name}\`, or name another package in the theme.`,
      cause,
    })
  }
}

/** Node looks for a package through every folder each time that it is asked. */
const folders = new Map<string, string>()
