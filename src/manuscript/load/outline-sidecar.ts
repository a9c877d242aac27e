/** Reads `<name>.outline.yaml`: what the writer of a plain text decided about its headings. */

import { join, parse } from 'node:path'
import * as v from 'valibot'
import type { VFile } from 'vfile'
import type { Host } from '../../host/host.ts'
import { nearest } from '../../settings/nearest.ts'
import { quoted, reasonAndNote, said } from '../../settings/said.ts'
import { isGroup, line, number } from '../../settings/values.ts'
import type { OutlineSidecar } from '../manuscript.ts'
import { readBeside } from './read-beside.ts'
import type { Yaml } from './yaml.ts'

export type Sidecar = { readonly file: VFile; readonly outline: OutlineSidecar | undefined }

/** Reads the sidecar of a plain text, if there is one; `text` is the plain text that its line numbers count in. */
export async function outlineSidecar(
  textPath: string,
  text: string,
  root: string,
  host: Host,
): Promise<Sidecar | undefined> {
  const { dir, name } = parse(textPath)
  const beside = await readBeside(join(dir, `${name}.outline.yaml`), root, host)
  if (beside?.settings === undefined) return beside && { file: beside.file, outline: undefined }
  return { file: beside.file, outline: readOutline(beside.settings.given, beside.settings.report, text.split('\n')) }
}

const lineNumber = v.pipe(
  number(1, 'This is not the number of a line', 'Count lines from 1.'),
  v.integer(said('This is not the number of a line', 'Count lines from 1.')),
)

const depth = v.pipe(
  number(1, 'The depth is not a number from 1 to 6', 'Write 1 for chapters, 2 for sections inside them.'),
  v.integer(said('The depth is not a number from 1 to 6', 'Write 1 for chapters, 2 for sections inside them.')),
  v.maxValue(6, said('The depth is not a number from 1 to 6', 'Write 1 for chapters, 2 for sections inside them.')),
)

const described = v.object({ line: lineNumber, depth: v.optional(depth), title: v.optional(line) })
const bare = v.pipe(
  lineNumber,
  v.transform((number): v.InferOutput<typeof described> => ({ line: number })),
)
const headings = v.array(
  v.lazy((given) => (isGroup(given) ? described : bare)),
  said('This is not a list', 'Write one `- 12` a line.'),
)
const text = v.array(lineNumber, said('This is not a list', 'Write one `- 12` a line.'))
const keys = ['headings', 'text'] as const

function readOutline(
  content: Readonly<Record<string, unknown>>,
  report: Yaml['report'],
  lines: readonly string[],
): OutlineSidecar {
  for (const key of Object.keys(content)) if (!keys.some((known) => known === key)) reportUnknown(key, report)
  const foundHeadings = check('headings', headings, content['headings'], report) ?? []
  const foundText = check('text', text, content['text'], report) ?? []

  const settled = new Set<number>()
  const isUsable = (key: (typeof keys)[number], index: number, number: number): boolean => {
    const wrong = wrongLine(number, lines, settled)
    settled.add(number)
    if (wrong === undefined) return true
    report({ severity: 'error', path: [key, index], part: 'value', ...wrong, ruleId: 'outline' })
    return false
  }
  return {
    headings: foundHeadings
      .filter((heading, index) => isUsable('headings', index, heading.line))
      .map(({ line, depth, title }) => ({
        line,
        ...(depth === undefined ? {} : { depth }),
        ...(title === undefined ? {} : { title }),
      })),
    text: foundText.filter((number, index) => isUsable('text', index, number)),
  }
}

function check<Output>(
  key: string,
  schema: v.GenericSchema<unknown, Output>,
  given: unknown,
  report: Yaml['report'],
): Output | undefined {
  if (given === undefined || given === null) return undefined
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  for (const issue of result.issues) {
    const path = [
      key,
      ...(issue.path ?? []).map((step) => (typeof step.key === 'number' ? step.key : String(step.key))),
    ]
    const isMissing = issue.type === 'object' && issue.input === undefined
    const words = isMissing
      ? { reason: 'The number of the line is missing', note: 'Add `line: …`.' }
      : reasonAndNote(issue.message)
    report({
      severity: 'error',
      path: isMissing ? path.slice(0, -1) : path,
      part: 'value',
      ...words,
      ruleId: 'outline',
    })
  }
  return undefined
}

function wrongLine(number: number, lines: readonly string[], settled: ReadonlySet<number>) {
  if (number > lines.length) {
    return {
      reason: `The text has no line ${number}`,
      note: `It has ${lines.length} lines; \`chapbook outline\` shows their numbers.`,
    }
  }
  if ((lines[number - 1] ?? '').trim() === '') {
    return { reason: `Line ${number} of the text is empty`, note: '`chapbook outline` shows the numbers of the lines.' }
  }
  return settled.has(number)
    ? { reason: `Line ${number} is listed twice`, note: 'List it once, under `headings` or under `text`.' }
    : undefined
}

function reportUnknown(key: string, report: Yaml['report']): void {
  const guess = nearest(key, keys)
  const note = guess ? `Did you mean \`${guess}\`?` : 'Known here: `headings` and `text`.'
  report({
    severity: 'warning',
    path: [key],
    part: 'key',
    reason: `${quoted(key)} is not a known key of an outline`,
    note,
    ruleId: 'unknown-key',
  })
}
