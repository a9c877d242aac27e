/** Running heads: what each page says above its text. */

import type { Leaf } from '../galley/galley.ts'
import type { PagePlan } from './page-breaks.ts'
import type { TypesetOptions } from '../types.ts'

/** The head of a page of the text; `''` where it has none. */
export type HeadOf = (page: PagePlan, isVerso: boolean) => string

/**
 * Reads chapters, sections and terms from the galley, before anything of it is moved. Heads are cut at a word where they are longer than
 * the line.
 */
export function headsOf(text: readonly Leaf[], { heads, versoHead }: TypesetOptions): HeadOf {
  if (heads === 'none') return () => ''
  if (heads === 'title') {
    const head = fitter()(versoHead)
    return () => head
  }
  const chapters = text.map(
    ({ element }) => element.closest<HTMLElement>('[data-running-head]')?.dataset['runningHead'],
  )
  const marks = heads === 'chapter' ? [] : marksIn(text, heads === 'section' ? /^H2$/ : /^(?:H[2-6]|DT)$/)
  const fit = fitter()
  return (page, isVerso) => {
    // A page of notes alone belongs to the text before it.
    const chapter = chapters[page.from.leaf - (page.from === page.to ? 1 : 0)] || versoHead
    if (heads === 'chapter' || (heads === 'section' && isVerso)) return fit(isVerso ? versoHead : chapter)
    const onPage = marks.filter(({ leaf }) => isOnPage(leaf, page))
    const inForce = marks.findLast(({ leaf }) => leaf < page.from.leaf && chapters[leaf] === chapters[page.from.leaf])
    const [first = inForce] = onPage
    const last = onPage.at(-1)
    if (heads === 'section' || !first || !last || first.text === last.text) return fit(first?.text ?? chapter)
    return fit(`${first.text} \u2013 ${last.text}`)
  }
}

type Mark = { readonly leaf: number; readonly text: string }

function marksIn(text: readonly Leaf[], names: RegExp): readonly Mark[] {
  return text.flatMap(({ element }, leaf) => (names.test(element.tagName) ? [{ leaf, text: wordsOf(element) }] : []))
}

/** The text without calls of notes. */
function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  for (const call of copy.querySelectorAll('[data-note]')) call.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

function isOnPage(leaf: number, { from, to }: PagePlan): boolean {
  const begins = leaf > from.leaf || (leaf === from.leaf && from.line === 0)
  return begins && (leaf < to.leaf || (leaf === to.leaf && to.line > 0))
}

/** Shortens texts to the width of a head, each once. */
function fitter(): (text: string) => string {
  const sample = document.createElement('div')
  sample.className = 'page'
  sample.innerHTML = '<div class="head"></div>'
  document.body.append(sample)
  const head = sample.firstElementChild ?? sample
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, width } = getComputedStyle(head)
  const room = Number.parseFloat(width) - 2
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  sample.remove()
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return (text) => text
  Object.assign(context, { font, letterSpacing })
  const fits = (text: string): boolean => context.measureText(text).width <= room
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text) ?? (fits(text) ? text : shortened(text, fits))
    known.set(text, found)
    return found
  }
}

function shortened(text: string, fits: (text: string) => boolean): string {
  const words = text.split(' ')
  for (let count = words.length - 1; count > 0; count--) {
    const shorter = `${words
      .slice(0, count)
      .join(' ')
      .replace(/[\s.,;:!?\u2013\u2014-]+$/, '')}\u2026`
    if (fits(shorter)) return shorter
  }
  return text
}
