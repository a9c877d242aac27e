/** Reads a manuscript in plain text: headings from evidence, paragraphs, section breaks, and lines that must stay lines. */

import type { Root } from 'mdast'
import type { Processor } from 'unified'
import type { ManuscriptFile } from '../manuscript.ts'
import { blocksOf } from './plain-text/blocks.ts'
import { reportDoubts } from './plain-text/doubts.ts'
import { readOutline } from './plain-text/headings.ts'

/** The parser of plain text, in the place of remark's. */
export function plainText(this: Processor, manuscriptFile: ManuscriptFile, language: string | undefined): void {
  this.parser = () => parsePlainText(manuscriptFile, language)
}

/**
 * Turns plain text into mdast. Nothing in it is taken for Markdown: `*`, `_` and `<b>` stay as typed. Every node has its
 * place in the file. Lines that may or may not be headings are warnings on the file.
 *
 * @param language BCP 47; helps to tell sentences from headings.
 */
export function parsePlainText(manuscriptFile: ManuscriptFile, language?: string): Root {
  const { file, start, outline: sidecar } = manuscriptFile
  const text = String(file)
  const outline = readOutline(text, { start, sidecar, language })
  reportDoubts(file, outline)
  return { type: 'root', children: blocksOf(outline) }
}
