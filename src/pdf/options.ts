/** What finishing needs to know about a document. */

import type { DocumentFacts } from './facts.ts'
import type { PdfFinding } from './finding.ts'
import type { Bookmark } from './finish/outline.ts'
import type { Mark } from './structure/marks.ts'

export type FinishOptions = DocumentFacts & {
  readonly direction?: 'ltr' | 'rtl'
  /** How pages are numbered from a page on, ascending by `start`; empty for plain numbers. */
  readonly pageLabels: readonly PageLabel[]
  /** How a reader lays the pages out. @default 'TwoPageRight' */
  readonly pageLayout?: 'SinglePage' | 'OneColumn' | 'TwoPageRight'
  /** By the name in `lang="…-x-NAME"`. */
  readonly marks: Readonly<Record<string, Mark>>
  /** Words for links, by name of the destination or by URL. */
  readonly linkNames: Readonly<Record<string, string>>
  /** Bookmarks; Chromium's own, gathered from the drawn headings, when absent. */
  readonly outline?: readonly Bookmark[]
  /** Part of PDF/A that the file keeps: only the third allows files inside. @default 'pdfa-2a' */
  readonly profile?: PdfProfile
  /** Files to embed, in order; only with `pdfa-3a`. */
  readonly attachments?: readonly Attachment[]
  /** Told what the check found; the claims of PDF/UA and PDF/A are left out where an error is among it. */
  readonly onFindings?: (findings: readonly PdfFinding[]) => void
}

export type PdfProfile = 'pdfa-2a' | 'pdfa-3a'

export type Attachment = {
  /** With `/` between folders. */
  readonly name: string
  /** `text/markdown` */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export type PageLabel = {
  /** Index of the page, from 0. */
  readonly start: number
  readonly style: 'decimal' | 'roman' | 'none'
  /** Number of that page. @default 1 */
  readonly first?: number
}
