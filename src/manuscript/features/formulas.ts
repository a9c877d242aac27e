/** Formulas in TeX become MathML. A text without one never loads what reads TeX. */

import type { Paragraph, Parents, Root, RootContent } from 'mdast'
import type { Plugin } from 'unified'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import type { Formula } from '../formats/markdown/formula-syntax.ts'
import { warning } from '../messages.ts'
import { walkMarkdown } from '../walk.ts'
import { construct } from './construct.ts'

/** Turns each formula into `math`, those on lines of their own into blocks; one that cannot be read stays as typed. */
export const formulas: Plugin<[], Root> = () => async (tree, file) => {
  const found: Place[] = []
  walkMarkdown(tree, (node, index, parent) => {
    if (node.type === 'formula') found.push({ formula: node, parent, index })
    reportUnclosed(node, file)
  })
  if (found.length === 0) return
  const { toMathml } = await import('./formulas/to-mathml.ts')
  // Backwards, so that the indexes of those before stay true.
  for (const { formula, parent, index } of found.toReversed()) {
    const isBlock = formula.display && (isDivisible(parent) || !isLine(parent))
    const result = toMathml(formula.value, isBlock)
    if (result.kind === 'wrong') {
      report(formula, result, file)
      parent.children[index] = asTyped(formula, isLine(parent))
      continue
    }
    const { properties, children } = result.math
    formula.data = { hName: 'math', hProperties: properties, hChildren: children }
    if (!isBlock) continue
    const block = construct('div', { className: ['formula'] }, [formula], formula.position)
    parent.children[index] = block
  }
  walkMarkdown(tree, (node, index, parent) => {
    if (node.type !== 'paragraph' || !node.children.some(isBlockFormula)) return undefined
    const parts = divided(node)
    parent.children.splice(index, 1, ...parts)
    return index + parts.length
  })
}

type Place = { readonly formula: Formula; readonly parent: Parents; readonly index: number }

/** A paragraph that the formula may part in two. */
function isDivisible({ type }: Parents): boolean {
  return type === 'paragraph'
}

const lines: ReadonlySet<string> = new Set(
  'paragraph heading emphasis strong delete link linkReference tableCell defListTerm'.split(' '),
)

/** Whether the content is that of a line. Constructs are, where they stand in one. */
function isLine(parent: Parents): boolean {
  if (parent.type !== 'construct') return lines.has(parent.type)
  return ['span', 'figcaption', 'p'].includes(parent.data.hName)
}

function isBlockFormula(node: RootContent): boolean {
  return node.type === 'construct' && node.data.hName === 'div' && node.children[0]?.type === 'formula'
}

/** A paragraph as what stands before, between and behind its formulas. */
function divided({ children, position }: Paragraph): RootContent[] {
  const parts: RootContent[] = []
  let line: Paragraph['children'] = []
  const endLine = (): void => {
    const isBlank = line.every((node) => node.type === 'text' && node.value.trim() === '')
    if (!isBlank) parts.push({ type: 'paragraph', children: line, ...(position ? { position } : {}) })
    line = []
  }
  for (const child of children) {
    if (!isBlockFormula(child)) {
      line.push(child)
      continue
    }
    endLine()
    parts.push(child)
  }
  endLine()
  return parts
}

function asTyped({ value, display, position }: Formula, isInLine: boolean): RootContent {
  const dollars = display ? '$$' : '$'
  const text = { type: 'text', value: dollars + value + dollars, ...(position ? { position } : {}) } as const
  return isInLine ? text : { type: 'paragraph', children: [text], ...(position ? { position } : {}) }
}

function report(
  formula: Formula,
  { reason, offset }: { readonly reason: string; readonly offset?: number },
  file: VFile,
): void {
  warning(file, {
    reason: `The formula cannot be read: ${reason}`,
    note: 'It stays as typed. Mend the TeX, or write `\\$` where a dollar is meant.',
    ruleId: 'formula',
    place: placeIn(formula, offset, file),
  })
}

/** Where in the text a character of the TeX stands; the beginning of the formula where its lines are quoted or indented. */
function placeIn({ value, position }: Formula, offset: number | undefined, file: VFile): Point | undefined {
  const start = position?.start
  if (start?.offset === undefined || offset === undefined) return start
  const source = String(file).slice(start.offset, position?.end.offset)
  const at = source.indexOf(value)
  if (at === -1) return start
  const before = source.slice(0, at + offset).split('\n')
  const last = before.at(-1) ?? ''
  return before.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + before.length - 1, column: last.length + 1 }
}

/** Names a formula on lines of its own that an empty line or the end of the text cuts off. */
function reportUnclosed(node: RootContent, file: VFile): void {
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  if (first?.type !== 'text' || !/^\$\$(?!\$)/.test(first.value)) return
  warning(file, {
    reason: '`$$` begins a formula that never ends',
    note: 'Close it with `$$`, and leave no line empty in it. Where dollars are meant, write `\\$\\$`.',
    ruleId: 'formula',
    place: first.position?.start,
  })
}
