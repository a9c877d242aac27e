/** Reads `theme.yaml` and `words.yaml`, and says clearly what is wrong with them. */

import type { BaseIssue, GenericSchema, InferOutput } from 'valibot'
import { ChapbookError } from '../errors.ts'
import type { ChapterOpening, FontFamily, FontStyle, Theme, ThemeFonts } from './theme.ts'
import type { WordLists } from './words.ts'

/** What one theme says itself; the rest comes from the theme that it extends. */
export type Description = {
  readonly extends?: string
  readonly fonts?: Partial<ThemeFonts>
  readonly paper?: Theme['paper']
  readonly print?: Partial<Theme['print']>
}

type GivenFamily = { readonly family: string; readonly package: string; readonly faces: readonly string[] }

/**
 * Reads a `theme.yaml`.
 *
 * @param path where the text stood, for messages
 * @throws ChapbookError (usage) that names file, place and remedy
 */
export async function parseDescription(text: string, path: string): Promise<Description> {
  const v = await import('valibot')
  const sentence = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'))
  const colour = v.pipe(v.string('must be text'), v.regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as "#fbf8f1"'))
  const ornament = v.pipe(
    sentence,
    v.maxLength(20, 'must be at most 20 characters long'),
    v.regex(/^[^"\\<>\n]+$/, 'must not hold quotation marks, angle brackets or backslashes'),
  )
  const opening = v.picklist(
    ['plain', 'small-capitals', 'drop-capital'],
    'must be `plain`, `small-capitals` or `drop-capital`',
  )
  const family = v.strictObject({
    family: v.pipe(sentence, v.regex(/^[\p{L}\p{N} _-]+$/u, 'must be the name of a font family')),
    package: v.pipe(sentence, v.regex(/^@fontsource\/[a-z0-9-]+$/, 'must be a package such as "@fontsource/alegreya"')),
    faces: v.pipe(
      v.array(v.pipe(v.string('must be text'), v.regex(/^[1-9]00( italic)?$/, 'must look like "400" or "400 italic"'))),
      v.nonEmpty('must not be empty'),
    ),
  })
  const schema = v.strictObject({
    extends: v.optional(sentence),
    fonts: v.optional(
      v.strictObject({
        text: v.optional(family),
        'small-capitals': v.optional(family),
        heading: v.optional(family),
        code: v.optional(family),
        'large-print': v.optional(family),
        math: v.optional(family),
        fallbacks: v.optional(v.array(family)),
      }),
    ),
    paper: v.optional(v.strictObject({ light: colour, dark: colour })),
    print: v.optional(v.strictObject({ ornament: v.optional(ornament), opening: v.optional(opening) })),
  })

  const { fonts, paper, print, ...rest } = await parse(schema, text, path)
  return {
    ...(rest.extends === undefined ? {} : { extends: rest.extends }),
    ...(paper === undefined ? {} : { paper }),
    ...(print === undefined ? {} : { print: given(print) }),
    ...(fonts === undefined ? {} : { fonts: describeFonts(fonts) }),
  }
}

/**
 * Reads a `words.yaml`: language tag → key → text. Only the languages that are asked for are read, because reading all
 * seventeen takes longer than an EPUB.
 *
 * @param languages tags to read
 * @throws ChapbookError (usage) that names file, place and remedy
 */
export async function parseWords(text: string, path: string, languages: readonly string[]): Promise<WordLists> {
  const v = await import('valibot')
  return parse(v.record(v.string(), v.record(v.string(), v.string('must be text'))), blankOthers(text, languages), path)
}

/** Empties the lines of the other languages, so that the lines that stay keep their numbers. */
function blankOthers(text: string, languages: readonly string[]): string {
  const lines: string[] = []
  let isWanted = true
  for (const line of text.split('\n')) {
    if (/^[^\s#]/.test(line)) {
      const tag = /^(["']?)([a-z][a-z0-9-]*)\1:/i.exec(line)?.[2]
      // Not the plain form of the file: nothing can be left out safely.
      if (tag === undefined) return text
      isWanted = languages.includes(tag)
    }
    lines.push(isWanted ? line : '')
  }
  return lines.join('\n')
}

function given({
  ornament,
  opening,
}: {
  readonly ornament?: string | undefined
  readonly opening?: ChapterOpening | undefined
}): Partial<Theme['print']> {
  return { ...(ornament === undefined ? {} : { ornament }), ...(opening === undefined ? {} : { opening }) }
}

async function parse<S extends GenericSchema>(schema: S, text: string, path: string): Promise<InferOutput<S>> {
  const { LineCounter, parseDocument } = await import('yaml')
  const { safeParse } = await import('valibot')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0])
    const [reason = ''] = broken.message.split(/ at line \d/)
    throw new ChapbookError(`${path}:${line}:${col}: the YAML is broken (${reason})`, { kind: 'usage', cause: broken })
  }
  // An empty file is a theme that changes nothing.
  const result = safeParse(schema, document.toJS() ?? {})
  if (result.success) return result.output

  const [issue] = result.issues
  const keys = (issue.path ?? []).map((step) => step.key)
  const node = keys.length > 0 ? document.getIn(keys, true) : document.contents
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const { line, col } = lines.linePos(Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0)
  throw new ChapbookError(`${path}:${line}:${col}: ${describeIssue(issue, keys.join('.'))}`, {
    kind: 'usage',
    hint: 'templates/base of Chapbook shows every key.',
  })
}

function describeIssue(issue: BaseIssue<unknown>, key: string): string {
  if (issue.expected === 'never') return `\`${key}\` is not a key of a theme`
  if (issue.received === 'undefined') return `\`${key}\` is missing`
  if (issue.kind === 'schema' && issue.type === 'strict_object') return `\`${key}\` must hold keys and values`
  if (issue.kind === 'schema' && issue.type === 'record') return `\`${key}\` must hold keys and values`
  if (issue.kind === 'schema' && issue.type === 'array') return `\`${key}\` must be a list`
  return `\`${key}\` ${issue.message}`
}

function describeFonts(
  fonts: Readonly<{
    text?: GivenFamily | undefined
    'small-capitals'?: GivenFamily | undefined
    heading?: GivenFamily | undefined
    code?: GivenFamily | undefined
    'large-print'?: GivenFamily | undefined
    math?: GivenFamily | undefined
    fallbacks?: readonly GivenFamily[] | undefined
  }>,
): Partial<ThemeFonts> {
  return {
    ...(fonts.text && { text: describeFamily(fonts.text) }),
    ...(fonts['small-capitals'] && { smallCapitals: describeFamily(fonts['small-capitals']) }),
    ...(fonts.heading && { heading: describeFamily(fonts.heading) }),
    ...(fonts.code && { code: describeFamily(fonts.code) }),
    ...(fonts['large-print'] && { largePrint: describeFamily(fonts['large-print']) }),
    ...(fonts.math && { math: describeFamily(fonts.math) }),
    ...(fonts.fallbacks && { fallbacks: fonts.fallbacks.map(describeFamily) }),
  }
}

function describeFamily({ faces, ...family }: GivenFamily): FontFamily {
  return { ...family, faces: faces.map(describeFace) }
}

function describeFace(face: string): FontStyle {
  return { weight: Number.parseInt(face, 10), style: face.endsWith('italic') ? 'italic' : 'normal' }
}
