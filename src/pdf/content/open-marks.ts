/** Marked content while it is open (ISO 32000-1, 14.6). */

import type { FontUse } from './fonts.ts'
import { dictionaryEntries, numberValue, stringValue, textValue } from './values.ts'

/** A mark that was opened and not closed yet; what is in it is noted as it comes. */
export type OpenMark = {
  readonly tag: string
  readonly start: number
  readonly openEnd: number
  mcid: number | undefined
  actualText: string | undefined
  showsText: boolean
  paints: boolean
  /** Outermost, and something is painted in it that neither the structure tree nor an artifact owns. */
  isUnowned: boolean
  glyphs: number
  code: number
  font: FontUse | undefined
}

export function newMark(tag: string, start: number, openEnd: number): OpenMark {
  return {
    tag,
    start,
    openEnd,
    mcid: undefined,
    actualText: undefined,
    showsText: false,
    paints: false,
    isUnowned: false,
    glyphs: 0,
    code: 0,
    font: undefined,
  }
}

/** Whether what is inside belongs to the structure tree or is an artifact. */
export function isOwner(mark: OpenMark): boolean {
  return mark.mcid !== undefined || mark.tag === 'Artifact'
}

/** Notes the number and the replacement text of `/Tag <<…>> BDC`. */
export function readProperties(bytes: Uint8Array, start: number, mark: OpenMark): void {
  const entries = dictionaryEntries(bytes, start)
  const mcid = entries.get('MCID')
  const actualText = entries.get('ActualText')
  if (mcid) mark.mcid = numberValue(bytes, mcid.start, mcid.end)
  if (actualText) mark.actualText = textValue(stringValue(bytes, actualText.start, actualText.end))
}
