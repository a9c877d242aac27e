/** Reads what stands above the text: YAML front matter, a title block of Pandoc, or lines of `Key: value`. */

import type { VFile } from 'vfile'
import { fieldOf } from '../../settings/keys.ts'
import type { SettingsFinding } from '../../settings/validate.ts'
import { isGroup } from '../../settings/values.ts'
import { problem } from '../messages.ts'
import { readKeyLines } from './key-lines.ts'
import { pointAt, positionAt } from './point-at.ts'
import { readTitleBlock } from './title-block.ts'
import { readYaml } from './yaml.ts'

export type FrontMatter = {
  /** Keys as written; absent values are left to `validate`. */
  readonly given: Readonly<Record<string, unknown>>
  /** Puts a finding on the file, at its key or value. */
  readonly report: (finding: SettingsFinding) => void
  /** Index in the text where the writing begins. */
  readonly start: number
}

/** Reads the front matter of a file in any of its forms; `undefined` where the text begins at once. */
export async function readFrontMatter(file: VFile): Promise<FrontMatter | undefined> {
  return (await readYamlBlock(file)) ?? readTitleBlock(file) ?? readKeyLines(file)
}

const opening = /^\s*?---[ \t]*\n/
const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m
/** YAML between `---` and `---` or `...`. A rule, `---`, above plain words is a rule. */
async function readYamlBlock(file: VFile): Promise<FrontMatter | undefined> {
  const text = String(file.value)
  const begins = opening.exec(text)?.[0].length
  if (begins === undefined) return undefined
  const ends = closing.exec(text.slice(begins))
  const inside = text.slice(begins, ends ? begins + ends.index : undefined)
  const isEmpty = ends !== null && inside.trim() === ''
  if (!isEmpty && !isMeant(inside, ends !== null)) return undefined
  if (ends === null) return unclosed(file, begins, inside)

  const start = begins + ends.index + ends[0].length
  const nothing: FrontMatter = { given: {}, report: () => undefined, start }
  if (isEmpty) return nothing
  const yaml = await readYaml(file, begins, begins + ends.index)
  if (yaml === undefined) return nothing
  if (isGroup(yaml.content)) return { given: yaml.content, report: yaml.report, start }
  if (yaml.content === null) return nothing
  const reason = 'The front matter is not a list of keys and values'
  problem(file, {
    reason,
    note: 'Write one `key: value` a line.',
    ruleId: 'yaml',
    place: positionAt(text, begins, begins + ends.index),
  })
  return nothing
}

const firstKey = /^\s*(?:#[^\n]*\n\s*)*["']?(\p{L}[\p{L}\p{N} _-]*)["']?[ \t]*:(?:\s|$)/u
const lineOfYaml = /^(?:\s|#|-\s|[\]}]|["']?\p{L}[\p{L}\p{N} _-]*["']?[ \t]*:(?:\s|$)|$)/u

/**
 * Whether a block was meant as front matter: its first key is one of ours, or every line has the form of YAML. A rule above
 * a paragraph that begins with `Note:` is text.
 */
function isMeant(inside: string, isClosed: boolean): boolean {
  const key = firstKey.exec(inside)?.[1]
  if (key === undefined) return false
  return fieldOf(key) !== undefined || (isClosed && inside.split('\n').every((line) => lineOfYaml.test(line)))
}

function unclosed(file: VFile, begins: number, inside: string): FrontMatter {
  const block = inside.split(/\n[ \t]*\n/)[0] ?? ''
  problem(file, {
    reason: 'The front matter that begins here is never closed',
    note: 'Add a line `---` after its last key.',
    ruleId: 'front-matter-open',
    place: pointAt(String(file.value), Math.max(0, begins - 4)),
  })
  return { given: {}, report: () => undefined, start: begins + block.length }
}
