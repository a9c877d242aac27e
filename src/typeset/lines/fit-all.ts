/** Fits every paragraph that is set flush at both margins, and takes back what the browser shows differently. */

import { holdsBoxes } from './breakpoints.ts'
import { hyphenator } from './hyphenation.ts'
import { longUnknown } from './inner-breaks.ts'
import { lineReport } from './line-report.ts'
import { lineStartsOf } from './line-starts.ts'
import type { Typefaces } from './measure.ts'
import { nailLines } from './nail-lines.ts'
import { columnOf, fitParagraph, type Column, type Fitting, type FittingTools } from './paragraph.ts'
import { setLines, unsetLines, type LineEnd } from './set-lines.ts'
import type { LineReport, TypesetOptions } from '../types.ts'
import { wordReader, type WordReader } from './words.ts'

type FlushParagraph = { readonly element: HTMLElement; readonly column: Column; readonly language: string }

/**
 * Sets every flush paragraph below the roots in its best lines, in place, and reports on them.
 *
 * `unset` at the body spares the browser the lines of most of them. Those whose lines are certain stay as they are, with the height that
 * their lines take, and the others are `seen`: the browser lays out most of a book when it is printed, and not before.
 */
export function fitAll(
  roots: readonly HTMLElement[],
  faces: Typefaces,
  { justify, patterns, hanging }: TypesetOptions,
): LineReport {
  const paragraphs = justify ? roots.flatMap(flushParagraphs) : []
  const toolsFor = fittingTools(faces, patterns, hanging)
  const fittings = paragraphs.flatMap(
    ({ element, column, language }) => fitParagraph(element, column, toolsFor(language)) ?? [],
  )
  const set = fittings.map((fitting) => ({ fitting, ends: setLines(fitting) }))
  const certain = new Set(set.filter(isCertain))
  for (const { fitting } of certain) standIn(fitting)
  show(roots, new Set([...certain].map(({ fitting }) => fitting.element)))
  const nailed = nailWhatDiffers(set.filter((paragraph) => !certain.has(paragraph)))
  const wrong = new Set(nailed.filter((fitting) => !isAsChosen(fitting)))
  for (const fitting of wrong) unsetLines(fitting)
  const right = fittings.filter((fitting) => !wrong.has(fitting))
  return lineReport(right, paragraphs.length - right.length)
}

/** Scripts whose letters the browser sets one after the other, in words that end at a space; and the signs that go with them. No soft hyphens. */
const foreseen =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af\u0370-\u052f\u1e00-\u1fff\u2010-\u2026\u202f-\u203a\u20ac\u2116]*$/

/** Whether the browser, which fills lines by itself, cannot come to others than those chosen. */
function isCertain({ fitting: { element }, ends }: SetParagraph): boolean {
  if (ends?.length !== 0 || element.dataset['begins'] === 'drop-capital') return false
  return foreseen.test(element.textContent ?? '')
}

/** The browser takes the height from here as long as it does not lay the paragraph out. */
function standIn({ element, breaks, leading }: Fitting): void {
  element.style.containIntrinsicBlockSize = `${(breaks.length - 1) * leading}px`
}

/** What paragraphs of the same language share. */
function fittingTools(
  faces: Typefaces,
  patterns: TypesetOptions['patterns'],
  hanging: boolean,
): (language: string) => FittingTools {
  const undivided = wordReader({ divide: undefined, hanging, isEmergency: false })
  const known = new Map<string, FittingTools>()
  const make = (language: string): FittingTools => {
    const pattern = patterns[language]
    const divide = pattern && hyphenator(pattern, language)
    const divided = divide ? wordReader({ divide, hanging, isEmergency: false }) : undivided
    const readForced = divide && wordReader({ divide, hanging, isEmergency: true })
    // What is shorter has no more places than usual.
    const forced: WordReader = (data, from, to, hash, typeface) =>
      (to - from < longUnknown || !readForced ? divided : readForced)(data, from, to, hash, typeface)
    return {
      typefaceOf: faces.of,
      inFirstLine: faces.inFirstLine,
      roomOf: faces.roomOf,
      undivided,
      divided,
      forced,
      hanging,
    }
  }
  return (language) => {
    const tools = known.get(language) ?? make(language)
    known.set(language, tools)
    return tools
  }
}

/** Lets the browser lay out all paragraphs but those that are certain. */
function show(roots: readonly HTMLElement[], certain: ReadonlySet<HTMLElement>): void {
  if (certain.size === 0) document.body.classList.remove('unset')
  else
    for (const root of roots)
      for (const element of root.querySelectorAll<HTMLElement>('p'))
        if (!certain.has(element)) element.dataset['seen'] = ''
}

type SetParagraph = { readonly fitting: Fitting; readonly ends: readonly LineEnd[] | undefined }

/** Those that the browser does not show as they were chosen are nailed, and must be looked at again. */
function nailWhatDiffers(set: readonly SetParagraph[]): readonly Fitting[] {
  // One range for all, because every range that is there costs time whenever the document changes.
  const range = document.createRange()
  const nailed = set.flatMap(({ fitting, ends }) =>
    ends && isShown(fitting, ends, range) ? [] : [{ fitting, isSet: ends !== undefined }],
  )
  for (const { fitting, isSet } of nailed) {
    if (isSet) unsetLines(fitting)
    nailLines(fitting)
  }
  return nailed.map(({ fitting }) => fitting)
}

function isShown({ element, breaks }: Fitting, ends: readonly LineEnd[], range: Range): boolean {
  if (shownLines(element) !== breaks.length - 1) return false
  if (ends.length === 0) return true
  const style = getComputedStyle(element)
  const top =
    element.getBoundingClientRect().top + Number.parseFloat(style.borderTopWidth) + Number.parseFloat(style.paddingTop)
  const leading = Number.parseFloat(style.lineHeight)
  return ends.every(({ node, offset, line }) => {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    const box = range.getBoundingClientRect()
    return Math.floor(((box.top + box.bottom) / 2 - top) / leading) === line
  })
}

/** Whether a nailed paragraph has its lines. Where a picture makes a line higher than others, each break is looked at. */
function isAsChosen({ element, breaks }: Fitting): boolean {
  if (!holdsBoxes(element)) return shownLines(element) === breaks.length - 1
  const leading = Number.parseFloat(getComputedStyle(element).lineHeight)
  const starts = lineStartsOf(element) ?? []
  const middles = starts.map((start) => {
    const at = start.kind === 'mark' ? start.mark : start.node.parentElement
    const box = at?.getClientRects()[0]
    return box ? (box.top + box.bottom) / 2 : -Infinity
  })
  const { bottom } = element.getBoundingClientRect()
  return [...middles, bottom].every((middle, index) => index === 0 || middle - (middles[index - 1] ?? 0) > leading / 2)
}

/** Writing whose lines end between words or characters that no space parts; the browser knows where. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]{8}/u

/** Styles and widths are read before any paragraph is changed, so that the page is laid out once. */
function flushParagraphs(root: HTMLElement): readonly FlushParagraph[] {
  const found: FlushParagraph[] = []
  for (const element of root.querySelectorAll<HTMLElement>('p, li, dd, dt')) {
    if (element.querySelector('p, ul, ol, dl, div, table, pre, blockquote, figure')) continue
    if (withoutSpaces.test(element.textContent ?? '')) continue
    const style = getComputedStyle(element)
    if (style.textAlign !== 'justify' || style.display === 'flex') continue
    const language =
      element
        .closest<HTMLElement>('[lang]')
        ?.lang.toLowerCase()
        .replace(/-x-.*$/, '') ?? ''
    found.push({ element, column: columnOf(element), language })
  }
  return found
}

function shownLines(element: HTMLElement): number {
  const style = getComputedStyle(element)
  const height = element.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
  return Math.round(height / Number.parseFloat(style.lineHeight))
}
