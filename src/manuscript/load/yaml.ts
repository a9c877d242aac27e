/** Reads YAML that is part of a file, so that every message stands where the writer can see it. */

import type { VFile } from 'vfile'
import type { Document, Node } from 'yaml'
import { fieldOf, sameKey } from '../../settings/keys.ts'
import type { SettingsFinding, SettingsPath } from '../../settings/validate.ts'
import { problem, warning } from '../messages.ts'
import { pointAt, positionAt } from './point-at.ts'

export type Yaml = {
  /** What the YAML says: lists, groups and text; every plain value is text, as it is written. */
  readonly content: unknown
  /** Puts a finding on the file, at the key or the value that its path names. */
  readonly report: (finding: SettingsFinding) => void
}

/** Aliases that a document may resolve: enough for people, too few for a bomb. */
const maxAliasCount = 20

/**
 * Reads the YAML between two indexes of the file's text. Mistakes in the YAML are messages on the file; then nothing
 * comes back. Plain values are not interpreted, so that the title `1984` and the number `1.10` stay what they are.
 */
export async function readYaml(file: VFile, start: number, end: number): Promise<Yaml | undefined> {
  const yaml = await import('yaml')
  const text = String(file.value)
  const document = yaml.parseDocument(text.slice(start, end), {
    schema: 'failsafe',
    customTags: ['null'],
    prettyErrors: false,
    version: '1.2',
  })
  const wrong = [...document.errors, ...document.warnings]
  const unknown = wrong.length === 0 ? unknownAlias(yaml, document) : undefined
  for (const error of firstOnEachLine(wrong, text, start)) reportYamlError(file, start, error)
  if (unknown) reportYamlError(file, start, unknown)
  if (wrong.length > 0 || unknown) return undefined
  const report = (finding: SettingsFinding): void => {
    const range = locate(yaml, document, finding)
    const place = range && positionAt(text, start + range[0], start + range[1])
    const say = finding.severity === 'error' ? problem : warning
    say(file, { ...finding, place })
  }
  try {
    return { content: document.toJS({ maxAliasCount }) as unknown, report }
  } catch {
    const note = 'Write the values out instead of naming them with `*`.'
    problem(file, {
      reason: 'The YAML repeats itself too often',
      note,
      ruleId: 'yaml',
      place: positionAt(text, start, start),
    })
    return undefined
  }
}

const quoteIt =
  'Put quotation marks around a text that holds a colon, or begins with a sign such as `@`, `*`, `[` or `{`.'

/** Error code of the `yaml` package → what is, what to do. */
const explanations: Readonly<Record<string, readonly [string, string]>> = {
  DUPLICATE_KEY: ['This key is given twice', 'Keep one of them.'],
  TAB_AS_INDENT: ['A tab indents this line', 'Indent with spaces.'],
  BAD_INDENT: [
    'The indentation of this line fits no line above',
    'Indent the keys of one group by the same number of spaces.',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['A second colon follows on this line', quoteIt],
  BLOCK_IN_FLOW: ['A block stands inside brackets', 'Close the bracket first.'],
  MISSING_CHAR: [
    'Something is not closed before this place',
    'Add the quotation mark, bracket, brace or comma that is missing.',
  ],
  BAD_SCALAR_START: ['A text cannot begin with this sign', quoteIt],
  BAD_ALIAS: ['This name of an alias is not known', quoteIt],
  IMPOSSIBLE: ['This cannot be read', quoteIt],
  UNEXPECTED_TOKEN: ['This is not expected here', quoteIt],
  MULTILINE_IMPLICIT_KEY: [
    'This line is neither a key nor part of a text',
    'Write `key: value`; indent the lines that go on.',
  ],
  TAG_RESOLVE_FAILED: [
    'A type is named with `!`, which has no meaning here',
    'Leave the `!` and its word out, or put quotation marks around the text.',
  ],
  BAD_DQ_ESCAPE: [
    'The text in quotation marks holds an unknown escape',
    'Write `\\\\` for a backslash, or use single quotation marks.',
  ],
  MULTIPLE_DOCS: ['A second document begins here', 'Keep one document.'],
}

type YamlMistake = { readonly code: string; readonly message: string; readonly pos: readonly [number, number] }

/** One mistake makes the parser stumble more than once on its line. */
function firstOnEachLine(mistakes: readonly YamlMistake[], text: string, start: number): readonly YamlMistake[] {
  const lines = mistakes.map(({ pos }) => pointAt(text, start + pos[0]).line)
  return mistakes.filter((_, index) => lines.indexOf(lines[index] ?? 0) === index)
}

function unknownAlias(yaml: typeof import('yaml'), document: Document): YamlMistake | undefined {
  let found: YamlMistake | undefined
  yaml.visit(document, {
    Alias(_, alias) {
      const [from = 0, to = 0] = rangeOf(alias) ?? []
      if (alias.resolve(document) === undefined) found ??= { code: 'BAD_ALIAS', message: '', pos: [from, to] }
    },
  })
  return found
}

function reportYamlError(file: VFile, start: number, { code, message, pos }: YamlMistake): void {
  const isOpen = code === 'MISSING_CHAR' || (code === 'BAD_INDENT' && message.startsWith('Flow'))
  const [reason, note] = explanations[isOpen ? 'MISSING_CHAR' : code] ?? ['This is not valid YAML', quoteIt]
  const text = String(file.value)
  // What is not closed ends before the white space that leads to the place where the parser gave up.
  const from = isOpen ? text.slice(0, start + pos[0]).trimEnd().length : start + pos[0]
  const place = positionAt(text, from, isOpen ? from : start + Math.max(pos[0], pos[1]))
  problem(file, { reason: `${reason} (YAML)`, note, ruleId: 'yaml', place })
}

type Range = readonly [number, number]

/** The range of a key or of a value; of the nearest thing around it where the path leads nowhere. */
function locate(yaml: typeof import('yaml'), document: Document, { path, part }: SettingsFinding): Range | undefined {
  let node: unknown = document.contents
  let found = rangeOf(node)
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1
    if (yaml.isAlias(node)) node = node.resolve(document)
    if (yaml.isSeq(node)) {
      node = node.items[Number(step)]
    } else if (yaml.isMap(node)) {
      const pair = pairAt(node.items, step, path.slice(0, depth))
      if (isLast && part === 'key') return rangeOf(pair?.key) ?? found
      node = pair?.value
      found = rangeOf(pair?.key) ?? found
    } else {
      return found
    }
    found = rangeOf(node) ?? found
  }
  return found
}

function pairAt<Pair extends { readonly key: unknown }>(
  pairs: readonly Pair[],
  step: string | number,
  parents: SettingsPath,
): Pair | undefined {
  const name = String(step)
  const meaning = (key: string): string => (parents.length === 0 ? (fieldOf(key) ?? sameKey(key)) : sameKey(key))
  return (
    pairs.find(({ key }) => String(key) === name) ?? pairs.find(({ key }) => meaning(String(key)) === meaning(name))
  )
}

/** Without the white space and comments that follow. */
function rangeOf(node: unknown): Range | undefined {
  const range = (node as Node | null | undefined)?.range
  return range && range[1] > range[0] ? [range[0], range[1]] : undefined
}
