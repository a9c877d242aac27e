/** Schemas of what stands before and behind the text: short texts in Markdown, and which pages are made. */

import * as v from 'valibot'
import { matterRoles } from '../book/matter.ts'
import { said, wrong } from './said.ts'
import { flag, isGroup, line, oneOf, prose } from './values.ts'

/** Off, where a stronger layer takes back what a weaker one says. */
const off = v.pipe(
  flag,
  v.check((isOn) => !isOn, said('`true` stands where text is expected', 'Write the text, or `false` to have none.')),
  v.transform((): false => false),
)

function isYesOrNo(given: unknown): boolean {
  return typeof given === 'boolean' || /^(true|false)$/i.test(String(given))
}

/** A dedication or a colophon. */
export const pageText = v.lazy((given) => (isYesOrNo(given) ? off : prose))

export const epigraphKeys = { text: prose, by: v.optional(line) }

export type Epigraph = { readonly text: string; readonly by?: string | undefined }

const described = v.pipe(
  v.object(epigraphKeys),
  v.transform((given): Epigraph => given),
)
const plain = v.pipe(
  prose,
  v.transform((text): Epigraph => ({ text })),
)

/** The text, with its source on a last line behind a dash, or `text` and `by`. */
export const epigraph = v.lazy((given) => (isYesOrNo(given) ? off : isGroup(given) ? described : plain))

const aboutMany = v.pipe(
  v.array(prose),
  v.transform((texts) => texts.join('\n\n')),
)

/** One text for all authors, or a list with one for each. */
export const about = v.lazy((given) => (isYesOrNo(given) ? off : Array.isArray(given) ? aboutMany : prose))

/** What a file is, where its name does not say it or says something else. */
export const role = oneOf([...matterRoles, 'chapter'])

const fileName = v.pipe(
  line,
  v.regex(
    /\.(md|markdown|mdown|mkd|txt|text)$/i,
    wrong(
      (value) => `${value} is neither yes nor no, nor a file of text`,
      'Write `true`, `false` or the name of a .md or .txt file.',
    ),
  ),
)

const page = v.optional(
  v.lazy((given) => (isYesOrNo(given) || /^(yes|no|on|off)$/i.test(String(given)) ? flag : fileName)),
)
const list = v.optional(flag)

/** Each page: on, off, or the writer's own file. */
export const matterKeys = {
  halfTitle: page,
  titlePage: page,
  copyright: page,
  dedication: page,
  epigraph: page,
  contents: list,
  figures: list,
  foreword: page,
  preface: page,
  introduction: page,
  afterword: page,
  appendix: page,
  acknowledgements: page,
  aboutTheAuthor: page,
  colophon: page,
}
