/** Widths of words as the browser sets them, measured on a canvas. */

import { pairWidths, type PairWidths } from './pair-widths.ts'

export type Typeface = PairWidths & {
  /** Width of the word space, px. */
  readonly space: number
  /** Width of the hyphen at a line end, px. */
  readonly hyphen: number
}

/** A typeface, and the room that an element takes before and after its text: margin, border and padding, px. */
export type ElementTypeface = { readonly typeface: Typeface; readonly before: number; readonly after: number }

export type Typefaces = {
  /** The typeface of an element's text; elements set alike share one. */
  readonly of: (element: Element) => ElementTypeface
  /** The same in the first line of a paragraph, where `::first-line` gives it another face. */
  readonly inFirstLine: (paragraph: Element) => (element: Element) => ElementTypeface
}

export function typefaces(): Typefaces {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) throw new Error('The page has no canvas to measure text on')
  const byFont = new Map<string, Typeface>()
  const byElement = new WeakMap<Element, ElementTypeface>()
  let current = ''
  const make = (font: string, letterSpacing: string): Typeface => {
    const key = `${font}|${letterSpacing}`
    const known = byFont.get(key)
    if (known) return known
    const measure = (text: string): number => {
      if (current !== key) {
        canvas.font = font
        canvas.letterSpacing = letterSpacing
        canvas.fontKerning = 'normal'
        canvas.textRendering = 'geometricPrecision'
        current = key
      }
      return canvas.measureText(text).width
    }
    const widths = pairWidths(measure)
    const typeface = { ...widths, space: widths.width(' '), hyphen: widths.width('-') }
    byFont.set(key, typeface)
    return typeface
  }
  const read = (element: Element, swap: FaceSwap | undefined): ElementTypeface => {
    const style = getComputedStyle(element)
    const family = swap && style.fontFamily === swap.from.family ? swap.to.family : style.fontFamily
    const spacing = swap && style.letterSpacing === swap.from.spacing ? swap.to.spacing : style.letterSpacing
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${family}`
    const typeface = make(font, spacing === 'normal' ? '0px' : spacing)
    return { typeface, before: roomAt('left', style), after: roomAt('right', style) }
  }
  return {
    of: (element) => {
      const known = byElement.get(element)
      if (known) return known
      const found = read(element, undefined)
      byElement.set(element, found)
      return found
    },
    inFirstLine: (paragraph) => {
      const swap = {
        from: faceOf(getComputedStyle(paragraph)),
        to: faceOf(getComputedStyle(paragraph, '::first-line')),
      }
      return (element) => read(element, swap)
    },
  }
}

/** What elements of the first line inherit from it, where they have nothing of their own. */
type Face = { readonly family: string; readonly spacing: string }
type FaceSwap = { readonly from: Face; readonly to: Face }

function faceOf({ fontFamily, letterSpacing }: CSSStyleDeclaration): Face {
  return { family: fontFamily, spacing: letterSpacing }
}

/** What an element in a line takes at one side, px. Which of its sides comes first does not matter to the length of a line. */
function roomAt(side: 'left' | 'right', style: CSSStyleDeclaration): number {
  const sizes =
    side === 'left'
      ? [style.marginLeft, style.borderLeftWidth, style.paddingLeft]
      : [style.marginRight, style.borderRightWidth, style.paddingRight]
  return sizes.reduce((sum, size) => sum + (size === '0px' ? 0 : Number.parseFloat(size) || 0), 0)
}
