/** Spares the parser the paragraphs and headings that hold no markup, or only plain emphasis: most of a book. */

import type { Root } from 'mdast'
import type { Point, Position } from 'unist'
import type { Processor } from 'unified'
import { walkMarkdown } from '../../walk.ts'
import { newlinesIn, plainBlocksIn, plainNode, type PlainBlock } from './plain-block.ts'

/**
 * Wraps the parser that is set. Runs of plain blocks are taken out of the text before it, each run leaving one letter,
 * and are put back into the tree after it. The tree is the same as without, places and all; a novel is parsed in a
 * fraction of the time. A text with fenced code, or with HTML that runs over blank lines, is parsed as it is.
 */
export function plainBlocks(this: Processor): void {
  const { parser: parse } = this
  if (parse === undefined) return
  this.parser = (text, file) => {
    const shortened = verbatim.test(text) ? undefined : shorten(text)
    if (shortened === undefined || shortened.runs.length === 0) return parse(text, file)
    // What is set here is remark's parser, which makes mdast.
    const tree = parse(shortened.text, file) as Root
    return putBack(tree, shortened.runs) ? tree : parse(text, file)
  }
}

/** A letter for private use. A text that holds it is parsed as it is. */
const standIn = '\uE000'

/** Fences, and HTML that goes on over blank lines (CommonMark 0.31, section 4.6, kinds 1 to 5). */
const verbatim = /`{3}|~{3}|<(?:[!?]|script|pre|style|textarea)|\uE000/i

/** Plain blocks with one blank line between them. */
type Run = {
  readonly blocks: PlainBlock[]
  /** The place behind the letter that stands for the run in the shortened text. */
  readonly standIn: { readonly line: number; readonly offset: number }
}

function shorten(text: string): { readonly text: string; readonly runs: readonly Run[] } {
  const runs: Run[] = []
  let shortened = ''
  let from = 0
  let line = 1
  let shortLine = 1
  for (const { start, end } of plainBlocksIn(text)) {
    const between = text.slice(from, start)
    const source = text.slice(start, end)
    line += newlinesIn(between)
    const block = plainNode(source, line, start)
    const run = runs.at(-1)
    if (run !== undefined && between === '\n\n') {
      run.blocks.push(block)
    } else {
      shortened += between + standIn
      shortLine += newlinesIn(between)
      runs.push({ blocks: [block], standIn: { line: shortLine, offset: shortened.length } })
    }
    line = block.position.end.line
    from = end
  }
  return { text: shortened + text.slice(from), runs }
}

/** Puts the runs back and sets all places right; `false` where a letter does not stand in the tree as a paragraph. */
function putBack(tree: Root, runs: readonly Run[]): boolean {
  let count = 0
  if (tree.position !== undefined) tree.position = moved(tree.position, runs)
  walkMarkdown(tree, (node, index, parent) => {
    if (node.type !== 'paragraph' || node.children.length !== 1 || !isStandIn(node.children[0])) {
      if (node.position !== undefined) node.position = moved(node.position, runs)
      return undefined
    }
    const blocks = runs[count]?.blocks ?? []
    count += 1
    parent.children.splice(index, 1, ...blocks)
    return index + blocks.length
  })
  return count === runs.length
}

function isStandIn(node: { readonly type: string; readonly value?: string } | undefined): boolean {
  return node?.type === 'text' && node.value === standIn
}

function moved(position: Position, runs: readonly Run[]): Position {
  return { start: movedPoint(position.start, runs), end: movedPoint(position.end, runs) }
}

/** The place in the whole text of a place in the shortened one, found by bisection. */
function movedPoint({ line, column, offset = 0 }: Point, runs: readonly Run[]): Point {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.standIn.offset ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  const end = run?.blocks.at(-1)?.position.end
  if (run === undefined || end?.offset === undefined) return { line, column, offset }
  if (offset === run.standIn.offset) return { ...end }
  return { line: line - run.standIn.line + end.line, column, offset: offset - run.standIn.offset + end.offset }
}
