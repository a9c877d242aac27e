/** Hyphenation patterns for the languages of a book, from npm `hyphen`. */

import type { Book } from '../../book/book.ts'
import { eachElement, treesOf } from '../../book/trees.ts'
import type { HyphenationPatterns } from '../../typeset/types.ts'

/** Files of `hyphen/patterns/`; a language not in the list is not divided. */
export const patternFiles: ReadonlySet<string> = new Set(
  (
    'af as be bg bn ca cop cs cy da de-1901 de-1996 de-ch-1901 el-monoton el-polyton en-gb en-us es et eu fi fr fur ga gl ' +
    'grc gu hi hr hsb hu hy ia id is it ka kmr kn la lt lv mk ml mn-cyrl mr nb nl nn no oc or pa pl pms pt rm ro ru sa ' +
    'sh-cyrl sh-latn sk sl sq sr-cyrl sv ta te tk tr uk'
  ).split(' '),
)
const usual: Readonly<Record<string, string>> = {
  de: 'de-1996',
  'de-ch': 'de-1996',
  el: 'el-monoton',
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ie': 'en-gb',
  'en-nz': 'en-gb',
  'en-za': 'en-gb',
  mn: 'mn-cyrl',
  sh: 'sh-latn',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
}

/**
 * Loads patterns for every language that the book is marked with.
 *
 * @returns by tag in lower case, as the typesetter looks them up; languages without patterns are absent.
 */
export async function hyphenationFor(book: Book): Promise<Readonly<Record<string, HyphenationPatterns>>> {
  const entries = await Promise.all(
    [...languagesOf(book)].map(async (language) => {
      const file = patternFile(language)
      if (!file) return []
      const loaded = (await import(`hyphen/patterns/${file}.js`)) as { default: HyphenationPatterns }
      return [[language, loaded.default] as const]
    }),
  )
  return Object.fromEntries(entries.flat())
}

/** The nearest file: `en-GB-oxendict` takes `en-gb`, `fr-CA` takes `fr`. */
export function patternFile(language: string): string | undefined {
  const parts = language.toLowerCase().split('-')
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-')
    const file = usual[tag] ?? tag
    if (patternFiles.has(file)) return file
  }
  return undefined
}

function languagesOf(book: Book): ReadonlySet<string> {
  const found = new Set([book.metadata.language.toLowerCase()])
  for (const { language } of book.chapters) if (language) found.add(language.toLowerCase())
  for (const tree of treesOf(book))
    eachElement(tree, ({ properties: { lang } }) => {
      if (typeof lang === 'string') found.add(lang.toLowerCase())
    })
  return found
}
