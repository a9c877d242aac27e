/** Makes personal copies of a finished PDF: the bookplate is added behind its bytes, none of which is changed. */

import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib'
import { PDFArray, PDFName, PDFNumber, PDFRef } from 'pdf-lib'
import { ChapbookError } from '../errors.ts'
import { arrayAt, dictAt, dictOf, itemsAt, numberAt, numbersOf, refAt, set, valueAt } from '../pdf/objects.ts'
import { inherited, openPdf, type OpenPdf, type PdfPage } from '../pdf/open.ts'
import { pageBytes } from '../pdf/content/scan.ts'
import { updatedFile, withUpdate } from '../pdf/update.ts'
import { partObjects, type BookplatePart } from './bookplate-part.ts'

export type PdfCopier = {
  /** Of a page of the book, CSS px. */
  readonly page: { readonly width: number; readonly height: number }
  /** How many pages a copy has more, and before which page, from 1. */
  readonly added: { readonly pages: number; readonly before: number }
  readonly copy: (part: BookplatePart) => Uint8Array
}

/**
 * Reads a PDF once and returns what makes copies of it.
 *
 * The bookplate takes the place of a blank page behind the first one, which is the half title of a book. Without such a page it becomes
 * the front of a leaf before the first page, whose back is blank, so that rectos stay rectos; these two pages are called `a` and `b`, and all
 * others keep their names. Destinations and bookmarks name pages by their objects and need no change.
 *
 * @throws ChapbookError (usage) where the file is none that Chapbook has finished, or one for a printer
 */
export async function pdfCopier(bytes: Uint8Array): Promise<PdfCopier> {
  const pdf = await openPdf(bytes).catch((cause: unknown) => {
    throw notOurs(cause)
  })
  const [first, second] = pdf.pages
  const tree = treeOf(pdf)
  if (!first || !tree) throw notOurs()
  const file = updatedFile(bytes, pdf.context)
  const blank = second && isBlank(second) ? second : undefined
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(boxOf(first))
  return {
    page: { width: ((right - left) * 96) / 72, height: ((top - bottom) * 96) / 72 },
    added: blank ? { pages: 0, before: 2 } : { pages: 2, before: 1 },
    copy: (part) => {
      const added = blank ? inBlank(blank, file.size) : inFront(pdf, first, file.size)
      const drawn = partObjects(part, {
        context: pdf.context,
        firstNumber: added.next,
        page: added.page,
        parent: tree.ref,
      })
      set(added.dict, 'Contents', drawn.contents)
      set(added.dict, 'Resources', drawn.resources)
      set(added.dict, 'StructParents', PDFNumber.of(tree.nextKey))
      set(added.dict, 'Tabs', PDFName.of('S'))
      const structure = withBookplate(pdf, tree, { index: blank ? 1 : 0, ...drawn })
      return withUpdate(file, new Map([...added.objects, ...drawn.objects, ...structure]))
    },
  }
}

type Added = {
  /** The page of the bookplate, to be filled. */
  readonly page: PDFRef
  readonly dict: PDFDict
  readonly objects: readonly (readonly [number, PDFObject])[]
  readonly next: number
}

/** The blank page with the same number, so that all that leads to it still does. */
function inBlank({ ref, dict }: PdfPage, next: number): Added {
  const page = dict.clone()
  return { page: ref, dict: page, objects: [[ref.objectNumber, page]], next }
}

/** A leaf before the first page. */
function inFront({ catalog, context }: OpenPdf, first: PdfPage, size: number): Added {
  const root = refAt(catalog, 'Pages')
  const pages = dictAt(catalog, 'Pages')?.clone()
  if (!root || !pages) throw notOurs()
  const [front, back] = [PDFRef.of(size), PDFRef.of(size + 1)]
  const page = (): PDFDict => {
    const made = context.obj({ Type: 'Page', Parent: root, Resources: {} })
    for (const box of ['MediaBox', 'CropBox']) {
      const value = inherited(first.dict, box)
      if (value) set(made, box, value)
    }
    return made
  }
  const dict = page()
  set(pages, 'Kids', context.obj([front, back, ...itemsAt(pages, 'Kids')]))
  set(pages, 'Count', PDFNumber.of((numberAt(pages, 'Count') ?? 0) + 2))
  const labelled = catalog.clone()
  set(
    labelled,
    'PageLabels',
    context.obj({ Nums: [PDFNumber.of(0), context.obj({ S: 'a' }), ...laterLabels(catalog)] }),
  )
  const objects: Added['objects'] = [
    [size, dict],
    [size + 1, page()],
    [root.objectNumber, pages],
    [rootNumber(context), labelled],
  ]
  return { page: front, dict, objects, next: size + 2 }
}

/** The names of the pages, two pages later. */
function laterLabels(catalog: PDFDict): readonly PDFObject[] {
  const labels = dictAt(catalog, 'PageLabels')
  const numbers = labels && arrayAt(labels, 'Nums')?.asArray()
  if (!numbers) return [PDFNumber.of(2), catalog.context.obj({ S: 'D' })]
  return numbers.map((value) => (value instanceof PDFNumber ? PDFNumber.of(value.asNumber() + 2) : value))
}

type Tree = {
  /** The document element. */
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly root: PDFRef
  readonly rootDict: PDFDict
  /** Of the parent tree, above all that are taken. */
  readonly nextKey: number
}

function treeOf({ catalog }: OpenPdf): Tree | undefined {
  const [root, rootDict] = [refAt(catalog, 'StructTreeRoot'), dictAt(catalog, 'StructTreeRoot')]
  const [ref] = rootDict ? itemsAt(rootDict, 'K') : []
  const dict = rootDict && ref && dictOf(rootDict, ref)
  const nextKey = rootDict && numberAt(rootDict, 'ParentTreeNextKey')
  if (!root || !dict || !(ref instanceof PDFRef) || nextKey === undefined) return undefined
  return { ref, dict, root, rootDict, nextKey }
}

type Placed = {
  /** Of the page, from 0. */
  readonly index: number
  readonly element: PDFRef
  /** By MCID, the elements that own the content of the page. */
  readonly owners: readonly PDFRef[]
}

/** The structure tree with the bookplate before what follows it on later pages (ISO 32000-1, 14.7.2 to 14.7.4). */
function withBookplate(
  { context, pages }: OpenPdf,
  { ref, dict, root, rootDict, nextKey }: Tree,
  { index, element, owners }: Placed,
): readonly (readonly [number, PDFObject])[] {
  const indices = new Map(pages.map((page) => [page.ref, page.index]))
  const kids = itemsAt(dict, 'K')
  const place = kids.findIndex((kid) => (firstPage(dict, kid, indices) ?? -1) >= index)
  const document = dict.clone()
  set(document, 'K', context.obj(kids.toSpliced(place < 0 ? kids.length : place, 0, element)))
  const parents = dictAt(rootDict, 'ParentTree')?.clone() ?? context.obj({})
  const leaf = [PDFNumber.of(nextKey), context.obj([...owners])]
  if (arrayAt(parents, 'Kids')) {
    const limits = [nextKey, nextKey]
    set(parents, 'Kids', context.obj([...itemsAt(parents, 'Kids'), context.obj({ Limits: limits, Nums: leaf })]))
  } else set(parents, 'Nums', context.obj([...itemsAt(parents, 'Nums'), ...leaf]))
  const changedRoot = rootDict.clone()
  set(changedRoot, 'ParentTree', parents)
  set(changedRoot, 'ParentTreeNextKey', PDFNumber.of(nextKey + 1))
  return [
    [ref.objectNumber, document],
    [root.objectNumber, changedRoot],
  ]
}

function firstPage(holder: PDFDict, kid: PDFObject, indices: ReadonlyMap<PDFRef, number>): number | undefined {
  const element = dictOf(holder, kid)
  const page = element && refAt(element, 'Pg')
  if (page) return indices.get(page)
  for (const inner of element ? itemsAt(element, 'K') : []) {
    const found = element && firstPage(element, inner, indices)
    if (found !== undefined) return found
  }
  return undefined
}

function isBlank(page: PdfPage): boolean {
  if (numberAt(page.dict, 'StructParents') !== undefined || valueAt(page.dict, 'Annots')) return false
  return Buffer.from(pageBytes(page)).toString('latin1').trim() === ''
}

function boxOf({ dict }: PdfPage): PDFArray | undefined {
  const box = inherited(dict, 'MediaBox')
  return box instanceof PDFArray ? box : undefined
}

function rootNumber({ trailerInfo: { Root } }: PDFContext): number {
  return Root instanceof PDFRef ? Root.objectNumber : 0
}

function notOurs(cause?: unknown): ChapbookError {
  return new ChapbookError('The PDF of the release is none that can be read on a screen and was made by Chapbook', {
    kind: 'usage',
    hint: 'Make the release anew with its PDF for the screen, or choose the EPUB alone: --edition epub.',
    ...(cause === undefined ? {} : { cause }),
  })
}
