/** What a document does with each of its fonts: which glyphs are shown, where, and what text they stand for. */

import type { PDFRef } from 'pdf-lib'
import { PDFDict } from 'pdf-lib'
import { nameAt, refAt, valueAt } from '../objects.ts'

/** Filled while the pages are scanned. */
export type FontUse = {
  readonly dict: PDFDict
  readonly ref: PDFRef | undefined
  /** Bytes of one code: 2 in composite fonts, else 1. */
  readonly codeBytes: 1 | 2
  /** By code: how it was shown, as a sum of `SHOWN_…`. */
  readonly shown: Uint8Array
  /** By code: the texts that `ActualText` gave for it alone, with how often. */
  readonly replaced: Map<number, Map<string, number>>
}

/** As part of the text, read by its own code. */
export const SHOWN_TAGGED = 1
/** Outside the text: heads, folios, line-end hyphens. */
export const SHOWN_ARTIFACT = 2
/** Under an `ActualText`, which is read in its place. */
export const SHOWN_REPLACED = 4

export type FontUses = Map<PDFDict, FontUse>

/** The record of a font by its name in a resource dictionary; made at its first use. */
export function fontUse(uses: FontUses, fonts: PDFDict | undefined, name: string): FontUse | undefined {
  const dict = fonts && valueAt(fonts, name)
  if (!(dict instanceof PDFDict)) return undefined
  const known = uses.get(dict)
  if (known) return known
  const codeBytes = nameAt(dict, 'Subtype') === 'Type0' ? 2 : 1
  const ref = fonts && refAt(fonts, name)
  const use = {
    dict,
    ref,
    codeBytes,
    shown: new Uint8Array(codeBytes === 2 ? 65536 : 256),
    replaced: new Map(),
  } as const
  uses.set(dict, use)
  return use
}
