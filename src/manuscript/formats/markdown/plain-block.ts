/** Tells which blocks of a text hold no markup but plain emphasis, and makes their nodes without a parser. */

import type { Emphasis, Heading, Paragraph, Text } from 'mdast'
import type { Point, Position } from 'unist'

export type PlainBlock = (Paragraph | Heading) & { readonly position: Position }

/** Where a block stands in the text: indexes of its first character and behind its last. */
export type Span = { readonly start: number; readonly end: number }

const beginning = String.raw`(?:[\p{L}"'“‘«„»”—–…¿¡]|[*_](?=[\p{L}\p{N}]))`
const sign = String.raw`\x60[\]<>&\\~|^{}@$\t\r\n\0\uE000`
const line = String.raw`${beginning}[^${sign}]*[^${sign} ]`

/** Headings and paragraphs between blank lines whose lines begin with a letter or a mark and hold no sign of Markdown. */
const plain = new RegExp(
  String.raw`(?<=^|\n\n)(?:#{1,6} ${beginning}(?:[^${sign}#]*[^${sign}# ])?|${line}(?:\n${line})*)(?=\n\n|\n?$)`,
  'gu',
)

/**
 * Emphasis that can be read in one way only: behind a space or a mark it opens before a letter, and closes behind a
 * letter before a space or a mark, or behind a stop before a space (CommonMark 0.31, section 6.2).
 */
const emphasis =
  /(?<![^\s\p{P}\p{S}]|[*_])([*_])((?=[\p{L}\p{N}])[^*_]*(?:[\p{L}\p{N}](?=[*_](?:[\s\p{P}\p{S}]|$))|[.,!?;:…](?=[*_](?:\s|$))))\1(?![*_])/gu

/** Finds the plain blocks of a text. One with an address, or above a definition, means more than its words. */
export function plainBlocksIn(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const { 0: source, index: start } of text.matchAll(plain)) {
    const end = start + source.length
    if (/www\.|:\/\//i.test(source) || /^\s*:[ \t]/.test(text.slice(end, end + 20))) continue
    if (/[*_]/.test(source) && /[*_]/.test(source.replaceAll(emphasis, ''))) continue
    spans.push({ start, end })
  }
  return spans
}

/** Makes the node of a plain block, as the parser would. `line` is that of its beginning. */
export function plainNode(source: string, line: number, offset: number): PlainBlock {
  const marks = /^#{1,6} /.exec(source)?.[0].length ?? 0
  const pointAt = (index: number): Point => ({
    line: line + newlinesIn(source.slice(0, index)),
    column: index - source.lastIndexOf('\n', index - 1),
    offset: offset + index,
  })
  const textAt = (from: number, to: number): Text => ({
    type: 'text',
    value: source.slice(from, to),
    position: { start: pointAt(from), end: pointAt(to) },
  })
  const children: (Text | Emphasis)[] = []
  let from = marks
  for (const { 0: whole, index } of source.matchAll(emphasis)) {
    const end = index + whole.length
    if (index > from) children.push(textAt(from, index))
    const position = { start: pointAt(index), end: pointAt(end) }
    children.push({ type: 'emphasis', children: [textAt(index + 1, end - 1)], position })
    from = end
  }
  if (from < source.length) children.push(textAt(from, source.length))
  const position = { start: pointAt(0), end: pointAt(source.length) }
  if (marks === 0) return { type: 'paragraph', children, position }
  return { type: 'heading', depth: depths[marks - 2] ?? 6, children, position }
}

const depths = [1, 2, 3, 4, 5, 6] as const

export function newlinesIn(text: string): number {
  let count = 0
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count += 1
  return count
}
