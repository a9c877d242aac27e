/** Every key of front matter, `chapbook.yaml`, config and options, with the schema of its value. */

import type { Pluggable } from 'unified'
import * as v from 'valibot'
import { editionNames, type EditionName } from '../editions/edition.ts'
import type { Config } from '../settings.ts'
import { date, modified } from './dates.ts'
import { edition, editionKeys } from './work-edition.ts'
import {
  accessibility,
  accessibilityKeys,
  cover,
  coverKeys,
  series,
  seriesKeys,
  subjectKeys,
  subjects,
} from './descriptions.ts'
import { address, identifier, isbn, slugName } from './identifiers.ts'
import { language } from './language.ts'
import { largeSize } from './large-size.ts'
import { licence, licenceKeys } from './licence.ts'
import { about, epigraph, epigraphKeys, matterKeys, pageText, role } from './matter.ts'
import { mining, miningKeys } from './mining.ts'
import { pageSize } from './page-size.ts'
import { people, personKeys } from './people.ts'
import { publisher, publisherKeys } from './publisher.ts'
import { said, wrong } from './said.ts'
import { pressKeys } from './press.ts'
import { bookletKeys, nUpKeys } from './sheets.ts'
import { flag, line, oneOf, paragraphs, titleLine } from './values.ts'

const editionName = oneOf(editionNames)

const editions = v.pipe(
  v.lazy((given) =>
    typeof given === 'string'
      ? v.pipe(
          v.string(),
          v.transform((text) => text.split(/[\s,]+/)),
          v.array(editionName),
        )
      : v.array(editionName),
  ),
  v.transform((names): readonly EditionName[] => editionNames.filter((name) => names.includes(name))),
  v.check(
    (names) => names.length > 0,
    said(
      'No edition is named',
      'Write one or more of `web`, `epub`, `print`, `handout`, `booklet`, `large-print`, `n-up`.',
    ),
  ),
)

const notARank = wrong((value) => `${value} is not a rank of headings`, 'Write a number from 1 to 6, or `auto`.')

const chapters = v.pipe(
  v.union([v.string(), v.number()], notARank),
  v.check((given) => /^\s*([1-6]|auto)\s*$/.test(String(given)), notARank),
  v.transform((given): number | 'auto' => (String(given).trim() === 'auto' ? 'auto' : Number(given))),
)

const notColumns = wrong((value) => `${value} is not a number of columns`, 'Write `1` or `2`.')

const columns = v.pipe(
  v.union([v.string(), v.number()], notColumns),
  v.check((given) => /^\s*[12]\s*$/.test(String(given)), notColumns),
  v.transform((given): 1 | 2 => (Number(given) === 2 ? 2 : 1)),
)

const themeName = v.pipe(
  line,
  v.regex(
    /^[a-z0-9][a-z0-9_-]*$/i,
    wrong(
      (value) => `${value} is not the name of a theme`,
      'Write a name such as `base`; a folder of your own is named with `--theme` or in `chapbook.config.mjs`.',
    ),
  ),
)

const theme = v.pipe(
  line,
  v.regex(
    /^(?:[a-z0-9][a-z0-9_-]*|.*[\\/].*)$/i,
    wrong(
      (value) => `${value} is neither the name nor the path of a theme`,
      'Write a name such as `base`, or the path of a folder such as `./my-theme`.',
    ),
  ),
)

const files = v.lazy((given) =>
  Array.isArray(given)
    ? v.array(line)
    : v.pipe(
        line,
        v.transform((only) => [only]),
      ),
)

const plugins = v.custom<readonly Pluggable[]>(
  Array.isArray,
  said('This is not a list of plugins', 'Write `[plugin, [plugin, options]]`.'),
)

const epubKeys = { fonts: v.optional(flag) }
const printKeys = {
  page: v.optional(pageSize),
  openings: v.optional(oneOf(['recto', 'page', 'run-on', 'auto'])),
  justify: v.optional(flag),
  hyphens: v.optional(flag),
  writing: v.optional(oneOf(['horizontal', 'vertical'])),
  hanging: v.optional(flag),
  profile: v.optional(oneOf(['pdfa-2a', 'pdfa-3a'])),
  heads: v.optional(oneOf(['chapter', 'section', 'dictionary', 'none'])),
  notes: v.optional(oneOf(['page', 'chapter', 'book', 'margin'])),
  noteNumbers: v.optional(oneOf(['book', 'chapter', 'page'])),
  noteMarks: v.optional(oneOf(['numbers', 'symbols'])),
  pageMap: v.optional(flag),
  for: v.optional(oneOf(['screen', 'press'])),
  ...pressKeys,
}
const handoutKeys = {
  page: v.optional(pageSize),
  lineNumbers: v.optional(oneOf(['page', 'continuous', 'off'])),
  columns: v.optional(columns),
  nameLine: v.optional(flag),
}
const largePrintKeys = { size: v.optional(largeSize), page: v.optional(pageSize) }
const pluginKeys = { remark: v.optional(plugins), rehype: v.optional(plugins) }

function group<const Keys extends v.ObjectEntries>(keys: Keys) {
  const names = Object.keys(keys).map((key) => `\`${key}\``)
  return v.object(keys, said('This is not a group of keys', `Write ${names.join(', ')} under it.`))
}

export const fields = {
  title: titleLine,
  subtitle: titleLine,
  titleSort: line,
  slug: slugName,
  authors: people('aut'),
  contributors: people('ctb'),
  language,
  identifier,
  isbn,
  date,
  modified,
  edition,
  publisher,
  rights: paragraphs,
  licence,
  mining,
  description: paragraphs,
  subjects,
  series,
  cover,
  url: address,
  accessibility,
  dedication: pageText,
  epigraph,
  about,
  colophon: pageText,
  matter: group(matterKeys),
  role,
  editions,
  theme,
  chapters,
  typography: flag,
  files,
  browser: line,
  epub: group(epubKeys),
  print: group(printKeys),
  handout: group(handoutKeys),
  largePrint: group(largePrintKeys),
  booklet: group(bookletKeys),
  nUp: group(nUpKeys),
  plugins: group(pluginKeys),
} satisfies Readonly<Record<keyof Config, v.GenericSchema>>

export type FieldName = keyof typeof fields

/** What the manuscript may say where it may say less than config and options: it names no folder on the disk. */
export const fieldsOfManuscript: Readonly<Partial<Record<FieldName, v.GenericSchema>>> = { theme: themeName }

/** Checked values, each in its final form. */
export type Values = { readonly [Name in FieldName]?: v.InferOutput<(typeof fields)[Name]> }

/** The keys inside the values that are groups. */
export const groupKeys: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  authors: Object.keys(personKeys),
  contributors: Object.keys(personKeys),
  edition: Object.keys(editionKeys),
  publisher: Object.keys(publisherKeys),
  licence: Object.keys(licenceKeys),
  mining: Object.keys(miningKeys),
  subjects: Object.keys(subjectKeys),
  series: Object.keys(seriesKeys),
  cover: Object.keys(coverKeys),
  accessibility: Object.keys(accessibilityKeys),
  epigraph: Object.keys(epigraphKeys),
  matter: Object.keys(matterKeys),
  epub: Object.keys(epubKeys),
  print: Object.keys(printKeys),
  handout: Object.keys(handoutKeys),
  largePrint: Object.keys(largePrintKeys),
  booklet: Object.keys(bookletKeys),
  nUp: Object.keys(nUpKeys),
  plugins: Object.keys(pluginKeys),
}
