/** Fits every paragraph that is set flush at both margins, and takes back what the browser shows differently. */

import { hyphenator } from './hyphenation.ts'
import { typefaces } from './measure.ts'
import { fitParagraph, setLines, unsetLines } from './paragraph.ts'
import type { LineReport, TypesetOptions } from './types.ts'

type Divide = (word: string) => readonly number[]

/** Sets every flush paragraph below the roots in its best lines, in place, and counts lines and hyphens. */
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

  const fittings = paragraphs.flatMap(
    ({ element, language }) => fitParagraph(element, typefaceOf, divideIn(language)) ?? [],
  )
  for (const fitting of fittings) setLines(fitting)
  const wrong = new Set(fittings.filter(({ element, breaks }) => shownLines(element) !== breaks.length + 1))
  for (const fitting of wrong) unsetLines(fitting)
  const right = fittings.filter((fitting) => !wrong.has(fitting))
  return {
    fitted: right.length,
    unfitted: paragraphs.length - right.length,
    lines: right.reduce((sum, { breaks }) => sum + breaks.length + 1, 0),
    hyphens: right.reduce((sum, { breaks }) => sum + breaks.filter(({ kind }) => kind === 'hyphen').length, 0),
  }
}

/** Writing whose lines end between words or characters that no space parts; the browser knows where. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]{8}/u

/** Styles and widths are read before any paragraph is changed, so that the page is laid out once. */
function flushParagraphs(root: HTMLElement): readonly { readonly element: HTMLElement; readonly language: string }[] {
  const found: { element: HTMLElement; language: string }[] = []
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
    found.push({ element, language })
  }
  return found
}

function shownLines(element: HTMLElement): number {
  const style = getComputedStyle(element)
  const height = element.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
  return Math.round(height / Number.parseFloat(style.lineHeight))
}
