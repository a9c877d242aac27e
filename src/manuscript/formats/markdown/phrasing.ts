/** Reads a piece of Markdown that stands apart from the text, such as a caption or a line of verse. */

import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkDirective from 'remark-directive'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { PhrasingContent, Root } from 'mdast'
import type { Position } from 'unist'
import { formulaSyntax } from './formula-syntax.ts'
import { knownDirectives } from './known-directives.ts'

/** Parses text as the content of one paragraph; every node gets the given position, since its own counts from the piece. */
export function phrasing(text: string, position: Position | undefined): PhrasingContent[] {
  // Nothing but letters and plain punctuation needs no parser.
  if (/^[\p{L}\p{N} ,.;!?'"’“”—–-]*$/u.test(text)) return [{ type: 'text', value: text, ...at(position) }]
  const tree = parser.parse(escapeBlocks(text))
  const [paragraph, ...others] = tree.children
  if (paragraph?.type !== 'paragraph' || others.length > 0) return [{ type: 'text', value: text, ...at(position) }]
  visit(paragraph, (node) => {
    if (position === undefined) delete node.position
    else node.position = position
  })
  return paragraph.children
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(knownDirectives)
  .use(formulaSyntax)
  .freeze() satisfies { parse(text: string): Root }

/** What would begin a list, a heading, a quotation, a fence or a definition at the beginning of a line. */
const blockOpening =
  /^(?:[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|=+\s*$|-+\s*$|(?:\*\s*){3,}$|(?:_\s*){3,}$|`{3}|~{3}|:{3}|:(?=\s)|\[[^\]]*\]:)/

/** Keeps every line a line of text. */
function escapeBlocks(text: string): string {
  const lines = text.split('\n').map((line) => line.trimStart())
  return lines
    .map((line) => (blockOpening.test(line) ? `\\${line}` : line.replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')))
    .join('\n')
}

function at(position: Position | undefined): { position?: Position } {
  return position === undefined ? {} : { position }
}
