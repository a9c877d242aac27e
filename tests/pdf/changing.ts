/** Changes to a PDF that is open, by which tests make it bad. */

import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { arrayAt, dictAt, itemsAt, nameAt, remove, set, streamAt } from '../../src/pdf/objects.ts'
import type { OpenPdf } from '../../src/pdf/open.ts'
import { flateStream, streamBytes } from '../../src/pdf/streams.ts'

/** The first element of a type. */
export function element({ context }: OpenPdf, type: string): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem' && nameAt(object, 'S') === type)
      return object
  throw new Error(`no ${type} in the document`)
}

export function font({ context }: OpenPdf, subtype: string): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'Type') === 'Font' && nameAt(object, 'Subtype') === subtype)
      return object
  throw new Error(`no ${subtype} in the document`)
}

export const retype = (from: string, to: string) => (pdf: OpenPdf) => set(element(pdf, from), 'S', PDFName.of(to))

/** Changes the content of the first page. */
export const rewrite = (change: (content: string) => string) => (pdf: OpenPdf) => {
  const [page] = pdf.pages
  const stream = page && streamAt(page.dict, 'Contents')
  if (!page || !stream) throw new Error('no content')
  const content = Buffer.from(streamBytes(stream) ?? []).toString('latin1')
  set(page.dict, 'Contents', pdf.context.register(flateStream(pdf.context, Buffer.from(change(content), 'latin1'))))
}

export const remeta = (from: string | RegExp, to: string) => (pdf: OpenPdf) => {
  const stream = streamAt(pdf.catalog, 'Metadata')
  const xmp = Buffer.from((stream && streamBytes(stream)) ?? [])
    .toString('utf8')
    .replace(from, to)
  const dict = pdf.context.obj({ Type: 'Metadata', Subtype: 'XML' })
  set(pdf.catalog, 'Metadata', pdf.context.register(PDFRawStream.of(dict, Buffer.from(xmp, 'utf8'))))
}

export const link = ({ pages }: OpenPdf): PDFDict => {
  for (const { dict } of pages) {
    const annotation = arrayAt(dict, 'Annots')?.lookup(0)
    if (annotation instanceof PDFDict) return annotation
  }
  throw new Error('no link')
}

export const catalogEntry = (key: string, make: (context: PDFContext) => PDFObject) => (pdf: OpenPdf) =>
  set(pdf.catalog, key, make(pdf.context))

export function rootOf(catalog: PDFDict): PDFDict {
  const root = dictAt(catalog, 'StructTreeRoot')
  if (!root) throw new Error('no structure tree')
  return root
}

/** Puts a second cell into a row of one. */
export function widenFirstRow(pdf: OpenPdf): void {
  const row = element(pdf, 'TR')
  const cell = pdf.context.obj({ Type: 'StructElem', S: 'TD' })
  set(row, 'K', pdf.context.obj([...itemsAt(row, 'K'), cell]))
}

export function headers({ context }: OpenPdf): PDFDict {
  return context.obj({ O: 'Table', Headers: listOf(context, [PDFString.of('unknown')]) })
}

export function descriptorOf(pdf: OpenPdf): PDFDict {
  const descriptor = dictAt(font(pdf, 'CIDFontType2'), 'FontDescriptor')
  if (!descriptor) throw new Error('no descriptor')
  return descriptor
}

export function intentOf({ catalog }: OpenPdf): PDFDict {
  const intent = arrayAt(catalog, 'OutputIntents')?.lookup(0)
  if (!(intent instanceof PDFDict)) throw new Error('no output intent')
  return intent
}

function listOf(context: PDFContext, items: readonly PDFObject[]): PDFArray {
  const list = PDFArray.withContext(context)
  for (const item of items) list.push(item)
  return list
}

/** Leaves in an element only kids of one type. */
export function keepKids(dict: PDFDict, type: string): void {
  const kids = itemsAt(dict, 'K').filter((kid) => {
    const inner = dict.context.lookup(kid)
    return inner instanceof PDFDict && nameAt(inner, 'S') === type
  })
  if (kids.length === 0 || kids.length === itemsAt(dict, 'K').length) throw new Error(`not ${type} and more`)
  set(dict, 'K', listOf(dict.context, kids))
}

/** Heads that do not say whether they stand over a column or before a row. */
export function withoutScopes({ context }: OpenPdf): void {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'S') === 'TH') remove(object, 'A')
}

/** A cell of two rows stands before one that goes over all columns. */
export function overlapCells(pdf: OpenPdf): void {
  const { context } = pdf
  const cell = (columns: number, rows: number): PDFDict =>
    context.obj({ Type: 'StructElem', S: 'TD', A: { O: 'Table', ColSpan: columns, RowSpan: rows } })
  const row = (...cells: readonly PDFDict[]): PDFDict => context.obj({ Type: 'StructElem', S: 'TR', K: [...cells] })
  set(element(pdf, 'Table'), 'K', context.obj([row(cell(1, 1), cell(1, 2)), row(cell(2, 1))]))
}

export function tableOf(pdf: OpenPdf, ...parts: readonly string[]): void {
  const kids = parts.map((part) => pdf.context.obj({ Type: 'StructElem', S: part }))
  set(element(pdf, 'Table'), 'K', listOf(pdf.context, kids))
}

export function captionAmongRows(pdf: OpenPdf): void {
  const [first, ...rest] = itemsAt(element(pdf, 'TR'), 'K')
  const caption = pdf.context.obj({ Type: 'StructElem', S: 'Caption' })
  const row = (): PDFDict => pdf.context.obj({ Type: 'StructElem', S: 'TR', K: [first, ...rest] })
  set(element(pdf, 'Table'), 'K', pdf.context.obj([row(), caption, row()]))
}

/** The second paragraph names what the first one holds. */
export function ownTwice(pdf: OpenPdf): void {
  const first = element(pdf, 'P')
  const copy = PDFDict.withContext(pdf.context)
  for (const [key, value] of first.entries()) copy.set(key, value)
  const parent = dictAt(first, 'P')
  if (!parent) throw new Error('no parent')
  set(parent, 'K', pdf.context.obj([...itemsAt(parent, 'K'), pdf.context.register(copy)]))
}

/** Takes the owner of one piece of content out of the list of its page. */
export function holeInParentTree({ catalog, context }: OpenPdf): void {
  const tree = dictAt(rootOf(catalog), 'ParentTree')
  const leaf = tree && arrayAt(tree, 'Kids')?.lookup(0, PDFDict)
  const list = leaf && arrayAt(leaf, 'Nums')?.lookup(1)
  if (!(list instanceof PDFArray)) throw new Error('no list of owners')
  const index = list.asArray().findIndex((owner) => owner instanceof PDFRef)
  if (index < 0) throw new Error('no owner')
  list.set(index, context.obj(null))
}

/** Gives every glyph of a font the same text, in hexadecimal. */
export function spellWith(text: string): (pdf: OpenPdf) => void {
  return (pdf) => {
    const map = `1 beginbfrange <0000> <FFFF> [${`<${text}> `.repeat(2000)}] endbfrange`
    const stream = flateStream(pdf.context, Buffer.from(map, 'latin1'))
    set(font(pdf, 'Type0'), 'ToUnicode', pdf.context.register(stream))
  }
}

export function addStream(
  { catalog, context }: OpenPdf,
  entries: Readonly<Record<string, string | boolean | object>>,
): void {
  set(
    catalog,
    'Extra',
    context.register(PDFRawStream.of(context.obj(entries as Record<string, string>), new Uint8Array(4))),
  )
}
