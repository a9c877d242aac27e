/** Makes nodes of mdast from units, each with its place in the file. */

import type { Break, Heading, List, ListItem, Paragraph, PhrasingContent, Text, ThematicBreak } from 'mdast'
import type { Point, Position } from 'unist'
import { construct } from '../../features/construct.ts'
import type { FoundHeading } from './headings.ts'
import type { Line } from './lines.ts'
import type { Unit } from './units.ts'

export function headingNode({ candidate: { depth, title }, units }: FoundHeading): Heading {
  const first = units[0]?.lines[0]
  const last = units.at(-1)?.lines.at(-1)
  const isMarked = units[0]?.mark !== undefined
  const text: Text = { type: 'text', value: title }
  const position = first && last ? positionOf(first, last) : undefined
  if (!first || !position) return { type: 'heading', depth: rank(depth), children: [text] }
  const textStart = isMarked ? pointIn(first, first.text.indexOf(title)) : position.start
  const textLine = units.at(-1)?.underline === undefined ? last : units.at(-1)?.lines[0]
  const textEnd = textLine ? pointIn(textLine, textLine.text.length) : position.end
  return {
    type: 'heading',
    depth: rank(depth),
    children: [{ ...text, position: { start: textStart, end: textEnd } }],
    position,
  }
}

export function breakNode(unit: Unit): ThematicBreak {
  return { type: 'thematicBreak', ...placed(unit) }
}

export function paragraphNode(unit: Unit): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: unit.text, ...placed(unit) }], ...placed(unit) }
}

/** A paragraph whose line ends stay, as the class `lines`; where lines are indented, each deeper indent is one level. */
export function linesNode(units: readonly Unit[]): Paragraph {
  const [first] = units
  const last = units.at(-1)
  const indents = [...new Set(units.map(indentOf))].toSorted((a, b) => a - b)
  const children = units.flatMap((unit, index): PhrasingContent[] => {
    const before = units[index - 1]
    const text: Text = { type: 'text', value: unit.text, ...placed(unit) }
    const level = indents.indexOf(indentOf(unit))
    const properties = { className: ['line'], ...(level > 0 ? { dataIndent: level } : {}) }
    const line = indents.length > 1 ? construct('span', properties, [text], text.position) : text
    return before ? [lineEnd(before, unit), line] : [line]
  })
  return { type: 'paragraph', children, data: { hProperties: { className: ['lines'] } }, ...placed(first, last) }
}

function indentOf({ lines }: Unit): number {
  return lines[0]?.indent ?? 0
}

/** A list of bullets; the bullets themselves are not text. */
export function listNode(units: readonly Unit[]): List {
  const items = units.map((unit): ListItem => {
    const bullet = /^\S[ \t]+/u.exec(unit.text)?.[0].length ?? 0
    const line = unit.lines[0]
    const last = unit.lines.at(-1)
    const position = line && last ? { start: pointIn(line, bullet), end: pointIn(last, last.text.length) } : undefined
    const place = position ? { position } : {}
    const text: Text = { type: 'text', value: unit.text.slice(bullet), ...place }
    return {
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: [text], ...place }],
      ...placed(unit),
    }
  })
  return { type: 'list', ordered: false, spread: false, children: items, ...placed(units[0], units.at(-1)) }
}

function lineEnd(before: Unit, after: Unit): Break {
  const line = before.lines.at(-1)
  const next = after.lines[0]
  if (!line || !next) return { type: 'break' }
  return { type: 'break', position: { start: pointIn(line, line.text.length), end: pointIn(next, 0) } }
}

function placed(first: Unit | undefined, last = first): { readonly position?: Position } {
  const from = first?.lines[0]
  const to = last?.lines.at(-1)
  return from && to ? { position: positionOf(from, to) } : {}
}

function positionOf(first: Line, last: Line): Position {
  return { start: pointIn(first, 0), end: pointIn(last, last.text.length) }
}

/** A point in a line, counted from the first character that is not white space. */
function pointIn({ number, offset, indent }: Line, index: number): Point {
  return { line: number, column: indent + index + 1, offset: offset + indent + index }
}

function rank(depth: number): Heading['depth'] {
  const ranks = [1, 2, 3, 4, 5, 6] as const
  return ranks[Math.min(6, Math.max(1, depth)) - 1] ?? 1
}
