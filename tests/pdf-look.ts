/** Reads from a finished PDF what can be seen: the text with its place, size and face, and the colours of everything but pictures. */

import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'

export type SeenText = {
  readonly text: string
  /** From 1. */
  readonly page: number
  /** Where it begins on its baseline, pt from the left and the foot of the page. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Size of the type, pt. */
  readonly size: number
  /** Whether the letters of an upright font are set aslant, which PDF readers take for the end of a line. */
  readonly isSlanted: boolean
  /** Whether it stands on its feet; it does not where the page is turned. */
  readonly isUpright: boolean
}

export async function seenTexts(bytes: Uint8Array): Promise<readonly SeenText[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: SeenText[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent()
    for (const { str, transform, width } of items.filter((item): item is TextItem => 'str' in item)) {
      const [, , c = 0, d = 0, x = 0, y = 0] = transform.map(Number)
      if (str.trim() === '') continue
      const isSlanted = Math.abs(c) > 0.1 * Math.abs(d)
      found.push({ text: str, page, x, y, width, size: Math.hypot(c, d), isSlanted, isUpright: d > 0 })
    }
  }
  await document.destroy()
  return found
}

/** The colours of text, rules and surfaces, as `#rrggbb`, each once. */
export async function seenColours(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found = new Set<string>()
  for (let page = 1; page <= document.numPages; page++) {
    const { fnArray, argsArray } = await (await document.getPage(page)).getOperatorList()
    fnArray.forEach((operator, index) => {
      if (operator !== OPS.setFillRGBColor && operator !== OPS.setStrokeRGBColor) return
      const given: unknown = argsArray[index]
      const parts = Array.from(given as ArrayLike<number | string>)
      found.add(
        typeof parts[0] === 'string'
          ? parts[0]
          : `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`,
      )
    })
  }
  await document.destroy()
  return found
}

/** The names of the embedded fonts without the prefix of their subset: `AtkinsonHyperlegible-Bold`. */
export async function embeddedFonts(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const names = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('FontName'))] : []))
    .flatMap((name) => (name instanceof PDFName ? [name.decodeText().replace(/^[A-Z]{6}\+/, '')] : []))
  return [...new Set(names)].toSorted()
}

/** What the links of all pages are called by those who do not see them. */
export async function linkNames(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const annotations: readonly unknown[] = await (await document.getPage(page)).getAnnotations()
    for (const { contentsObj } of annotations as readonly { readonly contentsObj: { readonly str: string } }[])
      found.push(contentsObj.str)
  }
  await document.destroy()
  return found
}

/** The embedded fonts that say that they are aslant. */
export async function slantedFonts(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const names = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isSlanted = object instanceof PDFDict && String(object.get(PDFName.of('ItalicAngle')) ?? 0) !== '0'
    return isSlanted ? [String(object.get(PDFName.of('FontName'))).replace(/^\/[A-Z]{6}\+/, '')] : []
  })
  return [...new Set(names)].toSorted()
}

/** Width and height of each page, mm; Chromium cuts sheets at whole px. */
export async function pageSizes(bytes: Uint8Array): Promise<readonly (readonly [number, number])[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const millimetres = (points: number): number => Math.round((points / 72) * 25.4)
  return document.getPages().map((page) => [millimetres(page.getWidth()), millimetres(page.getHeight())] as const)
}

export type PaintedBox = {
  /** From 1. */
  readonly page: number
  /** Distances from the edges of the sheet, mm. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The boxes round everything that is painted: pieces of text (from their size), rules, surfaces and pictures. */
export async function paintedBoxes(bytes: Uint8Array): Promise<readonly PaintedBox[]> {
  const texts = await seenTexts(bytes)
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: PaintedBox[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const add = (corners: readonly (readonly [x: number, y: number])[]): void => {
      const millimetres = (points: number): number => (points / 72) * 25.4
      const [across, up] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
      found.push({
        page: number,
        left: millimetres(Math.min(...across)),
        right: millimetres(width - Math.max(...across)),
        bottom: millimetres(Math.min(...up)),
        top: millimetres(height - Math.max(...up)),
      })
    }
    for (const { x, y, width: long, size, isUpright } of texts.filter((text) => text.page === number)) {
      const turn = isUpright ? 1 : -1
      add([
        [x, y - turn * size * 0.25],
        [x + turn * long, y + turn * size * 0.75],
      ])
    }
    const { fnArray, argsArray } = await page.getOperatorList()
    const paints = new Set([OPS.fill, OPS.eoFill, OPS.stroke, OPS.fillStroke, OPS.closeStroke, OPS.closeFillStroke])
    let matrix: Matrix = [1, 0, 0, 1, 0, 0]
    const saved: Matrix[] = []
    fnArray.forEach((operator, index) => {
      const given: unknown = argsArray[index]
      if (operator === OPS.save) saved.push(matrix)
      if (operator === OPS.restore) matrix = saved.pop() ?? matrix
      if (operator === OPS.paintFormXObjectBegin) {
        saved.push(matrix)
        const [form] = given as [Matrix | null]
        if (form) matrix = times(matrix, form)
      }
      if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
      if (operator === OPS.transform) matrix = times(matrix, given as Matrix)
      if (operator === OPS.paintImageXObject) add(corners(matrix, 0, 0, 1, 1))
      if (operator === OPS.constructPath && paints.has(fnArray[index + 1] ?? -1)) {
        const [, , [left, bottom, right, top]] = given as [unknown, unknown, [number, number, number, number]]
        add(corners(matrix, left, bottom, right, top))
      }
    })
  }
  await document.destroy()
  return found
}

type Matrix = readonly [number, number, number, number, number, number]

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function corners(matrix: Matrix, left: number, bottom: number, right: number, top: number): [number, number][] {
  const [a, b, c, d, e, f] = matrix
  return [left, right].flatMap((x) =>
    [bottom, top].map((y): [number, number] => [a * x + c * y + e, b * x + d * y + f]),
  )
}
