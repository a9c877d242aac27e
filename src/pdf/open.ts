/** Opens the bytes of a PDF as objects in memory. */

import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { arrayAt, dictAt, nameAt, valueAt } from './objects.ts'
import { parseFile } from './parse.ts'

export type OpenPdf = {
  readonly context: PDFContext
  readonly catalog: PDFDict
  /** In reading order. */
  readonly pages: readonly PdfPage[]
}

export type PdfPage = { readonly index: number; readonly ref: PDFRef; readonly dict: PDFDict }

/** Parses a whole file. Throws where the file is no PDF or has no catalog. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  return openedPdf(parseFile(bytes))
}

/** The document that the trailer of a file leads to. Throws where there is none. */
export function openedPdf(context: PDFContext): OpenPdf {
  const catalog = context.lookup(context.trailerInfo.Root)
  if (!(catalog instanceof PDFDict)) throw new Error('The PDF has no catalog')
  const tree = dictAt(catalog, 'Pages')
  const root = catalog.get(PDFName.of('Pages'))
  const pages = tree && root ? pagesUnder(tree, root).map((page, index) => ({ index, ...page })) : []
  return { context, catalog, pages }
}

function pagesUnder(node: PDFDict, ref: PDFObject): readonly Omit<PdfPage, 'index'>[] {
  if (nameAt(node, 'Type') !== 'Pages') return ref instanceof PDFRef ? [{ ref, dict: node }] : []
  const kids = arrayAt(node, 'Kids')?.asArray() ?? []
  return kids.flatMap((kid) => {
    const dict = kid instanceof PDFRef ? node.context.lookup(kid) : kid
    return dict instanceof PDFDict ? pagesUnder(dict, kid) : []
  })
}

/** Looks a page's attribute up where pages inherit it from (ISO 32000-1, 7.7.3.4). */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFDict | undefined = page
  for (let depth = 0; node && depth < 32; depth++) {
    const value: PDFObject | undefined = valueAt(node, key)
    if (value) return value
    node = dictAt(node, 'Parent')
  }
  return undefined
}

/** The same, where it is a dictionary. */
export function inheritedDict(page: PDFDict, key: string): PDFDict | undefined {
  const value = inherited(page, key)
  return value instanceof PDFDict ? value : undefined
}
