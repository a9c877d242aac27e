/** Joins named destinations, and makes links of one part into another what they would be in one document. */

import type { PDFDict, PDFName } from 'pdf-lib'
import { dictAt, dictOf, itemsAt, nameAt, nameOf, nameText, remove, set, textAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'

/** Gathers the names of all parts; of two that are the same the first counts (ISO 32000-1, 12.3.2.3). */
export function joinDestinations(parts: readonly OpenPdf[]): void {
  const [first, ...others] = parts
  if (!first) return
  const all = dictAt(first.catalog, 'Dests') ?? first.context.obj({})
  for (const { catalog } of others)
    for (const [name, place] of dictAt(catalog, 'Dests')?.entries() ?? []) if (!all.has(name)) all.set(name, place)
  if (all.keys().length > 0 && !dictAt(first.catalog, 'Dests')) set(first.catalog, 'Dests', all)
}

/** Gives each link whose address begins so the destination that is named behind; as Chromium writes links within one document. */
export function joinLinks(parts: readonly OpenPdf[], address: string): void {
  const [first] = parts
  const known = first && dictAt(first.catalog, 'Dests')
  const names = new Map((known?.keys() ?? []).map((name) => [nameText(name), name]))
  for (const { pages } of parts)
    for (const { dict: page } of pages)
      for (const item of itemsAt(page, 'Annots')) {
        const link = dictOf(page, item)
        if (link && nameAt(link, 'Subtype') === 'Link') joinLink(link, names, address)
      }
}

function joinLink(link: PDFDict, names: ReadonlyMap<string, PDFName>, address: string): void {
  const action = dictAt(link, 'A')
  const uri = action && textAt(action, 'URI')
  if (!uri?.startsWith(address)) return
  const name = uri.slice(address.length)
  remove(link, 'A')
  set(link, 'Dest', names.get(name) ?? nameOf(name))
}
