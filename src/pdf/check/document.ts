/** Runs the groups of rules over an open document and gathers what they find. */

import type { PdfFinding } from '../finding.ts'
import type { ScannedPages } from '../content/scan.ts'
import { scanPages } from '../content/scan.ts'
import type { OpenPdf } from '../open.ts'
import { checkAnnotations } from './annotations.ts'
import { checkAttachments } from './attachments.ts'
import { checkCatalog } from './catalog.ts'
import { checkColour } from './colour.ts'
import { checkContent } from './content.ts'
import { checkFonts } from './fonts.ts'
import { checkHeadings } from './headings.ts'
import { checkLanguages } from './languages.ts'
import { checkMetadata } from './metadata.ts'
import { checkNesting } from './nesting.ts'
import { checkObjects } from './objects.ts'
import { checkStructure } from './structure.ts'
import type { ArchiveStandard, Fault, Subject } from './subject.ts'
import { readSubject } from './subject.ts'
import { checkTables } from './tables.ts'

const GROUPS: readonly ((subject: Subject) => Iterable<Fault>)[] = [
  checkCatalog,
  checkMetadata,
  checkAttachments,
  checkStructure,
  checkNesting,
  checkHeadings,
  checkTables,
  checkLanguages,
  checkContent,
  checkAnnotations,
  checkFonts,
  checkColour,
  checkObjects,
]

/**
 * Everything but what only the bytes of the file show.
 * @param scanned What a scan of the content finds, where it was scanned already.
 */
export function checkDocument(pdf: OpenPdf, scanned: ScannedPages = scanPages(pdf.pages)): readonly PdfFinding[] {
  const subject = readSubject(pdf, scanned)
  return gather(
    GROUPS.flatMap((check) => [...check(subject)]),
    subject.archives,
  )
}

/** One finding for each standard and rule, with the first place and the number of places. */
export function gather(faults: Iterable<Fault>, archives: ArchiveStandard = 'PDF/A-2a'): readonly PdfFinding[] {
  const findings = new Map<string, PdfFinding>()
  const add = (standard: PdfFinding['standard'], rule: string | undefined, { message, place }: Fault): void => {
    if (rule === undefined) return
    const key = `${standard} ${rule} ${message}`
    const known = findings.get(key)
    const severity = standard === 'Chapbook' ? 'warning' : 'error'
    findings.set(
      key,
      known
        ? { ...known, count: known.count + 1 }
        : { standard, rule, severity, message, ...(place && { place }), count: 1 },
    )
  }
  for (const fault of faults) {
    add('PDF/UA-1', fault.ua, fault)
    add(archives, fault.archive, fault)
    add('Chapbook', fault.advice, fault)
  }
  return [...findings.values()]
}
