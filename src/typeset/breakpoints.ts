/** Reads a paragraph of the page as places where a line could end: between words, inside them, after a dash, at a forced break. */

import { hangAfter, hangBefore } from './hanging.ts'
import { everyLetter } from './inner-breaks.ts'
import type { ElementTypeface, Typeface } from './measure.ts'
import type { Breakpoint } from './total-fit.ts'
import { placed, type Word, type WordBreak } from './words.ts'

/** `index`: where the break stands in the text of the whole paragraph; `offset`: where in its node. */
export type TextBreak = Breakpoint & {
  readonly node: Text | null
  readonly offset: number
  readonly index: number
  /** What the line above reaches into the margin, and what the line below does, px; `begin` and `end` count both. */
  readonly hang: number
  readonly outdent: number
  /** The `br` that forces the break. */
  readonly forcedBy?: Element
}

export type Reading = {
  readonly typefaceOf: (element: Element) => ElementTypeface
  /** What the least word space lacks to the natural one, px. */
  readonly shrink: number
  /** Words that may be divided, and those that may not: code, calls of notes. */
  readonly divided: WordReader
  readonly undivided: WordReader
  /** Whether punctuation reaches into the margins. */
  readonly hanging: boolean
  /** Words wider than this may end a line after any letter, px. */
  readonly widest: number
}

type WordReader = (text: string, typeface: Typeface) => Word

/** What stands in a line like a letter, with the width that the browser gave it. */
const boxes = 'img, svg:not(.initial), math, [role=img]'

/** Whether something stands in the lines that is no text. */
export function holdsBoxes(element: Element): boolean {
  return element.querySelector(`br, ${boxes}`) !== null
}

/**
 * Lists the places in order, start and end of the paragraph included; a forced break ends what comes before it and starts what
 * comes after. Positions are px along the paragraph with all word spaces at their least.
 */
export function breakpoints(element: HTMLElement, reading: Reading): readonly TextBreak[] {
  const reader = paragraphReader(reading)
  readNodes(element, reader, reading)
  return reader.finish()
}

function readNodes(parent: Element, reader: Reader, reading: Reading): void {
  const { typeface } = reading.typefaceOf(parent)
  const read = parent.closest('code, [data-undivided], .note-call') ? reading.undivided : reading.divided
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) reader.text(child as Text, typeface, read)
    else if (!(child instanceof Element)) continue
    else if (child.tagName === 'BR') reader.force(child)
    // A large letter and the letter that is read in its place take no room in the line: those beside it are shorter.
    else if (child.matches('.initial, .initial-text')) reader.box(0, child.textContent?.length ?? 0)
    else if (child.matches(boxes)) reader.box(outerWidth(child), child.textContent?.length ?? 0)
    else {
      const { before, after } = reading.typefaceOf(child)
      reader.box(before, 0)
      readNodes(child, reader, reading)
      reader.box(after, 0)
    }
  }
}

function outerWidth(element: Element): number {
  const style = getComputedStyle(element)
  const margins = Number.parseFloat(style.marginLeft) + Number.parseFloat(style.marginRight)
  return element.getBoundingClientRect().width + (margins || 0)
}

type Reader = {
  text(node: Text, typeface: Typeface, read: WordReader): void
  box(width: number, characters: number): void
  force(by: Element): void
  finish(): readonly TextBreak[]
}

function paragraphReader({ shrink, hanging, widest }: Reading): Reader {
  const points: TextBreak[] = []
  let read = 0
  let at = 0
  let spaces = 0
  const outer = (kind: 'start' | 'end', forcedBy?: Element): void => {
    const place = { begin: at, end: at, spacesBefore: spaces, spacesAfter: spaces, node: null, offset: 0, index: read }
    const forced = forcedBy === undefined ? {} : { forcedBy }
    points.push({ kind, penalty: 0, hang: 0, outdent: 0, ...place, ...forced })
  }
  const space = (node: Text, offset: number, typeface: Typeface): void => {
    const width = typeface.space - shrink
    const before = node.data.charAt(offset - 1)
    const next = node.data.charAt(offset + 1)
    const hang = hanging ? hung(hangAfter(before), before, typeface) : 0
    const outdent = hanging ? hung(hangBefore(next), next, typeface) : 0
    points.push({
      kind: 'space',
      end: at - hang,
      begin: at + width + outdent,
      spacesBefore: spaces,
      spacesAfter: spaces + 1,
      penalty: 0,
      node,
      offset,
      index: read + offset,
      hang,
      outdent,
    })
    at += width
    spaces++
  }
  const word = (node: Text, from: number, text: string, typeface: Typeface, readWord: WordReader): void => {
    const { width, breaks } = readWord(text, typeface)
    const all = width > widest ? withEveryLetter(breaks, text, typeface, hanging) : breaks
    for (const { offset, kind, penalty, before, hyphen, hang: reach } of all) {
      const begin = at + before
      const hang = hanging ? reach : 0
      points.push({
        kind,
        end: begin + hyphen - hang,
        begin,
        spacesBefore: spaces,
        spacesAfter: spaces,
        penalty,
        node,
        offset: from + offset,
        index: read + from + offset,
        hang,
        outdent: 0,
      })
    }
    at += width
  }
  outer('start')
  return {
    text(node, typeface, readWord) {
      for (const { 0: text, index } of node.data.matchAll(/ |\u00a0|[^ \u00a0]+/g)) {
        if (text === ' ' && !startsWithDash(node, index + 1)) space(node, index, typeface)
        else if (text === ' ' || text === '\u00a0') {
          // The browser stretches a non-breaking space like any other.
          at += typeface.space - shrink
          spaces++
        } else word(node, index, text, typeface, readWord)
      }
      read += node.length
    },
    box(width, characters) {
      at += width
      read += characters
    },
    force(by) {
      outer('end', by)
    },
    finish() {
      // A forced break at the very end is followed by no line.
      if (points.at(-1)?.forcedBy && points.at(-1)?.index === read && points.at(-1)?.begin === at) points.pop()
      outer('end')
      return points
    },
  }
}

function withEveryLetter(
  breaks: readonly WordBreak[],
  text: string,
  typeface: Typeface,
  hanging: boolean,
): readonly WordBreak[] {
  const letters = everyLetter(text).map((inner) => placed(inner, text, typeface, hanging))
  const found = new Map([...letters, ...breaks].map((inner) => [inner.offset, inner]))
  return [...found.values()].toSorted((a, b) => a.offset - b.offset)
}

function hung(share: number, character: string, typeface: Typeface): number {
  return share > 0 ? share * typeface.width(character) : 0
}

/** No line begins with a dash that has a space before it. */
function startsWithDash({ data }: Text, index: number): boolean {
  return /[\u2013\u2014]/.test(data.charAt(index)) && data.charAt(index + 1) === ' '
}
