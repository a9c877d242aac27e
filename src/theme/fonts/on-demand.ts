/** Families that are too heavy to be installed with Chapbook: which one a text needs, and how it comes to the machine. */

import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import type { FontFamily } from '../theme.ts'
import table from './on-demand.json' with { type: 'json' }

/** One line of the table: a pinned package with the characters for which it is asked. */
export type OnDemandFamily = {
  readonly family: string
  readonly package: string
  readonly version: string
  /** SHA-512 of the tarball, base64. */
  readonly integrity: string
  /** Bytes of the tarball. */
  readonly size: number
  /** For messages: `Japanese`. */
  readonly script: string
  /** Languages that it is made for, as beginnings of tags in lower case. */
  readonly languages: readonly string[]
  /** Characters that are its own. */
  readonly characters: RegExp
  /** Characters that several families draw, each in the forms of its languages (Han). */
  readonly shared?: RegExp
  /** Punctuation that a book in its languages takes from it, although other families have it too. */
  readonly punctuation?: RegExp
}

/** A family that the book needs and that cannot be had. */
export type UnavailableFamily = Pick<OnDemandFamily, 'family' | 'script'> & {
  readonly reason: string
  readonly hint?: string
}

/** The table, read when a text first lacks something. */
let known: readonly OnDemandFamily[] | undefined

function readTable(): readonly OnDemandFamily[] {
  return table.map(({ characters, shared, punctuation, ...entry }) => ({
    ...entry,
    characters: new RegExp(characters, 'u'),
    ...(shared === undefined ? {} : { shared: new RegExp(shared, 'u') }),
    ...(punctuation === undefined ? {} : { punctuation: new RegExp(punctuation, 'u') }),
  }))
}

/**
 * The family to ask next: that of the book's language, then the one with most of the missing characters.
 *
 * Shared characters are asked of one family, and then of the one that has most of them: every further family would
 * cost many megabytes for the rarest signs.
 */
export function nextFamily(
  missing: readonly number[],
  language: string,
  tried: readonly OnDemandFamily[],
): OnDemandFamily | undefined {
  if (missing.length === 0) return undefined
  known ??= readTable()
  const families = known
  const hasShared = tried.some(({ shared }) => shared !== undefined)
  const ranked = families
    .filter((family) => !tried.includes(family))
    .map((family) => {
      const takesShared = !hasShared || family === families[0]
      const count = missing.filter((codePoint) => asksFor(family, codePoint, takesShared)).length
      return { family, count, nearness: nearness(family, language) }
    })
    .filter(({ count }) => count > 0)
  return ranked.toSorted((a, b) => b.nearness - a.nearness || b.count - a.count)[0]?.family
}

/** Whether a family is made for such characters; without `takesShared` only its own count. */
export function asksFor({ characters, shared }: OnDemandFamily, codePoint: number, takesShared = true): boolean {
  const character = String.fromCodePoint(codePoint)
  return characters.test(character) || (takesShared && shared?.test(character) === true)
}

/** Whether a book in this language takes punctuation from the family, although the family of its text has it too. */
export function drawsPunctuation(family: OnDemandFamily, language: string): boolean {
  return family.punctuation !== undefined && nearness(family, language) > 0
}

/** The punctuation of a text that such a book takes from the family, by code point. */
export function punctuationFrom({ punctuation }: OnDemandFamily, wanted: readonly number[]): readonly number[] {
  return wanted.filter((codePoint) => punctuation?.test(String.fromCodePoint(codePoint)))
}

/** Brings the files of a family to the machine, or says why not. */
export async function provideFamily(
  wanted: OnDemandFamily,
  providePackage: NonNullable<Host['providePackage']>,
): Promise<{ readonly family: FontFamily } | { readonly unavailable: UnavailableFamily }> {
  const { family, package: name, version, integrity, size, script } = wanted
  const keep = ['-400-normal.woff2', '-700-normal.woff2', 'LICENSE']
  try {
    const folder = await providePackage({ name, version, integrity, size, keep })
    return { family: { family, package: name, faces: [regular, bold], folder } }
  } catch (error) {
    if (!(error instanceof ChapbookError) || error.kind !== 'machine') throw error
    const { message, hint } = error
    return { unavailable: { family, script, reason: message, ...(hint === undefined ? {} : { hint }) } }
  }
}

const regular = { weight: 400, style: 'normal' } as const
const bold = { weight: 700, style: 'normal' } as const

/** Length of the longest beginning of the tag that the family is made for: `zh-Hant-HK` is nearer to `zh-hant` than to `zh`. */
function nearness({ languages }: OnDemandFamily, language: string): number {
  const tag = language.toLowerCase()
  const fitting = languages.filter((known) => tag === known || tag.startsWith(`${known}-`))
  return Math.max(0, ...fitting.map(({ length }) => length))
}
