/** Blocks between colons, such as `:::epigraph` … `:::`, and `:sc[…]` in the line, become parts of the book. */

import type { PhrasingContent, Root, RootContent } from 'mdast'
import type { Properties } from 'hast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { nearest } from '../../settings/nearest.ts'
import { problem, warning } from '../messages.ts'
import { walkMarkdown } from '../walk.ts'
import { propertiesOf, type Attributes } from './attribute-list.ts'
import { attributed } from './attribution.ts'
import { construct } from './construct.ts'
import { figure } from './figures.ts'
import { questions } from './questions.ts'
import { verse } from './verse.ts'

type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>
type TextDirective = Extract<RootContent, { type: 'textDirective' }>

/** What stands between the colons, taken apart. */
export type Block = {
  readonly directive: ContainerDirective
  /** Text in brackets behind the name. */
  readonly label: PhrasingContent[] | undefined
  readonly content: readonly RootContent[]
  /** Attributes as the book has them. */
  readonly properties: Properties
  /** Source of a quotation, from `{by="…"}`. */
  readonly by: string | undefined
  readonly file: VFile
}

/** What each container becomes. */
const containers: Readonly<Record<string, (block: Block) => RootContent>> = {
  epigraph: (block) => quotation(block, ['epigraph']),
  quote: (block) => quotation(block, []),
  verse,
  note: (block) => box(block, 'note'),
  tip: (block) => box(block, 'tip'),
  warning: (block) => box(block, 'warning'),
  aside: (block) => box(block, 'aside'),
  figure,
  questions,
  letter: (block) => division(block, 'letter'),
  dedication: (block) => division(block, 'dedication'),
  centred: (block) => division(block, 'centred'),
  center: (block) => division(block, 'centred'),
  centered: (block) => division(block, 'centred'),
  centre: (block) => division(block, 'centred'),
  'small-caps': smallCapitals,
}

/** Turns directives into constructs; a container that is never closed is an error, one of unknown name a warning. */
export const directives: Plugin<[], Root> = () => (tree, file) => {
  walkMarkdown(tree, (node, index, parent) => {
    if (node.type === 'textDirective') {
      parent.children[index] = span(node, file)
      return index
    }
    if (node.type !== 'containerDirective') return undefined
    reportUnclosed(node, file)
    const block = blockOf(node, file)
    const make = Object.hasOwn(containers, node.name) ? containers[node.name] : undefined
    if (make !== undefined) {
      parent.children[index] = make(block)
      return index
    }
    reportUnknown(node, file)
    const kept = [...labelParagraph(block), ...block.content]
    parent.children.splice(index, 1, ...kept)
    return index
  })
}

/** `:sc[…]`, `:lang[…]{fr}` and `:span[…]{lang=fr}`. */
function span(node: TextDirective, file: VFile): PhrasingContent {
  const attributes = textOf(node.attributes)
  if (node.name === 'lang') {
    // `{fr}` is an attribute without a value.
    const [language] = Object.keys(attributes).filter((name) => attributes[name] === '')
    const { [language ?? '']: _, ...others } = attributes
    const all = language === undefined ? others : { ...others, lang: language }
    return construct('span', propertiesOf(all, file, node.position), node.children, node.position)
  }
  const properties = propertiesOf(attributes, file, node.position)
  const own = node.name === 'span' ? {} : withClass(properties, 'small-caps')
  return construct('span', { ...properties, ...own }, node.children, node.position)
}

function blockOf(directive: ContainerDirective, file: VFile): Block {
  const [first, ...others] = directive.children
  const isLabel = first?.type === 'paragraph' && first.data !== undefined && 'directiveLabel' in first.data
  const attributes = textOf(directive.attributes)
  // Only questions have lines, and they look at them themselves.
  const { lines: _, ...common } = attributes
  return {
    directive,
    label: isLabel ? first.children : undefined,
    content: isLabel ? others : directive.children,
    properties: propertiesOf(directive.name === 'questions' ? common : attributes, file, directive.position),
    by: attributes['by'],
    file,
  }
}

function textOf(attributes: ContainerDirective['attributes']): Attributes {
  return Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [name, value ?? '']))
}

function quotation(block: Block, className: readonly string[]): RootContent {
  const { directive, properties, by } = block
  const content = attributed([...labelParagraph(block), ...block.content], by, directive.position)
  const classes = className.length === 0 ? {} : className.reduce(withClass, properties)
  return construct('blockquote', { ...properties, ...classes }, content, directive.position)
}

function box(block: Block, kind: string): RootContent {
  const { directive, label, content, properties, by } = block
  const title = label === undefined ? [] : [construct('p', { className: ['box-title'] }, label, directive.position)]
  const classes = withClass(withClass(properties, kind), 'box')
  return construct(
    'aside',
    { ...properties, ...classes },
    [...title, ...byLine(content, by, block)],
    directive.position,
  )
}

function division(block: Block, kind: string): RootContent {
  const { directive, properties, by } = block
  const content = byLine([...labelParagraph(block), ...block.content], by, block)
  return construct('div', { ...properties, ...withClass(properties, kind) }, content, directive.position)
}

function smallCapitals(block: Block): RootContent {
  const { directive, properties, by } = block
  const content = byLine([...labelParagraph(block), ...block.content], by, block).map((node): RootContent => {
    if (node.type !== 'paragraph') return node
    return { ...node, children: [construct('span', { className: ['small-caps'] }, node.children, node.position)] }
  })
  return construct('div', properties, content, directive.position)
}

function byLine(content: readonly RootContent[], by: string | undefined, { directive }: Block): readonly RootContent[] {
  return by === undefined ? content : attributed(content, by, directive.position)
}

function labelParagraph({ label, directive }: Block): RootContent[] {
  if (label === undefined) return []
  return [{ type: 'paragraph', children: label, ...(directive.position ? { position: directive.position } : {}) }]
}

function withClass({ className }: Properties, name: string): Properties {
  return { className: [name, ...(Array.isArray(className) ? className : [])] }
}

/** Reports a container whose last line is not the fence that closes it. */
function reportUnclosed({ name, position }: ContainerDirective, file: VFile): void {
  if (position?.start.offset === undefined) return
  const source = String(file).slice(position.start.offset, position.end.offset)
  const opening = /^:+/.exec(source)?.[0].length ?? 0
  const closing = /\n[ \t>]*(:+)[ \t]*$/.exec(source)?.[1]?.length ?? 0
  if (closing >= opening) return
  const fence = ':'.repeat(opening)
  problem(file, {
    reason: `\`${fence}${name}\` is never closed`,
    note: `Close it with \`${fence}\` on a line of its own. A block that holds another needs more colons than the one inside.`,
    ruleId: 'unclosed-directive',
    place: { start: position.start, end: position.start },
  })
}

function reportUnknown({ name, position }: ContainerDirective, file: VFile): void {
  const guess = nearest(name, Object.keys(containers))
  const known =
    'Known are `epigraph`, `verse`, `quote`, `note`, `tip`, `warning`, `aside`, `figure`, `questions`, `letter`, `dedication`, `centred`, `small-caps`.'
  warning(file, {
    reason: `\`:::${name}\` is not a block that Chapbook knows; its content is kept as ordinary text`,
    note: guess === undefined ? known : `Write \`:::${guess}\`.`,
    ruleId: 'unknown-directive',
    place: position?.start,
  })
}
