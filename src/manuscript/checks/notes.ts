/** Checks that every call has its note and every note its call. */

import type { FootnoteDefinition, FootnoteReference, Root, Text } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { nearest } from '../../settings/nearest.ts'
import { warning } from '../messages.ts'
import { walkMarkdown } from '../walk.ts'

/** Warns of notes that are never defined, defined twice, never called, or that call themselves. Labels count within a file. */
export const noteChecks: Plugin<[], Root> = () => (tree, file) => {
  const definitions = new Map<string, FootnoteDefinition>()
  const calls: FootnoteReference[] = []
  const texts: Text[] = []
  walkMarkdown(tree, (node) => {
    if (node.type === 'footnoteReference') calls.push(node)
    else if (node.type === 'text' && node.value.includes('[^')) texts.push(node)
    else if (node.type === 'footnoteDefinition') {
      if (definitions.has(node.identifier)) reportTwice(node, definitions, file)
      else definitions.set(node.identifier, node)
    }
  })
  const called = new Set(calls.map(({ identifier }) => identifier))
  for (const text of texts) {
    for (const label of labelsIn(text, file)) {
      if (definitions.has(label.toLowerCase())) called.add(label.toLowerCase())
      else reportUndefined(label, text, definitions, file)
    }
  }
  for (const definition of definitions.values()) {
    if (!called.has(definition.identifier)) reportUncalled(definition, file)
  }
}

/** Labels of calls that stayed text. A bracket that the writer escaped is no call. */
function labelsIn({ value, position }: Text, file: VFile): readonly string[] {
  const labels = [...value.matchAll(/\[\^([^\]\s]+)\]/g)].map((found) => found[1] ?? '')
  const source = position === undefined ? '' : String(file).slice(position.start.offset, position.end.offset)
  return labels.filter((label) => !source.includes(`\\[^${label}`) && !source.includes(`[\\^${label}`))
}

function reportUndefined(
  label: string,
  text: Text,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  file: VFile,
): void {
  const guess = nearest(label, definitions.keys())
  warning(file, {
    reason: `The note \`[^${label}]\` is called here and never written; the call is kept as text`,
    note:
      guess === undefined
        ? `Write \`[^${label}]: …\` in this file.`
        : `Write \`[^${guess}]\`, or add \`[^${label}]: …\` to this file.`,
    ruleId: 'undefined-note',
    place: placeIn(text, `[^${label}]`, file),
  })
}

/** Where in the source a piece of a text stands. */
function placeIn({ position }: Text, piece: string, file: VFile): Text['position'] {
  if (position?.start.offset === undefined) return position
  const before = String(file).slice(position.start.offset, position.end.offset).split(piece)[0] ?? ''
  const lines = before.split('\n')
  const column = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? position.start.column : 1)
  const start = { line: position.start.line + lines.length - 1, column }
  return { start, end: { line: start.line, column: column + piece.length } }
}

function reportTwice(
  second: FootnoteDefinition,
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  file: VFile,
): void {
  const first = definitions.get(second.identifier)?.position?.start.line
  warning(file, {
    reason: `The note \`[^${second.label ?? second.identifier}]\` is written twice; only the first text, at line ${first}, is used`,
    note: 'Give one of the two another label.',
    ruleId: 'duplicate-note',
    place: second.position,
  })
}

function reportUncalled({ label, identifier, position }: FootnoteDefinition, file: VFile): void {
  warning(file, {
    reason: `The note \`[^${label ?? identifier}]\` is never called, so no reader will see it`,
    note: `Put \`[^${label ?? identifier}]\` where the note belongs, or move its words into the text.`,
    ruleId: 'uncalled-note',
    place: position,
  })
}
