/** What the files of a copy are called: by the number, and by the reader only where that is asked for. */

import { ChapbookError } from '../errors.ts'
import type { CopiedEdition } from './base.ts'
import type { Reader } from './reader.ts'

export const usualPattern = '{slug}-{edition}-copy-{number}'

export type Named = {
  /** Of the work. */
  readonly slug: string
  /** `edition-2` */
  readonly edition: string
}

/** Says what a reader's files are called, without their endings. */
export type FileNames = (reader: Pick<Reader, 'name' | 'number' | 'email'>) => string

/**
 * Reads a pattern with the places `{slug}`, `{edition}`, `{number}` (of four digits), `{name}` and `{email}`.
 *
 * @throws ChapbookError (usage) where it names another place, has no number, or has signs that no file should have
 */
export function fileNames(pattern: string, { slug, edition }: Named): FileNames {
  const places = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, place = '']) => place)
  const unknown = places.find((place) => !known.includes(place))
  if (unknown !== undefined)
    throw wrong(
      `\`{${unknown}}\` is no part of a file name`,
      `There are ${known.map((place) => `{${place}}`).join(', ')}.`,
    )
  if (!places.includes('number'))
    throw wrong('The names of the files need the number of the copy', 'Put {number} into the pattern.')
  if (!/^(?:[\p{L}\p{N}_.-]|\{[a-z]+\})+$/u.test(pattern) || /^[.-]/.test(pattern))
    throw wrong(
      'The pattern has signs that names of files should not have',
      'Use letters, digits, -, _ and dots, and no folders.',
    )
  return ({ name, number, email = '' }) => {
    const values: Readonly<Record<string, string>> = {
      slug,
      edition,
      number: String(number).padStart(4, '0'),
      name: safe(name),
      email: safe(email),
    }
    return pattern.replaceAll(/\{([a-z]+)\}/g, (_, place: string) => values[place] ?? '').replace(/^[.-]+/, '')
  }
}

const known: readonly string[] = ['slug', 'edition', 'number', 'name', 'email']

/** Letters and digits of any script, at most 60, with hyphens between words. */
function safe(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}@._-]+/gu, '-')
    .replaceAll(/\.{2,}/g, '.')
  return Array.from(words)
    .slice(0, 60)
    .join('')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
}

export function endingOf(edition: CopiedEdition): string {
  return edition === 'epub' ? '.epub' : '.pdf'
}

function wrong(message: string, hint: string): ChapbookError {
  return new ChapbookError(message, { kind: 'usage', hint })
}
