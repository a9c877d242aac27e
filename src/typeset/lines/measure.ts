/** Widths of words as the browser sets them, measured on a canvas. */

import { pairWidths, type PairWidths } from './pair-widths.ts'

export type Typeface = PairWidths & {
  /** Width of the word space, px. */
  readonly space: number
  /** Width of the hyphen at a line end, px. */
  readonly hyphen: number
}

/** What an element takes before and after its text: margin, border and padding, px. */
export type Room = { readonly before: number; readonly after: number }

export type Typefaces = {
  /** The typeface of an element's text; elements set alike share one. */
  readonly of: (element: Element) => Typeface
  /** The same in the first line of a paragraph, where `::first-line` gives it another face. */
  readonly inFirstLine: (paragraph: Element) => (element: Element) => Typeface
  readonly roomOf: (element: Element) => Room
}

/** Size at which faces are measured, px; a power of two, so that no digit of a width is lost. */
const sampleSize = 64

export function typefaces(): Typefaces {
  const byFont = new Map<string, Typeface>()
  const byFace = new Map<string, PairWidths>()
  const byElement = new WeakMap<Element, Typeface>()
  const rooms = new WeakMap<Element, Room>()
  /** Letters that are not rounded to whole px are as wide in every size: a face is measured once, however large. */
  const scaled = (face: string, family: string, size: number): PairWidths => {
    const key = `${face}|${family}`
    const known = byFace.get(key) ?? measured(`${face} ${sampleSize}px ${family}`, '0px')
    byFace.set(key, known)
    const scale = size / sampleSize
    return {
      width: (text) => known.width(text) * scale,
      widths: (text, offsets) => known.widths(text, offsets).map((width) => width * scale),
      kern: (text, index) => known.kern(text, index) * scale,
    }
  }
  const make = (face: string, size: string, family: string, letterSpacing: string): Typeface => {
    const key = `${face}|${size}|${family}|${letterSpacing}`
    const known = byFont.get(key)
    if (known) return known
    const isSpaced = letterSpacing !== 'normal' && letterSpacing !== '0px'
    const widths = isSpaced
      ? measured(`${face} ${size} ${family}`, letterSpacing)
      : scaled(face, family, Number.parseFloat(size))
    const typeface = { ...widths, space: widths.width(' '), hyphen: widths.width('-') }
    byFont.set(key, typeface)
    return typeface
  }
  const read = (element: Element, swap: FaceSwap | undefined): Typeface => {
    const style = getComputedStyle(element)
    const family = swap && style.fontFamily === swap.from.family ? swap.to.family : style.fontFamily
    const spacing = swap && style.letterSpacing === swap.from.spacing ? swap.to.spacing : style.letterSpacing
    return make(`${style.fontStyle} ${style.fontWeight}`, style.fontSize, family, spacing)
  }
  return {
    roomOf: (element) => {
      const known = rooms.get(element)
      if (known) return known
      const style = getComputedStyle(element)
      const found = { before: roomAt('left', style), after: roomAt('right', style) }
      rooms.set(element, found)
      return found
    },
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

/** Each face has a canvas of its own, which is told its face once. */
function measured(font: string, letterSpacing: string): PairWidths {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) throw new Error('The page has no canvas to measure text on')
  canvas.font = font
  canvas.letterSpacing = letterSpacing
  canvas.fontKerning = 'normal'
  canvas.textRendering = 'geometricPrecision'
  return pairWidths((text) => canvas.measureText(text).width)
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
