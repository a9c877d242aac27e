/** Checks language tags, and tells in which direction a language is written. */

import { nearest } from '../settings/nearest.ts'
import { languageCodes, maybeRightToLeft, regionCodes } from './language-codes.ts'

export type LanguageCheck =
  | { readonly kind: 'known'; readonly tag: string }
  | { readonly kind: 'wrong'; readonly reason: string; readonly note: string }

/**
 * Checks a tag against BCP 47: well formed, and language, script and region known to Unicode's CLDR. The tag comes back
 * in canonical form (`zh-hant` → `zh-Hant`). What is wrong names the tag that was probably meant.
 */
export function checkLanguage(given: string): LanguageCheck {
  const tag = given.trim()
  const known = knownTag(tag)
  if (known !== undefined) return { kind: 'known', tag: known }
  const guess = probablyMeant(tag)
  return {
    kind: 'wrong',
    reason: `\`${tag}\` is not a known language tag`,
    note: guess === undefined ? 'Write a tag of BCP 47 such as `en`, `fr-CA` or `zh-Hant`.' : `Write \`${guess}\`.`,
  }
}

/** Tells the direction from the script: the one that the tag names, or the one in which the language is mostly written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const canonical = canonicalForm(language)
  if (canonical === undefined) return 'ltr'
  const locale = new Intl.Locale(canonical)
  const isPlain =
    locale.script === undefined && languageCodes.has(locale.language) && !maybeRightToLeft.has(locale.language)
  if (isPlain) return 'ltr'
  const { script } = locale.maximize()
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** ISO 15924 codes of the scripts that run from right to left. */
const rightToLeft: ReadonlySet<string> = new Set(
  (
    'Adlm Arab Aran Armi Avst Chrs Cprt Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Palm Phli ' +
    'Phlp Phnx Prti Rohg Samr Sarb Sogd Syrc Thaa Yezi'
  ).split(' '),
)

/** Codes of three letters that stand for a part of a language with two; registered, so they are shortened without a word. */
const encompassed: ReadonlySet<string> = new Set(
  'cmn arb swh zsm uzn ekk lvs pes prs npi ory khk quz ydd als gug plt kmr azj fuc'.split(' '),
)

/** Undetermined, unlisted, several, none, and the codes kept for private use. */
const special = /^(und|mis|mul|zxx|q[a-t][a-z])$/

/** The canonical form of a tag whose parts are all known. */
function knownTag(tag: string): string | undefined {
  const canonical = canonicalForm(tag)
  if (canonical === undefined) return undefined
  const { script, region } = new Intl.Locale(canonical)
  const language = canonical.split('-')[0] ?? ''
  const isKnown =
    (languageCodes.has(language) || special.test(language) || nameOf('language', language)) &&
    (script === undefined || nameOf('script', script)) &&
    (region === undefined || regionCodes.has(region) || nameOf('region', region))
  return isKnown && !hasCodeOfAnotherList(tag, language, region) ? canonical : undefined
}

/** `eng` and `ger` are codes of ISO 639-2, `UK` is a code of the post: BCP 47 has none of them. */
function hasCodeOfAnotherList(tag: string, language: string, region: string | undefined): boolean {
  const [first = '', ...others] = tag.toLowerCase().split('-')
  if (first.length === 3 && language.length === 2 && !encompassed.has(first)) return true
  return region === 'GB' && others.includes('uk')
}

function probablyMeant(tag: string): string | undefined {
  const dashed = tag.replace(/[.@].*$/, '').replaceAll(/[_\s]+/g, '-')
  const guesses = [canonicalForm(dashed), canonicalForm(dashed.replace(/-[a-z]{2}$/i, ''))]
  return guesses.find((guess) => guess !== undefined && knownTag(guess) === guess) ?? codeOfName(tag)
}

/** The code of a language that was written as a name, in English or in the language itself: `english`, `Français`. */
function codeOfName(name: string): string | undefined {
  const codes = new Map<string, string>()
  for (const code of languageCodes) {
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code)
    for (const spelling of [own, nameOf('language', code)]) {
      if (spelling !== undefined && !codes.has(spelling.toLowerCase())) codes.set(spelling.toLowerCase(), code)
    }
  }
  const exact = codes.get(name.toLowerCase())
  return exact ?? (name.length < 4 ? undefined : codes.get(nearest(name, codes.keys()) ?? ''))
}

function nameOf(type: 'language' | 'script' | 'region', code: string): string | undefined {
  return namesOf(type).of(code)
}

const names = new Map<string, Intl.DisplayNames>()

function namesOf(type: 'language' | 'script' | 'region'): Intl.DisplayNames {
  const made = names.get(type) ?? new Intl.DisplayNames(['en'], { type, fallback: 'none' })
  names.set(type, made)
  return made
}

function canonicalForm(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
