/** Fits every paragraph that is set flush at both margins, and takes back what the browser shows differently. */

import { hyphenator } from './hyphenation.ts'
import { typefaces } from './measure.ts'
import { columnOf, fitParagraph, type Column, type Fitting } from './paragraph.ts'
import { nailLines, setLines, unsetLines, type LineEnd } from './set-lines.ts'
import type { LineReport, TypesetOptions } from './types.ts'

type Divide = (word: string) => readonly number[]

type FlushParagraph = { readonly element: HTMLElement; readonly column: Column; readonly language: string }

/**
 * Sets every flush paragraph below the roots in its best lines, in place, and counts lines and hyphens.
 *
 * Up to then, `unset` at the body spares the browser the lines of most of them: it would lay them out for nothing.
 */
export function fitAll(roots: readonly HTMLElement[], { justify, patterns }: TypesetOptions): LineReport {
  const paragraphs = justify ? roots.flatMap(flushParagraphs) : []
  const typefaceOf = typefaces()
  const dividers = new Map<string, Divide | undefined>()
  const divideIn = (language: string): Divide | undefined => {
    if (!dividers.has(language)) {
      const known = patterns[language]
      dividers.set(language, known && hyphenator(known))
    }
    return dividers.get(language)
  }

  document.body.classList.remove('unset')
  const fittings = paragraphs.flatMap(
    ({ element, column, language }) => fitParagraph(element, column, typefaceOf, divideIn(language)) ?? [],
  )
  const nailed = setAll(fittings)
  const wrong = new Set(nailed.filter(({ element, chosen }) => shownLines(element) !== chosen.length + 1))
  for (const fitting of wrong) unsetLines(fitting)
  const right = fittings.filter((fitting) => !wrong.has(fitting))
  return {
    fitted: right.length,
    unfitted: paragraphs.length - right.length,
    lines: right.reduce((sum, { chosen }) => sum + chosen.length + 1, 0),
    hyphens: right.reduce((sum, fitting) => sum + hyphensOf(fitting), 0),
  }
}

/** Sets all; those that the browser does not show as they were chosen are nailed, and must be looked at again. */
function setAll(fittings: readonly Fitting[]): readonly Fitting[] {
  const set = fittings.map((fitting) => ({ fitting, ends: setLines(fitting) }))
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

function isShown({ element, chosen }: Fitting, ends: readonly LineEnd[], range: Range): boolean {
  if (shownLines(element) !== chosen.length + 1) return false
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

function hyphensOf({ points, chosen }: Fitting): number {
  return chosen.filter((index) => points[index]?.kind === 'hyphen').length
}

/** Writing whose lines end between words or characters that no space parts; the browser knows where. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]{8}/u

/** Styles and widths are read before any paragraph is changed, so that the page is laid out once. */
function flushParagraphs(root: HTMLElement): readonly FlushParagraph[] {
  const found: FlushParagraph[] = []
  for (const element of root.querySelectorAll<HTMLElement>('p, li, dd, dt')) {
    if (element.querySelector('br, img, svg, p, ul, ol, div, table, pre, blockquote, [role=img]')) continue
    if (withoutSpaces.test(element.textContent ?? '')) continue
    const style = getComputedStyle(element)
    if (style.textAlign !== 'justify' || style.direction === 'rtl' || style.display === 'flex') continue
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
