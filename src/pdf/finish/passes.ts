/** The passes of finishing, in order, over one open document. */

import { checkDocument } from '../check/document.ts'
import type { PdfFinding } from '../finding.ts'
import type { PrintedBatches } from '../join.ts'
import { joinBatches } from '../join.ts'
import type { ScannedPages } from '../content/scan.ts'
import { scanPages } from '../content/scan.ts'
import type { OpenPdf } from '../open.ts'
import { openPdf } from '../open.ts'
import type { FinishOptions } from '../options.ts'
import { serialise } from '../serialise.ts'
import { collapse } from '../structure/collapse.ts'
import { placeContent } from '../structure/decoration.ts'
import { groupFigures } from '../structure/figures.ts'
import { completeLists } from '../structure/lists.ts'
import { locateContent } from '../structure/locate.ts'
import { readMarks } from '../structure/marks.ts'
import { nameHeads } from '../structure/heads.ts'
import { nameNotes } from '../structure/notes.ts'
import { wrapLooseText } from '../structure/paragraphs.ts'
import { tidyTables } from '../structure/tables.ts'
import { readStructureTree } from '../structure/tree.ts'
import { writeStructureTree } from '../structure/write.ts'
import { attachFiles } from './attachments.ts'
import { writeCatalog, writeMetadata } from './catalog.ts'
import { rewriteContent } from './content.ts'
import { settleGlyphTexts } from './glyph-text.ts'
import { writeInformation } from './information.ts'
import { nameLinks } from './links.ts'
import { writeOutline } from './outline.ts'
import { xmpPacket } from './xmp.ts'

/** Runs every pass and writes the file. */
export async function runPasses(printed: Uint8Array | PrintedBatches, options: FinishOptions): Promise<Uint8Array> {
  const pdf = printed instanceof Uint8Array ? await openPdf(printed) : await joinBatches(printed)
  const written = await finishText(pdf, options)
  nameLinks(pdf, options.linkNames)
  if (options.outline) writeOutline(pdf, options.outline)
  writeCatalog(pdf, options)
  attachFiles(pdf, options)
  writeInformation(pdf, options)
  const part = options.profile === 'pdfa-3a' ? 3 : 2
  writeMetadata(pdf, xmpPacket(options, { ua: true, archive: `${part}A` }))
  const findings = checkDocument(pdf, written)
  const claims = {
    ua: !hasError(findings, 'PDF/UA-1'),
    archive: hasError(findings, `PDF/A-${part}a`) ? false : (`${part}A` as const),
  } as const
  if (!claims.ua || !claims.archive) writeMetadata(pdf, xmpPacket(options, claims))
  options.onFindings?.(findings)
  return serialise(pdf.context)
}

/** Content and structure know of each other: what decorates leaves the tree, and the tree says what decorates. */
async function finishText(pdf: OpenPdf, { language, marks }: FinishOptions): Promise<ScannedPages> {
  const { contents, fonts } = scanPages(pdf.pages)
  const printed = readStructureTree(pdf.catalog) ?? []
  const located = locateContent(printed, contents)
  const { tree, decoration, drawings } = placeContent(readMarks(printed, marks, language), located)
  const grouped = groupFigures(collapse(tree))
  const complete = nameHeads(tidyTables(completeLists(grouped, drawings), pdf.context), pdf.context)
  writeStructureTree(pdf, nameNotes(wrapLooseText(complete)))
  return await rewriteContent(pdf, contents, decoration, settleGlyphTexts(pdf, fonts))
}

function hasError(findings: readonly PdfFinding[], standard: PdfFinding['standard']): boolean {
  return findings.some((finding) => finding.standard === standard && finding.severity === 'error')
}
