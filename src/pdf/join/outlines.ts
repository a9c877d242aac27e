/** Joins bookmarks (ISO 32000-1, 12.3.3). */

import type { PDFDict, PDFRef } from 'pdf-lib'
import { PDFNumber } from 'pdf-lib'
import { dictAt, numberAt, refAt, set } from '../objects.ts'
import type { OpenPdf } from '../open.ts'

/** Chains the first levels of all parts to one, under the outline of the first part that has bookmarks. */
export function joinOutlines(parts: readonly OpenPdf[]): void {
  const outlines = parts.flatMap(({ catalog }) => {
    const [ref, dict] = [refAt(catalog, 'Outlines'), dictAt(catalog, 'Outlines')]
    return ref && dict && refAt(dict, 'First') ? [{ ref, dict }] : []
  })
  const [root] = outlines
  const [first] = parts
  if (!root || !first) return
  let previous: { readonly ref: PDFRef; readonly dict: PDFDict } | undefined
  let count = 0
  for (const { dict } of outlines) {
    count += numberAt(dict, 'Count') ?? 0
    for (let ref = refAt(dict, 'First'), item = dictAt(dict, 'First'); ref && item;) {
      set(item, 'Parent', root.ref)
      if (previous) {
        set(previous.dict, 'Next', ref)
        set(item, 'Prev', previous.ref)
      }
      previous = { ref, dict: item }
      ;[ref, item] = [refAt(item, 'Next'), dictAt(item, 'Next')]
    }
  }
  if (previous) set(root.dict, 'Last', previous.ref)
  set(root.dict, 'Count', PDFNumber.of(count))
  set(first.catalog, 'Outlines', root.ref)
}
