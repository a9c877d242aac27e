/** Reads a paragraph of the page as places where a line could end: between words, inside them, after a dash, at a forced break. */

import { breakList, type BreakList } from './break-list.ts'
import { hangAfter, hangBefore } from './hanging.ts'
import { everyLetter } from './inner-breaks.ts'
import type { Room, Typeface } from './measure.ts'
import { breakKind } from './total-fit.ts'
import { hashOf, placed, type WordBreak, type WordReader } from './words.ts'

export type Reading = {
  readonly typefaceOf: (element: Element) => Typeface
  readonly roomOf: (element: Element) => Room
  /** What the least word space lacks to the natural one, px. */
  readonly shrink: number
  /** Words that may be divided, and those that may not: code, calls of notes. */
  readonly divided: WordReader
  readonly undivided: WordReader
  /** Whether punctuation reaches into the margins. */
  readonly hanging: boolean
  /** Words wider than this may end a line after any letter, px. */
  readonly widest: number
  /** What comes later in the paragraph need not be read, px. */
  readonly longest: number
}

/** What stands in a line like a letter, with the width that the browser gave it. */
const boxes = 'img, svg:not(.initial), math, [role=img]'

/** Whether something stands in the lines that is no text. */
export function holdsBoxes(element: Element): boolean {
  return element.firstElementChild !== null && element.querySelector(`br, ${boxes}`) !== null
}

/**
 * Lists the places in order, start and end of the paragraph included; a forced break ends what comes before it and starts what
 * comes after. Positions are px along the paragraph with all word spaces at their least.
 *
 * @param list takes the places in the place of what it held, as a new list for each paragraph would cost more than the reading
 */
export function breakpoints(element: HTMLElement, reading: Reading, list: BreakList = breakList()): BreakList {
  const reader = paragraphReader(reading, list)
  readNodes(element, element.closest(undivided) !== null, reader, reading)
  reader.finish()
  return list
}

/** Whether a text is read by the letter, or as one sign, so that no hyphen may be seen in it. */
export function isUndivided(text: Text): boolean {
  const { parentElement } = text
  return parentElement !== null && parentElement.tagName !== 'P' && parentElement.closest(undivided) !== null
}

const undivided = 'code, [data-undivided], .note-call'

function readNodes(parent: Element, isUndivided: boolean, reader: Reader, reading: Reading): void {
  const typeface = reading.typefaceOf(parent)
  const read = isUndivided ? reading.undivided : reading.divided
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) reader.text(child as Text, typeface, read)
    else if (!(child instanceof Element)) continue
    else if (child.tagName === 'BR') reader.force(child)
    // A large letter and the letter that is read in its place take no room in the line: those beside it are shorter.
    else if (child.matches('.initial, .initial-text')) reader.box(0, child.textContent?.length ?? 0)
    else if (child.matches(boxes)) reader.box(outerWidth(child), child.textContent?.length ?? 0)
    else {
      const { before, after } = reading.roomOf(child)
      reader.box(before, 0)
      readNodes(child, isUndivided || child.matches(undivided), reader, reading)
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
  finish(): void
}

const space = 0x20
const nonBreakingSpace = 0xa0

function paragraphReader({ shrink, hanging, widest, longest }: Reading, list: BreakList): Reader {
  list.clear()
  let read = 0
  let at = 0
  let spaces = 0
  const outer = (kind: number): number => list.add(kind, at, at, spaces, spaces, 0, null, 0, read, 0, 0, 0, 0)
  const addSpace = (node: Text, offset: number, typeface: Typeface): void => {
    const { data } = node
    const hang = hanging ? hung(hangAfter(data.charCodeAt(offset - 1)), data, offset - 1, typeface) : 0
    const outdent = hanging ? hung(hangBefore(data.charCodeAt(offset + 1)), data, offset + 1, typeface) : 0
    const kern = typeface.kern(data, offset - 1)
    // What hangs is an element of its own, which the space behind it does not move.
    const end = hang > 0 ? at - hang : at + kern
    at += kern + typeface.space - shrink + typeface.kern(data, offset)
    list.add(
      breakKind.space,
      end,
      at + outdent,
      spaces,
      spaces + 1,
      0,
      node,
      offset,
      read + offset,
      hang,
      outdent,
      hang > 0 ? typeface.kern(data, offset - 2) : 0,
      outdent > 0 ? typeface.kern(data, offset + 1) : 0,
    )
    spaces++
  }
  const addWord = (
    node: Text,
    data: string,
    from: number,
    to: number,
    hash: number,
    typeface: Typeface,
    readWord: WordReader,
  ): void => {
    const { text, width, breaks } = readWord(data, from, to, hash, typeface)
    const all = width > widest ? withEveryLetter(breaks, text, typeface, hanging) : breaks
    for (const { offset, kind, penalty, before, hyphen, hang: reach, hangKern } of all) {
      const begin = at + before
      const hang = hanging ? reach : 0
      const end = begin + hyphen - hang
      const place = from + offset
      const index = read + place
      list.add(breakKind[kind], end, begin, spaces, spaces, penalty, node, place, index, hang, 0, hangKern, 0)
    }
    at += width
  }
  outer(breakKind.start)
  return {
    text(node, typeface, readWord) {
      const { data } = node
      const { length } = data
      let from = 0
      while (from < length && at < longest) {
        const code = data.charCodeAt(from)
        if (code === space && !startsWithDash(data, from + 1)) {
          addSpace(node, from++, typeface)
        } else if (code === space || code === nonBreakingSpace) {
          // The browser stretches a non-breaking space like any other.
          at += typeface.space - shrink
          spaces++
          from++
        } else {
          let end = from + 1
          let hash = hashOf(0, code)
          for (; end < length; end++) {
            const next = data.charCodeAt(end)
            if (next === space || next === nonBreakingSpace) break
            hash = hashOf(hash, next)
          }
          addWord(node, data, from, end, hash, typeface, readWord)
          from = end
        }
      }
      read += length
    },
    box(width, characters) {
      at += width
      read += characters
    },
    force(by) {
      list.forcedBy.set(outer(breakKind.end), by)
    },
    finish() {
      // A forced break at the very end is followed by no line.
      const last = list.count - 1
      if (list.forcedBy.has(last) && list.indices[last] === read && list.begins[last] === at) list.dropLast()
      outer(breakKind.end)
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

function hung(share: number, text: string, index: number, typeface: Typeface): number {
  return share > 0 ? share * typeface.width(text.charAt(index)) : 0
}

/** No line begins with a dash that has a space before it. */
function startsWithDash(data: string, index: number): boolean {
  const code = data.charCodeAt(index)
  return (code === 0x2013 || code === 0x2014) && data.charCodeAt(index + 1) === space
}
