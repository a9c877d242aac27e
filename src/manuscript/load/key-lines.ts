/** Reads metadata that is written as lines of `Key: value` above the text. */

import type { VFile } from 'vfile'
import type { FieldName } from '../../settings/fields.ts'
import { fieldOf } from '../../settings/keys.ts'
import type { FrontMatter } from './front-matter.ts'
import { reportAt } from './report-at.ts'

/** Only these can come first: an essay may well begin with `Note:`, a letter with `Date:` or `Subject:`. */
const firstFields: ReadonlySet<FieldName> = new Set(['title', 'subtitle', 'authors'])

const simpleFields: ReadonlySet<FieldName> = new Set([
  ...firstFields,
  'titleSort',
  'slug',
  'language',
  'identifier',
  'isbn',
  'date',
  'edition',
  'dedication',
  'modified',
  'publisher',
  'rights',
  'licence',
  'description',
  'subjects',
  'series',
  'cover',
  'url',
  'theme',
])

/** Reads the lines up to the first empty one, when every one of them has a known key; otherwise they are text. */
export function readKeyLines(file: VFile): FrontMatter | undefined {
  const text = String(file.value)
  const given: Record<string, unknown> = {}
  const ranges: Record<string, readonly [number, number]> = {}
  let start = 0
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start)
    const line = text.slice(start, lineEnd === -1 ? undefined : lineEnd)
    if (line.trim() === '') break
    const [, key, content] = keyLine.exec(line) ?? []
    const field = key === undefined ? undefined : fieldOf(key)
    if (key === undefined || content === undefined || field === undefined || key in given) return undefined
    if (!(start === 0 ? firstFields : simpleFields).has(field)) return undefined
    given[key] = field === 'authors' ? content.split(/\s*;\s*/).filter((name) => name !== '') : content
    const begins = start + line.indexOf(content, key.length + 1)
    ranges[key] = [begins, begins + content.length]
    start = lineEnd === -1 ? text.length : lineEnd + 1
  }
  return start === 0 ? undefined : { given, report: reportAt(file, ranges), start }
}

const keyLine = /^(\p{L}[\p{L} _-]{1,24}):[ \t]+(\S.*?)\s*$/u
