/** Widths of words as the browser sets them, measured once each on a canvas. */

export type Typeface = {
  /** Width of a text, px. */
  readonly width: (text: string) => number
  /** Width of the word space, px. */
  readonly space: number
  /** Width of the hyphen at a line end, px. */
  readonly hyphen: number
}

/** Makes a function from an element to the typeface of its text; elements set alike share one. */
export function typefaces(): (element: Element) => Typeface {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) throw new Error('The page has no canvas to measure text on')
  const byFont = new Map<string, Typeface>()
  const byElement = new WeakMap<Element, Typeface>()
  let current = ''
  const make = (font: string, letterSpacing: string): Typeface => {
    const key = `${font}|${letterSpacing}`
    const known = byFont.get(key)
    if (known) return known
    const widths = new Map<string, number>()
    const width = (text: string): number => {
      const remembered = widths.get(text)
      if (remembered !== undefined) return remembered
      if (current !== key) {
        canvas.font = font
        canvas.letterSpacing = letterSpacing
        canvas.fontKerning = 'normal'
        canvas.textRendering = 'geometricPrecision'
        current = key
      }
      const measured = canvas.measureText(text).width
      widths.set(text, measured)
      return measured
    }
    const typeface = { width, space: width(' '), hyphen: width('-') }
    byFont.set(key, typeface)
    return typeface
  }
  return (element) => {
    const known = byElement.get(element)
    if (known) return known
    const style = getComputedStyle(element)
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const typeface = make(font, style.letterSpacing === 'normal' ? '0px' : style.letterSpacing)
    byElement.set(element, typeface)
    return typeface
  }
}
