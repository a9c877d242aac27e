/** How languages set quotations, dashes and spaces. */

export type Customs = {
  /** Opening and closing marks of a quotation, then of a quotation inside it. */
  readonly quotes: Quotes
  /** What `--` becomes between spaces, and between letters. */
  readonly dashes: { readonly spaced: string; readonly tight: string }
  /** Space put before these marks, and behind `«`. */
  readonly before: Readonly<Record<string, string>>
  readonly afterGuillemet: string
  /** Words that stay on one line with the number behind them: `p. 12`. */
  readonly beforeNumber: readonly string[]
  /** Words that stay on one line with the name behind them: `Dr. Hale`. */
  readonly beforeName: readonly string[]
  /** Words that begin with an apostrophe: `’tis`. */
  readonly elisions: readonly string[]
}

type Quotes = readonly [open: string, close: string, innerOpen: string, innerClose: string]

const narrow = '\u202F'
const noBreak = '\u00A0'

const curly: Quotes = ['“', '”', '‘', '’']
const low: Quotes = ['„', '“', '‚', '‘']
const lowHigh: Quotes = ['„', '”', '‚', '’']
const right: Quotes = ['”', '”', '’', '’']
const guillemets: Quotes = ['«', '»', '“', '”']
const inward: Quotes = ['»', '«', '›', '‹']
const corner: Quotes = ['「', '」', '『', '』']
const russian: Quotes = ['«', '»', '„', '“']

/** CLDR's quotation marks where writers agree with it, corrected by each language's own style books. */
const quotes: Readonly<Record<string, Quotes>> = {
  en: curly,
  af: curly,
  pt: ['“', '”', '‘', '’'],
  'pt-PT': guillemets,
  nl: curly,
  tr: curly,
  vi: curly,
  id: curly,
  ko: curly,
  th: curly,
  zh: curly,
  'zh-Hant': corner,
  'zh-TW': corner,
  'zh-HK': corner,
  ja: corner,
  cy: ['‘', '’', '“', '”'],
  ga: curly,
  de: low,
  'de-CH': ['«', '»', '‹', '›'],
  'de-LI': ['«', '»', '‹', '›'],
  cs: low,
  sk: low,
  sl: low,
  bg: ['„', '“', '’', '’'],
  is: low,
  et: low,
  lt: low,
  lv: ['“', '”', '„', '“'],
  da: inward,
  hr: ['„', '”', '‘', '’'],
  sr: ['„', '”', '’', '’'],
  pl: ['„', '”', '«', '»'],
  ro: ['„', '”', '«', '»'],
  hu: ['„', '”', '»', '«'],
  fr: [`«${narrow}`, `${narrow}»`, '“', '”'],
  'fr-CH': ['«', '»', '‹', '›'],
  it: ['«', '»', '“', '”'],
  'it-CH': ['«', '»', '‹', '›'],
  es: guillemets,
  'es-MX': curly,
  'es-US': curly,
  ca: guillemets,
  gl: guillemets,
  eu: guillemets,
  el: ['«', '»', '“', '”'],
  nb: ['«', '»', '‘', '’'],
  nn: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  ru: russian,
  uk: russian,
  be: russian,
  sv: right,
  fi: right,
  he: ['”', '”', '’', '’'],
  ar: ['«', '»', '“', '”'],
  fa: ['«', '»', '‹', '›'],
  hy: ['«', '»', '“', '”'],
  la: curly,
  eo: lowHigh,
}

/** Languages with no sentence dash of their own here take the en dash between spaces. */
const dashes: Readonly<Record<string, Customs['dashes']>> = {
  en: { spaced: '—', tight: '—' },
  'en-GB': { spaced: '–', tight: '—' },
  'en-AU': { spaced: '–', tight: '—' },
  'en-NZ': { spaced: '–', tight: '—' },
  'en-IE': { spaced: '–', tight: '—' },
  'en-ZA': { spaced: '–', tight: '—' },
  es: { spaced: '—', tight: '—' },
  ru: { spaced: '—', tight: '—' },
  uk: { spaced: '—', tight: '—' },
  be: { spaced: '—', tight: '—' },
  bg: { spaced: '—', tight: '—' },
  pt: { spaced: '—', tight: '—' },
  zh: { spaced: '——', tight: '——' },
  ja: { spaced: '――', tight: '――' },
}

/** Spaces before high punctuation: Lexique des règles typographiques en usage à l’Imprimerie nationale; Québec and Switzerland differ. */
const before: Readonly<Record<string, Customs['before']>> = {
  fr: { ';': narrow, '!': narrow, '?': narrow, '»': narrow, ':': noBreak },
  'fr-CA': { '»': noBreak, ':': noBreak },
  'fr-CH': {},
}

const afterGuillemet: Readonly<Record<string, string>> = { fr: narrow, 'fr-CA': noBreak, 'fr-CH': '' }

const beforeNumber: Readonly<Record<string, readonly string[]>> = {
  en: ['p.', 'pp.', 'no.', 'nos.', 'No.', 'Nos.', 'vol.', 'Vol.', 'ch.', 'fig.', 'Fig.', '§'],
  fr: ['p.', 'pp.', 'n°', 'nᵒ', 'no', 'vol.', 't.', 'chap.', 'fig.', '§'],
  de: ['S.', 'Nr.', 'Bd.', 'Abb.', 'Kap.', 'Art.', '§', '§§'],
  es: ['p.', 'pp.', 'pág.', 'págs.', 'núm.', 'n.º', 'vol.', '§'],
  it: ['p.', 'pp.', 'n.', 'vol.', 'cap.', 'fig.', '§'],
  pt: ['p.', 'pp.', 'n.º', 'vol.', 'cap.', '§'],
  nl: ['p.', 'pp.', 'nr.', 'blz.', 'dl.', '§'],
}

const beforeName: Readonly<Record<string, readonly string[]>> = {
  en: ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.', 'St.', 'Mr', 'Mrs', 'Ms', 'Dr'],
  fr: ['M.', 'MM.', 'Mme', 'Mmes', 'Mlle', 'Mlles', 'Dr', 'Pr', 'Me'],
  de: ['Dr.', 'Prof.', 'Hr.', 'Fr.', 'St.'],
  es: ['Sr.', 'Sra.', 'Srta.', 'Dr.', 'Dra.', 'D.'],
  it: ['Sig.', 'Dott.', 'Prof.'],
  pt: ['Sr.', 'Sra.', 'Dr.', 'Dra.'],
}

const elisions: Readonly<Record<string, readonly string[]>> = {
  en: [
    'tis',
    'twas',
    'twere',
    'twill',
    'twould',
    'em',
    'til',
    'till',
    'cause',
    'bout',
    'round',
    'cos',
    'n',
    'neath',
    'gainst',
  ],
  nl: ['s', 't', 'n', 'k', 'm'],
  de: ['s', 'n', 'ne'],
}

const made = new Map<string, Customs>()

/** The customs of a language, of its region where they differ; English quotation marks where nothing is known. */
export function customsOf(language: string): Customs {
  const known = made.get(language)
  if (known !== undefined) return known
  const customs: Customs = {
    quotes: look(quotes, language) ?? curly,
    dashes: look(dashes, language) ?? { spaced: '–', tight: '–' },
    before: look(before, language) ?? {},
    afterGuillemet: look(afterGuillemet, language) ?? '',
    beforeNumber: look(beforeNumber, language) ?? ['p.', '§'],
    beforeName: look(beforeName, language) ?? [],
    elisions: look(elisions, language) ?? [],
  }
  made.set(language, customs)
  return customs
}

/** Looks a tag up, then the tag without its last part, and so on (RFC 4647, section 3.4). */
function look<T>(table: Readonly<Record<string, T>>, language: string): T | undefined {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))) {
    if (Object.hasOwn(table, tag)) return table[tag]
  }
  return undefined
}
