/**
 * Large letters at the beginning of chapters. The letter that is seen is a drawing, so that nobody reads it twice or on the line it
 * stands on; the letter that is read stands in the first line beside its word, white on white.
 */

import type { Initial } from '../types.ts'

const svg = 'http://www.w3.org/2000/svg'

/** Sets the letters of the paragraphs below the galley that have more lines than the letter is high; the others begin like any other. */
export function setInitials(galley: HTMLElement): void {
  const paragraphs = [...galley.querySelectorAll<HTMLElement>('[data-initial]')].map((element) => {
    const initial = JSON.parse(element.dataset['initial'] ?? '{}') as Initial
    const lines = element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight)
    return { element, initial, isLongEnough: Math.round(lines) > initial.lines }
  })
  for (const { element, initial, isLongEnough } of paragraphs) {
    element.removeAttribute('data-initial')
    if (isLongEnough) setInitial(element, initial)
    else element.removeAttribute('data-begins')
  }
}

/** Widths of the lines that stand beside a large letter, px; none where there is no letter. */
export function linesBesideInitial(element: HTMLElement, width: number): readonly number[] {
  const { begins, keepLines } = element.dataset
  if (begins !== 'drop-capital') return []
  const taken = Number.parseFloat(element.style.getPropertyValue('--initial-width'))
  return Array.from({ length: Number(keepLines) }, () => width - taken)
}

function setInitial(element: HTMLElement, { length, lines, width, height, overhang, path }: Initial): void {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  if (!(text instanceof Text)) return
  const rest = text.splitText(length)
  const read = document.createElement('span')
  read.className = 'initial-text'
  read.append(text)
  const seen = document.createElementNS(svg, 'svg')
  seen.setAttribute('class', 'initial')
  seen.setAttribute('aria-hidden', 'true')
  seen.setAttribute('width', String(width))
  seen.setAttribute('height', String(height))
  const outline = document.createElementNS(svg, 'path')
  outline.setAttribute('d', path)
  seen.append(outline)
  rest.before(read, seen)
  element.style.setProperty('--initial-width', `${width - overhang}px`)
  element.style.setProperty('--initial-overhang', `${overhang}px`)
  element.style.setProperty('--initial-lines', String(lines))
  // A page may end inside the paragraph only below the letter.
  element.dataset['keepLines'] = String(lines)
}
