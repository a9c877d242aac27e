/** The file `text.json` of a release: the text of a book for programs. */

import {
  array,
  integer,
  literal,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  optional,
  object,
  picklist,
  pipe,
  safeParse,
  string,
} from 'valibot'
import { ChapbookError } from '../errors.ts'
import { blockKinds, type BookText } from './book-text.ts'
import { matterRoles } from './matter.ts'

/** Writes the text as JSON in UTF-8: a line a block, so that the file can be looked at; the same text gives the same bytes. */
export function bookTextFile({ chapters, ...about }: BookText): Uint8Array {
  const head = JSON.stringify(about).slice(0, -1)
  const written = chapters.map(({ blocks, ...chapter }) => {
    const lines = blocks.map((block) => `\n${JSON.stringify(block)}`)
    return `\n${JSON.stringify(chapter).slice(0, -1)},"blocks":[${lines.join(',')}]}`
  })
  return new TextEncoder().encode(`${head},"chapters":[${written.join(',')}]}\n`)
}

/**
 * Reads what `bookTextFile` wrote.
 *
 * @param path where the bytes stood, for the message
 * @throws ChapbookError where they are damaged, or of a layout that this version does not know
 */
export function readBookText(bytes: Uint8Array, path: string): BookText {
  const result = safeParse(schema, parsed(bytes, path))
  // What is optional is absent, never `undefined`: JSON has no such value.
  if (result.success) return result.output as BookText
  const [issue] = result.issues
  const place = (issue.path ?? []).map(({ key }) => String(key)).join('.')
  throw damaged(path, place === '' ? issue.message : `\`${place}\`: ${issue.message}`)
}

const block = object({
  kind: picklist(blockKinds),
  text: pipe(string(), minLength(1)),
  level: optional(pipe(number(), integer(), minValue(2), maxValue(6))),
  note: optional(pipe(number(), integer(), minValue(1))),
  page: optional(string()),
})

const schema = object({
  kind: literal('text'),
  version: literal(1),
  language: pipe(string(), minLength(1)),
  title: string(),
  subtitle: optional(string()),
  authors: array(string()),
  chapters: array(
    object({
      id: string(),
      kind: picklist(['opening', 'part', 'chapter', 'matter']),
      role: optional(picklist(matterRoles)),
      number: nullable(pipe(number(), integer(), minValue(1))),
      title: string(),
      page: optional(string()),
      blocks: array(block),
    }),
  ),
})

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw damaged(path, cause instanceof Error ? cause.message : String(cause))
  }
}

function damaged(path: string, reason: string): ChapbookError {
  return new ChapbookError(`\`${path}\` is no text that Chapbook can read: ${reason}`, {
    kind: 'usage',
    hint: 'Take the file again from the release, or make the release anew.',
  })
}
