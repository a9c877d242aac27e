/** Verse: the lines, their indents and the stanzas of `:::verse` stand as the poet wrote them. */

import type { PhrasingContent, RootContent } from 'mdast'
import type { Position } from 'unist'
import { phrasing } from '../formats/markdown/phrasing.ts'
import type { Block } from './directives.ts'
import { construct, type Construct } from './construct.ts'

type Line = { readonly text: string; readonly indent: number; readonly number: number }

const dash = /^(?:-{2,3}(?!-)|[—–―])\s*(?=\S)/

/**
 * Reads the lines from the source, since Markdown forgets the spaces before them. Each deeper indent is one level of
 * `data-indent`, however many spaces it has. A last line that begins with a dash, or `{by="…"}`, is the attribution.
 */
export function verse({ directive, label, properties, by, file }: Block): RootContent {
  const stanzas = stanzasOf(linesOf(String(file), directive.position))
  const source = by === undefined ? takeSource(stanzas) : { text: by, number: directive.position?.end.line ?? 1 }
  const indents = [...new Set(stanzas.flat().map(({ indent }) => indent))].toSorted((a, b) => a - b)
  const content: Construct[] = stanzas.map((lines) => stanza(lines, indents, directive.position))
  if (label !== undefined) content.unshift(construct('p', { className: ['verse-title'] }, label, directive.position))
  if (source !== undefined) {
    const place = placeOf(source.number, directive.position)
    content.push(construct('p', { className: ['attribution'] }, phrasing(source.text.replace(dash, ''), place), place))
  }
  const others = Array.isArray(properties['className']) ? properties['className'] : []
  return construct('div', { ...properties, className: ['verse', ...others] }, content, directive.position)
}

/** Lines between the fences, without what an enclosing quotation or list puts before them. */
function linesOf(text: string, position: Position | undefined): readonly Line[] {
  if (position?.start.offset === undefined || position.end.offset === undefined) return []
  const source = text.slice(position.start.offset, position.end.offset).split('\n')
  const isClosed = /^[ \t>]*:{3,}[ \t]*$/.test(source.at(-1) ?? '')
  const before = position.start.column - 1
  return source.slice(1, isClosed ? -1 : undefined).map((written, index) => {
    const prefix = /^[ \t>]*/.exec(written.slice(0, before))?.[0].length ?? 0
    const line = written.slice(prefix).replaceAll('\t', '    ').trimEnd()
    const words = line.trimStart()
    return { text: words, indent: line.length - words.length, number: position.start.line + 1 + index }
  })
}

function stanzasOf(lines: readonly Line[]): Line[][] {
  const stanzas: Line[][] = [[]]
  for (const line of lines) {
    if (line.text === '') stanzas.push([])
    else stanzas.at(-1)?.push(line)
  }
  return stanzas.filter((stanza) => stanza.length > 0)
}

/** Takes the last line away when it begins with a dash and is no stanza's only speech. */
function takeSource(stanzas: Line[][]): Line | undefined {
  const last = stanzas.at(-1)
  const line = last?.at(-1)
  if (last === undefined || line === undefined || !dash.test(line.text)) return undefined
  if (stanzas.flat().filter(({ text }) => dash.test(text)).length > 1 || stanzas.flat().length === 1) return undefined
  last.pop()
  if (last.length === 0) stanzas.pop()
  return line
}

function stanza(lines: readonly Line[], indents: readonly number[], directive: Position | undefined): Construct {
  const place = placeOf(lines[0]?.number ?? 1, directive)
  // A backslash at the end of a line of Markdown breaks it, so emphasis may run over several lines.
  const parsed = phrasing(lines.map(({ text }) => text.replace(/\\$/, '')).join('\\\n'), place)
  const children = splitAtBreaks(parsed).flatMap((line, index): PhrasingContent[] => {
    const level = indents.indexOf(lines[index]?.indent ?? 0)
    const written = construct('span', { className: ['line'], ...(level > 0 ? { dataIndent: level } : {}) }, line, place)
    return index === 0 ? [written] : [{ type: 'break' }, written]
  })
  return construct('p', { className: ['stanza'] }, children, place)
}

/** Parts phrasing at its line breaks; what runs over a break, such as emphasis, is closed before it and opened after it. */
function splitAtBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') {
      lines.push([])
    } else if ('children' in node) {
      const [first = [], ...others] = splitAtBreaks(node.children as PhrasingContent[])
      lines.at(-1)?.push({ ...node, children: first })
      for (const line of others) lines.push([{ ...node, children: line }])
    } else {
      lines.at(-1)?.push(node)
    }
  }
  return lines
}

function placeOf(line: number, directive: Position | undefined): Position | undefined {
  if (directive === undefined) return undefined
  const point = { line, column: directive.start.column }
  return { start: point, end: point }
}
