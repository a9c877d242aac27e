/** Keeps a text from being nested deeper than readers can follow, and deeper than their programs can open. */

import type { Root as HtmlRoot } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { pointAt } from './load/point-at.ts'
import { problem } from './messages.ts'

/**
 * Levels of elements inside each other; a list in a list takes two. XML readers that are built on libxml2 stop at 256
 * (`xmlParserMaxDepth`), browsers at 512, and no page is wide enough for half of that.
 */
const deepest = 100

/**
 * Looks for a line of Markdown that opens more quotations and lists than may be open, and reports it: the time that
 * its parser takes grows with the cube of their number.
 */
export function hasDeepLine(file: VFile): boolean {
  const text = String(file.value)
  // Signs and nothing else are a section break, however many there are.
  const found = /^(?![-*_ \t]*$)(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){101}/m.exec(text)
  if (found !== null) reportNesting(file, pointAt(text, found.index))
  return found !== null
}

/** Cuts everything below the deepest level off the Markdown tree, and says where that is. */
export function nesting() {
  return cutDeep
}

/** The same for the HTML tree, into which HTML in the text has brought levels of its own. */
export function nestingOfHtml() {
  return cutDeep
}

type Nested = { children?: Nested[]; readonly position?: Position | undefined }

function cutDeep(tree: MarkdownRoot | HtmlRoot, file: VFile): void {
  let isReported = false
  const cut = (parent: Nested, depth: number, around: Position | undefined): void => {
    const place = parent.position ?? around
    if (depth < deepest) {
      for (const child of parent.children ?? []) cut(child, depth + 1, place)
    } else if (parent.children !== undefined && parent.children.length > 0) {
      parent.children = []
      if (!isReported) reportNesting(file, place?.start)
      isReported = true
    }
  }
  cut(tree, 0, undefined)
}

/** Passes the error on, unless it says that a parser came to the end of its stack: then the text is nested too deeply. */
export function catchNesting(error: unknown, file: VFile): void {
  if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error
  const text = String(file.value)
  const marks = /(?:<[a-z][^<>]*>\s*){50}|[*_![:]{200}/i.exec(text)
  reportNesting(file, marks === null ? undefined : pointAt(text, marks.index))
}

function reportNesting(file: VFile, place: Point | undefined): void {
  problem(file, {
    reason: `Here the text is nested more than ${deepest} levels deep`,
    note: 'Take some of the levels out: quotations in quotations, lists in lists, elements in elements.',
    ruleId: 'too-deep',
    place,
  })
}
