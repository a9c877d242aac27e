/** Questions for discussion: `:::questions[Heading]{lines=4}` around a list. */

import type { List, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import type { Position } from 'unist'
import { warning } from '../messages.ts'
import { construct } from './construct.ts'
import type { Block } from './directives.ts'

/** Most ruled lines for one answer: a page of them. */
const mostLines = 40

/**
 * A division with its heading, if one is given, and its questions as a numbered list. Each says how many lines an answer
 * gets on paper that is written on; without `lines` the edition decides.
 */
export function questions(block: Block): RootContent {
  const { directive, label, content, properties, file } = block
  const lines = linesOf(block)
  if (!content.some((node) => node.type === 'list')) reportNoList(directive.position, file)
  const title =
    label === undefined ? [] : [construct('p', { className: ['questions-title'] }, label, directive.position)]
  const asked = content.map((node) => (node.type === 'list' ? numbered(node, lines) : node))
  const names = Array.isArray(properties['className']) ? properties['className'] : []
  return construct(
    'div',
    { ...properties, className: ['questions', ...names] },
    [...title, ...asked],
    directive.position,
  )
}

/** What `lines` says, where it can be used. */
function linesOf({ directive, file }: Block): number | undefined {
  const written = directive.attributes?.['lines']
  if (written === undefined || written === null) return undefined
  const lines = /^\d+$/.test(written) ? Number(written) : NaN
  if (lines <= mostLines) return lines
  warning(file, {
    reason: `\`lines\` cannot be \`${written}\``,
    note: `It is left out. Write how many lines an answer gets, from 0 to ${mostLines}: \`:::questions{lines=4}\`.`,
    ruleId: 'question-lines',
    place: directive.position?.start,
  })
  return undefined
}

/** Questions are spoken of by their numbers, so a list with bullets gets some. */
function numbered(list: List, lines: number | undefined): List {
  const hProperties = lines === undefined ? {} : { dataLines: String(lines) }
  const children = list.children.map((item) => ({
    ...item,
    data: { ...item.data, hProperties: { ...item.data?.hProperties, ...hProperties } },
  }))
  return { ...list, ordered: true, start: list.start ?? 1, children }
}

function reportNoList(position: Position | undefined, file: VFile): void {
  warning(file, {
    reason: '`:::questions` holds no list',
    note: 'Write each question as an item of its own: `1. Why …`',
    ruleId: 'no-questions',
    place: position?.start,
  })
}
