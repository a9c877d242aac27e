/** Joins the PDFs that Chromium printed of the parts of one document. */

import { PDFContext, PDFNumber } from 'pdf-lib'
import { joinDestinations, joinLinks } from './join/destinations.ts'
import { joinFonts } from './join/fonts.ts'
import { joinOutlines } from './join/outlines.ts'
import { startSharing, shareResources } from './join/resources.ts'
import { joinStructure, renumberParts } from './join/structure.ts'
import { dictAt, numberAt, refAt, set } from './objects.ts'
import { type OpenPdf, openedPdf } from './open.ts'
import { parseFile } from './parse.ts'

/** The parts of a document, in order. */
export type PrintedBatches = {
  readonly batches: AsyncIterable<Uint8Array>
  /** How the address of a link into another part begins; behind it stands the name of the destination. */
  readonly address: string
}

/**
 * Reads each part when it comes, and makes one document of all, as if it had been printed at once: pages, tags, bookmarks,
 * destinations, links, each font and each picture once. Parent tree and identifiers of the tags are left to the finishing, which
 * writes both anew. The same parts give the same document. Throws where a part is no PDF, or where there is none.
 */
export async function joinBatches({ batches, address }: PrintedBatches): Promise<OpenPdf> {
  const context = PDFContext.create()
  const parts: OpenPdf[] = []
  const sharing = startSharing(context)
  let nextKey = 0
  for await (const bytes of batches) {
    const firstNumber = context.largestObjectNumber + 1
    const part = openedPdf(parseFile(bytes, context))
    nextKey += renumberParts(context, firstNumber, { part: parts.length, firstKey: nextKey })
    shareResources(part, sharing)
    parts.push(part)
  }
  const [first, ...others] = parts
  if (!first) throw new Error('Nothing was printed')
  if (others.length === 0) return first
  joinFonts(sharing.fonts)
  joinPages(first, parts)
  joinStructure(parts, nextKey)
  joinOutlines(parts)
  joinDestinations(parts)
  joinLinks(parts, address)
  const root = context.getObjectRef(first.catalog)
  if (root) context.trailerInfo.Root = root
  return openedPdf(context)
}

/** One page tree that holds those of the parts (ISO 32000-1, 7.7.3.2). */
function joinPages({ catalog, context }: OpenPdf, parts: readonly OpenPdf[]): void {
  const trees = parts.flatMap((part) => {
    const [ref, tree] = [refAt(part.catalog, 'Pages'), dictAt(part.catalog, 'Pages')]
    return ref && tree ? [{ ref, tree }] : []
  })
  const count = trees.reduce((sum, { tree }) => sum + (numberAt(tree, 'Count') ?? 0), 0)
  const root = context.register(
    context.obj({ Type: 'Pages', Kids: trees.map(({ ref }) => ref), Count: PDFNumber.of(count) }),
  )
  for (const { tree } of trees) set(tree, 'Parent', root)
  set(catalog, 'Pages', root)
}
