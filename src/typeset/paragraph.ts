/** Chooses the best lines of a paragraph of the page: reads its text into breakpoints and fits them. */

import type { Typeface } from './measure.ts'
import { fitLines, type Breakpoint } from './total-fit.ts'

/** A paragraph and the breaks chosen for it, not yet set. */
export type Fitting = {
  readonly element: HTMLElement
  /** Every place where a line could end, start and end of the paragraph included. */
  readonly points: readonly TextBreak[]
  /** Indices of the chosen ones, without start and end. */
  readonly chosen: readonly number[]
  /** Width of the lines and of the first, px. */
  readonly width: number
  readonly firstWidth: number
  /** What the least word space is narrower than a natural one, px. */
  readonly shrink: number
  /** What the word spaces are narrower than natural ones before the browser stretches them, px. */
  readonly tightening: number
}

/** `index`: where the break stands in the text of the whole paragraph; `offset`: where in its node. */
export type TextBreak = Breakpoint & { readonly node: Text | null; readonly offset: number; readonly index: number }

/** The least word space is this much of the natural one narrower; it likes to grow by `stretchShare`. */
const shrinkShare = 0.24
const stretchShare = 0.45
const hyphenPenalty = 80
const word = /[\p{L}\p{M}]{5,}/gu
/** A line may end after these without a hyphen being added. */
const joints = /[-\u2010\u2013\u2014/]/

/**
 * Chooses the lines of a paragraph of text, emphasis, links and calls. Only reads: all paragraphs are fitted before any
 * is set, so that the browser lays the page out once.
 *
 * @returns `undefined` where no set of lines fits.
 */
export function fitParagraph(
  element: HTMLElement,
  { width, indent }: Column,
  typefaceOf: (element: Element) => Typeface,
  divide: ((word: string) => readonly number[]) | undefined,
): Fitting | undefined {
  const { space } = typefaceOf(element)
  const shrink = space * shrinkShare
  const points = breakpoints(element, typefaceOf, shrink, divide)
  const chosen = fitLines(points, {
    width,
    firstWidth: width - indent,
    shrink,
    stretch: space * stretchShare,
  })
  if (!chosen) return undefined
  const breaks = chosen.flatMap((index) => points[index] ?? [])
  const tightening = tighteningOf(points[0], breaks, width, indent, shrink)
  return { element, points, chosen, width, firstWidth: width - indent, shrink, tightening }
}

/** What a paragraph has for its lines, px. */
export type Column = {
  readonly width: number
  readonly indent: number
}

/** Reads where the lines of a block stand: makes the browser lay the page out, but not the block's text. */
export function columnOf(element: HTMLElement): Column {
  const style = getComputedStyle(element)
  const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
  const border = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth)
  const rounded = element.clientWidth
  const exact = Number.parseFloat(style.width) - border
  // They differ by more where the element is scaled.
  const width = Math.abs(exact - rounded) < 1 ? exact : rounded
  return { width: width - padding, indent: Number.parseFloat(style.textIndent) || 0 }
}

/** How much narrower than natural the tightest line wants its spaces; no more, because it shows on the last line, px. */
function tighteningOf(
  start: TextBreak | undefined,
  breaks: readonly TextBreak[],
  width: number,
  indent: number,
  shrink: number,
): number {
  let most = 0
  let from = start
  for (const to of breaks) {
    const spaces = to.spacesBefore - (from?.spacesAfter ?? 0)
    const room = (from === start ? width - indent : width) - (to.end - (from?.begin ?? 0))
    if (spaces > 0) most = Math.max(most, shrink - room / spaces)
    from = to
  }
  return most + 0.02
}

function breakpoints(
  element: HTMLElement,
  typefaceOf: (element: Element) => Typeface,
  shrink: number,
  divide: ((word: string) => readonly number[]) | undefined,
): readonly TextBreak[] {
  const points: TextBreak[] = [
    { kind: 'start', end: 0, begin: 0, spacesBefore: 0, spacesAfter: 0, penalty: 0, node: null, offset: 0, index: 0 },
  ]
  let read = 0
  let at = 0
  let spaces = 0
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement ?? element
    const typeface = typefaceOf(parent)
    const divisible = divide && !parent.closest('code, [data-undivided], .note-call')
    for (const token of node.data.matchAll(/ |\u00a0|[^ \u00a0]+/g)) {
      const [text] = token
      if (text === ' ' && startsWithDash(node, token.index + 1)) {
        at += typeface.space - shrink
        spaces++
      } else if (text === ' ') {
        const begin = at + typeface.space - shrink
        points.push({
          kind: 'space',
          end: at,
          begin,
          spacesBefore: spaces,
          spacesAfter: spaces + 1,
          penalty: 0,
          node,
          offset: token.index,
          index: read + token.index,
        })
        at = begin
        spaces++
      } else if (text === '\u00a0') {
        // The browser stretches a non-breaking space like any other.
        at += typeface.space - shrink
        spaces++
      } else {
        const inside = divisible ? divisions(text, divide, typeface) : []
        for (const { offset, kind, width } of [...inside, ...jointsOf(text, typeface)].sort(
          (a, b) => a.offset - b.offset,
        ))
          points.push({
            kind,
            end: at + width + (kind === 'hyphen' ? typeface.hyphen : 0),
            begin: at + width,
            spacesBefore: spaces,
            spacesAfter: spaces,
            penalty: kind === 'hyphen' || text.charAt(offset - 1) === '-' ? hyphenPenalty : 0,
            node,
            offset: token.index + offset,
            index: read + token.index + offset,
          })
        at += typeface.width(text)
      }
    }
    read += node.length
  }
  points.push({
    kind: 'end',
    end: at,
    begin: at,
    spacesBefore: spaces,
    spacesAfter: spaces,
    penalty: 0,
    node: null,
    offset: 0,
    index: read,
  })
  return points
}

/** No line begins with a dash that has a space before it. */
function startsWithDash({ data }: Text, index: number): boolean {
  return /[\u2013\u2014]/.test(data.charAt(index)) && data.charAt(index + 1) === ' '
}

type InnerBreak = { readonly offset: number; readonly kind: 'hyphen' | 'joint'; readonly width: number }

function divisions(
  text: string,
  divide: (word: string) => readonly number[],
  typeface: Typeface,
): readonly InnerBreak[] {
  // A word with an apostrophe reads badly when it is divided, and an address must not be.
  if (text.length < 5 || /['\u2019@]|:\/\//.test(text)) return []
  const found: InnerBreak[] = []
  for (const match of text.matchAll(word))
    for (const point of divide(match[0])) {
      const offset = match.index + point
      found.push({ offset, kind: 'hyphen', width: typeface.width(text.slice(0, offset)) })
    }
  return found
}

function jointsOf(text: string, typeface: Typeface): readonly InnerBreak[] {
  if (!joints.test(text)) return []
  const found: InnerBreak[] = []
  for (let offset = 1; offset < text.length; offset++)
    if (joints.test(text.charAt(offset - 1)) && /[\p{L}\p{N}\u201c\u2018"']/u.test(text.charAt(offset)) && offset > 1)
      found.push({ offset, kind: 'joint', width: typeface.width(text.slice(0, offset)) })
  return found
}
