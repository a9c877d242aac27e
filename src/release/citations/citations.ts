/** How an edition is cited, in the three styles that schools and journals ask for. */

import type { EditionManifest } from '../manifest.ts'
import { apa } from './apa.ts'
import { chicago } from './chicago.ts'
import { citedOf } from './cited.ts'
import { mla } from './mla.ts'
import type { Piece } from './pieces.ts'

export type Citation = {
  readonly style: 'apa' | 'mla' | 'chicago'
  /** As readers know it, with its edition. */
  readonly name: string
  /** One after the other; the text of the page. */
  readonly pieces: readonly Piece[]
}

/**
 * Cites an edition. These styles are conventions of English, so that their own words (`edited by`, `n.d.`, names of months) are English
 * whatever the language of the work; names and titles stand as they are, their capitals too.
 *
 * @param url address of the page of the edition; the address in its metadata when absent
 */
export function citationsOf(manifest: EditionManifest, url?: string): readonly Citation[] {
  const cited = citedOf(manifest, url)
  return [
    { style: 'apa', name: 'APA (7th ed.)', pieces: apa(cited) },
    { style: 'mla', name: 'MLA (9th ed.)', pieces: mla(cited) },
    { style: 'chicago', name: 'Chicago (18th ed.)', pieces: chicago(cited) },
  ]
}
