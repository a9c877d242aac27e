/** What Amazon's mailbox for Kindles takes, as it says and as those who send to it have found. */

import { ChapbookError } from '../errors.ts'

const megabyte = 1_000_000
/** What Amazon states, and above what it has refused files all the same. */
const most = 200 * megabyte
const safe = 50 * megabyte

/** Whether an address is that of a Kindle. */
export function isKindle(address: string): boolean {
  return /@(?:free\.)?kindle\.com$/i.test(address)
}

type Parcel = {
  readonly kind: 'epub' | 'pdf'
  readonly bytes: number
  /** BCP 47, of the book. */
  readonly language: string
}

/**
 * What the sender should know before a file goes to a Kindle.
 *
 * @throws ChapbookError (usage) for a file that is too large for it
 */
export function kindleRemarks({ kind, bytes, language }: Parcel): readonly string[] {
  if (bytes > most) {
    throw new ChapbookError(`The file has ${Math.ceil(bytes / megabyte)} MB; a Kindle takes 200 MB by mail`, {
      kind: 'usage',
      hint: 'Make its pictures smaller, or hand it over with a cable.',
    })
  }
  return [
    'A Kindle takes mail only from addresses on its list. Add yours at Amazon: Content and Devices, Preferences, Personal Document Settings.',
    ...(bytes > safe
      ? [`The file has ${Math.ceil(bytes / megabyte)} MB; above 50 MB Kindles have refused files.`]
      : []),
    ...languageRemarks(language),
    ...(kind === 'pdf'
      ? ['A Kindle shows a PDF with its pages as they are; an EPUB reads better: `--edition epub`.']
      : []),
  ]
}

/** Those in which Kindles are sold books, by their primary subtag; each of several standards of it counts. */
const known: ReadonlySet<string> = new Set(
  'af ar br ca co cy da de en es eu fi fo fr frr fy ga gd gl gsw gu gv he hi is it ja kw la lb ml mr nb nl nn no oc pt rm sco stq sv ta yi zh'.split(
    ' ',
  ),
)

function languageRemarks(language: string): readonly string[] {
  const primary = canonical(language)?.split('-')[0]
  if (primary === undefined)
    return [
      `\`${language}\` is no code of a language; a Kindle refuses such a book. Set \`language\` and release it again.`,
    ]
  if (known.has(primary)) return []
  return [
    `Kindles do not list the language \`${language}\`: letters, hyphens or the dictionary may be missing. Try it on one first.`,
  ]
}

function canonical(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}
